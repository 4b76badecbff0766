import { areExchanged } from './areExchanged.ts';
import { foldWords, marksOf } from './marks.ts';
import type { ReadPassage } from './readPassage.ts';
import { type Clause, meaningOf, type Statement } from './readStatement.ts';
import { type Alike, countIn, type Doubt, pointsBack, sameWord } from './supports.ts';

/**
 * A name must stand where the sentence is from, which is where most of the other words of its clause stand. A name of the
 * title, or of the sentence before, may be put in for "it", but not in the place of another name: "Business" for "Economy".
 */
export function doubtNames(
  names: string[],
  said: Statement,
  passage: ReadPassage,
  at: number[],
  isAlike = sameWord,
): Doubt | null {
  const from = [...new Set(at)].filter((index) => index >= 0);
  const isSaidThere = (name: string) => from.some((index) => saidAt(passage, index).includes(` ${name} `));
  const isStandIn = (name: string) => from.some((index) => mayStandIn(name, names, said, passage, index));
  if (!names.every((name) => isSaidThere(name) || isStandIn(name))) return 'name';
  const isMoved = said.clauses.some((clause, i) =>
    isElsewhere(clause, at[i] ?? -1, { names, said, passage, isAlike }),
  );
  return isMoved ? 'name' : null;
}

const saidAt = ({ statements }: ReadPassage, index: number): string =>
  ` ${foldWords(statements[index]?.text ?? '')} `;

/** For "it": the title's, or the sentence's before where this one points to it and the reply does not any more. */
function mayStandIn(
  name: string,
  names: string[],
  said: Statement,
  passage: ReadPassage,
  index: number,
): boolean {
  const own = passage.statements[index]!;
  const isReplaced = marksOf(own.text).names.some((other) => !names.includes(other));
  const isOfTitle = name.split(' ').every((word) => passage.titleWords.has(meaningOf(word)));
  if (isOfTitle && !isReplaced) return true;
  const isBefore = pointsBack(own) && saidAt(passage, index - 1).includes(` ${name} `);
  return isBefore && !(isReplaced && pointsBack(said));
}

/** The clause's other words stand together in a sentence that does not have its name. */
function isElsewhere(
  { content }: Clause,
  index: number,
  {
    names,
    said,
    passage,
    isAlike,
  }: { names: string[]; said: Statement; passage: ReadPassage; isAlike: Alike },
): boolean {
  const ofNames = new Set(names.flatMap((name) => name.split(' ').map(meaningOf)));
  const mine = names.filter((name) => name.split(' ').some((word) => content.has(meaningOf(word))));
  const others = new Set([...content].filter((word) => !ofNames.has(word)));
  if (mine.length === 0 || others.size === 0 || index < 0) return false;
  const scores = passage.statements.map((statement) => countIn(others, statement.content, isAlike));
  const best = Math.max(...scores);
  if (best <= scores[index]!) return false;
  const there = scores.flatMap((score, i) => (score === best ? [i] : []));
  return !there.some((i) =>
    mine.every(
      (name) => saidAt(passage, i).includes(` ${name} `) || mayStandIn(name, names, said, passage, i),
    ),
  );
}

/** Each name, code and number in its own place, as far as the words around it tell. */
export function doubtRoles(
  text: string,
  { statements, text: whole }: ReadPassage,
  at: number[],
): Doubt | null {
  const source = [...new Set(at)].sort((a, b) => a - b).map((index) => statements[index]?.text ?? '');
  const isKnownName = (word: string) => new RegExp(`[\\p{Ll}\\d,]\\s${word}(?![\\p{L}\\d])`, 'u').test(whole);
  return areExchanged(text, source.join(' ; '), isKnownName) ? 'name' : null;
}
