import { ANTONYMS, CONDITIONS, EXCEPT, EXCEPTION, ONLY, POINTING, STRONG, UNIVERSAL } from './lists.ts';
import type { Marks } from './marks.ts';
import type { Figure } from './readFigures.ts';
import type { ReadPassage } from './readPassage.ts';
import { type Clause, meaningOf, type Statement } from './readStatement.ts';

/** Why a sentence is not supported; `null`: it is. */
export type Doubt =
  | 'link'
  | 'phone'
  | 'name'
  | 'figure'
  | 'negation'
  | 'contrary'
  | 'promise'
  | 'words'
  | 'exception';

/** One word in so many may be the model's own; the others the passage must say. A single noun can be an invention. */
const OWN_WORDS = 6;
/** Share of them that one sentence must say; the rest may stand around it. */
const COVERED_BY_ONE = 0.45;

export interface Support {
  doubt: Doubt | null;
  /** The passage's sentences that speak for it. */
  at: number[];
}

/** Addresses, telephone numbers, codes and names: letter by letter in the passage. */
export function doubtMarks(
  { links, phones, names }: Marks,
  passage: ReadPassage,
  known: Set<string>,
): Doubt | null {
  if (!links.every((link) => passage.links.has(link))) return 'link';
  if (!phones.every((phone) => passage.phones.has(phone))) return 'phone';
  const isThere = (name: string) =>
    known.has(name) || passage.folded.includes(` ${name} `) || saysStem(passage, name);
  return names.every(isThere) ? null : 'name';
}

const saysStem = ({ statements, titleWords }: ReadPassage, name: string): boolean => {
  const word = meaningOf(name);
  return titleWords.has(word) || statements.some(({ all }) => all.has(word));
};

/** Clause by clause: each must be said by one sentence of the passage and those around it, in the same sense. */
export function supportOf(statement: Statement, passage: ReadPassage, isAlike = sameWord): Support {
  const at: number[] = [];
  for (const clause of statement.clauses) {
    const { doubt, index } = clauseSupport(clause, statement, passage, isAlike);
    if (doubt) return { doubt, at };
    at.push(index);
  }
  const doubt = doubtUniversal(
    statement,
    at.map((i) => passage.statements[i]!),
  );
  return { doubt, at };
}

/** Speaks of what stands before it. */
export const pointsBack = (statement: Statement | undefined): boolean =>
  statement !== undefined && POINTING_WORDS.some((word) => statement.all.has(word));

/** Whether a word is one of these. */
export type Alike = (word: string, others: Set<string>) => boolean;

export const sameWord: Alike = (word, others) => others.has(word);

/** In languages whose endings the stemmer does not know, words are the same that begin the same. */
export const likeWord: Alike = (word, others) => {
  if (others.has(word)) return true;
  if (word.length < 5) return false;
  for (const other of others) {
    const shared = Math.max(4, Math.ceil(0.7 * Math.max(word.length, other.length)));
    if (other.length >= shared && word.slice(0, shared) === other.slice(0, shared)) return true;
  }
  return false;
};

function clauseSupport(
  clause: Clause,
  whole: Statement,
  passage: ReadPassage,
  isAlike: Alike,
): { doubt: Doubt | null; index: number } {
  // A clause without words of its own ("if so, within 5 days") is read with those of its sentence.
  const content = clause.content.size > 0 ? clause.content : whole.content;
  const scores = passage.statements.map((statement) => countIn(content, statement.content, isAlike));
  const best = Math.max(0, ...scores);
  const hasFigures = clause.figures.length > 0;
  if (best === 0 && !hasFigures) return { doubt: 'words', index: -1 };
  let doubt: Doubt | null = 'words';
  // Only the sentences that say most of it: another one may say the opposite of something else.
  for (const [index, score] of scores.entries()) {
    if (score < best) continue;
    doubt = doubtClause({ ...clause, content }, passage, index, isAlike);
    if (!doubt) return { doubt: doubtCondition(clause, whole, passage.statements[index]!, isAlike), index };
  }
  return doubt === 'words' ? partsSupport(clause, whole, passage, isAlike) : { doubt, index: -1 };
}

/** Two things in one clause, said by two sentences. With figures in it, they might be exchanged. */
function partsSupport(
  { parts, figures }: Clause,
  whole: Statement,
  passage: ReadPassage,
  isAlike: Alike,
): { doubt: Doubt | null; index: number } {
  const doubt = { doubt: 'words' as const, index: -1 };
  if (parts.length === 0 || figures.length > 0) return doubt;
  const found = parts.map((part) => clauseSupport(part, whole, passage, isAlike));
  return found.find((part) => part.doubt) ?? found[0]!;
}

export const countIn = (content: Set<string>, theirs: Set<string>, isAlike: Alike): number =>
  [...content].filter((word) => isAlike(word, theirs)).length;

function doubtClause(clause: Clause, passage: ReadPassage, index: number, isAlike: Alike): Doubt | null {
  const statement = passage.statements[index]!;
  const around = aroundOf(passage, index);
  const size = clause.content.size;
  if (!clause.figures.every((figure) => isSaid(figure, clause, statement, isAlike))) return 'figure';
  const own = countIn(clause.content, statement.content, isAlike);
  const missing = [...clause.content].filter((word) => !isAlike(word, around));
  if (missing.length > Math.floor(size / OWN_WORDS) || own / size < COVERED_BY_ONE) return 'words';
  // What another sentence speaks of is no word of its own: "Business" may have taken the place of "Economy".
  if (missing.some((word) => passage.words.has(word))) return 'words';
  if (isExcepted(clause, statement, isAlike)) return 'exception';
  // One clause that says it in the same sense is enough, where several are as close.
  const doubts = closestOf(clause, statement, isAlike).map((other) => doubtSense(clause, other, around));
  if (!doubts.includes(null)) return doubts[0]!;
  return obliges(clause, statement) ? 'promise' : null;
}

/** The words of a sentence and of the title; where it points to them, those of its neighbours. */
function aroundOf({ statements, titleWords }: ReadPassage, index: number): Set<string> {
  const own = statements[index]!;
  const near = pointsBack(own) ? statements.slice(Math.max(0, index - 1), index + 2) : [own];
  return new Set([...titleWords, ...near.flatMap(({ all }) => [...all])]);
}

/** A figure must stand in the same sentence, and not in a clause that speaks of something else than this one. */
function isSaid(figure: Figure, clause: Clause, { clauses }: Statement, isAlike: Alike): boolean {
  const having = clauses.filter(({ figures }) => figures.some((other) => isSame(figure, other)));
  if (having.length === 0) return false;
  const others = clauses.filter(
    (other) =>
      !having.includes(other) &&
      other.figures.some(({ unit, value }) => unit === figure.unit && value !== figure.value),
  );
  const closest = (some: Clause[]) =>
    Math.max(0, ...some.map(({ content }) => countIn(clause.content, content, isAlike)));
  return closest(having) >= closest(others);
}

const isSame = (a: Figure, b: Figure): boolean => a.value === b.value && (a.unit === b.unit || a.unit === '');

/** The clauses of a sentence that share the most words and figures with this one. */
function closestOf(clause: Clause, { clauses }: Statement, isAlike: Alike): Clause[] {
  const shares = clauses.map(
    ({ content, figures }) =>
      countIn(clause.content, content, isAlike) +
      clause.figures.filter((figure) => figures.some((other) => isSame(figure, other))).length,
  );
  const most = Math.max(...shares);
  return clauses.filter((_, i) => shares[i] === most);
}

/** Denied here as there, and neither turned nor made more of. */
function doubtSense(clause: Clause, other: Clause, around: Set<string>): Doubt | null {
  if (clause.isNegated !== other.isNegated) return 'negation';
  if (isContrary(clause.all, other.all, around)) return 'contrary';
  const has = (all: Set<string>, line: string[]) => line.some((word) => all.has(word));
  return STRONG_WORDS.some((line) => has(clause.all, line) && !has(other.all, line)) ? 'promise' : null;
}

/** "After" for "before": in what speaks of the same, or in all that stands around it. */
function isContrary(mine: Set<string>, theirs: Set<string>, around: Set<string>): boolean {
  const isTurned = (set: Set<string>, [a, b]: readonly [string, string]) => !set.has(a) && set.has(b);
  return ANTONYMS_OF.some(
    (pair) => mine.has(pair[0]) && !mine.has(pair[1]) && (isTurned(around, pair) || isTurned(theirs, pair)),
  );
}

/** Speaks of what the passage names only as an exception, as if it were none. */
function isExcepted(clause: Clause, { clauses }: Statement, isAlike: Alike): boolean {
  const excepts = ({ all }: Clause) => EXCEPT_WORDS.some((word) => all.has(word));
  if (clause.isNegated || excepts(clause)) return false;
  const others = new Set(clauses.filter((one) => !excepts(one)).flatMap(({ content }) => [...content]));
  return clauses
    .filter(excepts)
    .some(({ content }) => [...content].some((word) => !others.has(word) && isAlike(word, clause.content)));
}

/**
 * What is said without the condition that the passage sets: "free", where it is free from an amount on; "can be
 * cancelled", where it can only be until something.
 */
function doubtCondition(
  clause: Clause,
  whole: Statement,
  statement: Statement,
  isAlike: Alike,
): Doubt | null {
  const has = ({ all }: { all: Set<string> }) => CONDITIONS_OF.some((word) => all.has(word));
  if (has(whole)) return null;
  const isLimited = ({ all }: Clause) => ONLY_WORDS.some((word) => all.has(word));
  if (closestOf(clause, statement, isAlike).every(isLimited)) return 'exception';
  const isBare = STRONG_WORDS.some((line) => {
    if (!line.some((word) => clause.all.has(word))) return false;
    const promising = statement.clauses.filter(({ all }) => line.some((word) => all.has(word)));
    return promising.length > 0 && promising.every(has);
  });
  return isBare ? 'exception' : null;
}

const OBLIGED = ['must', 'requir', 'oblig', 'mandatori', 'müssen', 'muss'].map(meaningOf);
const FREELY = ['can', 'may', 'might', 'could', 'option', 'optional', 'kann', 'können'].map(meaningOf);

/** "You can" became "you must". */
function obliges(clause: Clause, { all }: Statement): boolean {
  const has = (words: string[], set: Set<string>) => words.some((word) => set.has(word));
  return has(OBLIGED, clause.all) && has(FREELY, all) && !has(OBLIGED, all);
}

/** "All items" of what has an exception in the passage. */
function doubtUniversal({ text }: Statement, said: Statement[]): Doubt | null {
  if (!UNIVERSAL.test(text) || EXCEPTION.test(text)) return null;
  return said.some((statement) => EXCEPTION.test(statement.text)) ? 'exception' : null;
}

const ANTONYMS_OF = ANTONYMS.flatMap(([a, b]) => [
  [meaningOf(a), meaningOf(b)] as const,
  [meaningOf(b), meaningOf(a)] as const,
]);
const STRONG_WORDS = STRONG.map((line) => line.map(meaningOf));
const CONDITIONS_OF = CONDITIONS.map(meaningOf);
const POINTING_WORDS = POINTING.map(meaningOf);
const EXCEPT_WORDS = EXCEPT.map(meaningOf);
const ONLY_WORDS = ONLY.map(meaningOf);
