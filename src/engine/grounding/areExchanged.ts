import { isFiller } from '../../knowledge/words.ts';
import { meaningOf } from './readStatement.ts';

/** A word with what stands around the name that it belongs to: a few words on each side, nearest first. */
interface Word {
  folded: string;
  isName: boolean;
  /** Number of the run of names that it stands in. */
  run: number;
  before: string[];
  after: string[];
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’.-][\p{L}\p{M}\p{N}]+)*|[.!?;](?=\s|$)/gu;
const ARTICLES = new Set(['the', 'a', 'an', 'your', 'our', 'this', 'that']);
/** Joined by these alone, two names may change places. */
const LISTING = new Set(['and', 'or', 'und', 'oder', 'y', 'o', 'et', 'ou', 'e']);
/** How far a name's context reaches on each side, if no sentence or listing ends before. */
const AROUND = 5;
/** What a shared word says: the one next to the name more, and one that carries a meaning of its own. */
const NEAREST = 1;
const MEANING = 1;
const FAR_MORE = 3;

/**
 * Whether two names, codes or numbers stand in each other's place: "Send it to Anna, not to Ben" for "Send it to Ben, not
 * to Anna". Told by the words next to them: each has the other's neighbours more than its own. Names that only "and" or
 * "or" joins may change places.
 */
export function areExchanged(said: string, source: string, isKnownName: (word: string) => boolean): boolean {
  const mine = wordsOf(said, isKnownName);
  const theirs = wordsOf(source, isKnownName);
  const both = [...new Set(mine.filter(({ isName }) => isName).map(({ folded }) => folded))].filter((name) =>
    theirs.some(({ folded, isName }) => isName && folded === name),
  );
  if (both.some((a, i) => both.slice(i + 1).some((b) => isCrossed(mine, theirs, a, b)))) return true;
  const unsaid = theirs.filter(({ folded }) => !mine.some((word) => word.folded === folded));
  return both.some((name) => unsaid.some((other) => isInPlaceOf(mine, theirs, name, other)));
}

/** It has the neighbours of a name that is not said at all, far more than its own: "Contracts go to Anna". */
function isInPlaceOf(mine: Word[], theirs: Word[], name: string, other: Word): boolean {
  const [said, own] = [mine, theirs].map((words) => words.filter(({ folded }) => folded === name)) as [
    Word[],
    Word[],
  ];
  if (own.some(({ run }) => run === other.run)) return false;
  return likeness(said, [other]) - likeness(said, own) >= FAR_MORE;
}

function isCrossed(mine: Word[], theirs: Word[], a: string, b: string): boolean {
  const of = (words: Word[], name: string) => words.filter(({ folded }) => folded === name);
  const [myA, myB, theirA, theirB] = [of(mine, a), of(mine, b), of(theirs, a), of(theirs, b)];
  const isTogether = (some: Word[], others: Word[]) =>
    some.some(({ run }) => others.some((other) => other.run === run));
  if (isTogether(myA, myB) || isTogether(theirA, theirB)) return false;
  const straight = likeness(myA, theirA) + likeness(myB, theirB);
  return likeness(myA, theirB) + likeness(myB, theirA) > straight;
}

/** Of the places where each stands, the two that are most alike. */
function likeness(mine: Word[], theirs: Word[]): number {
  const pairs = mine.flatMap((one) => theirs.map((other) => [one, other] as const));
  return Math.max(
    0,
    ...pairs.map(([one, other]) => shared(one.before, other.before) + shared(one.after, other.after)),
  );
}

function shared(a: string[], b: string[]): number {
  const both = [...new Set(a)].filter((word) => b.includes(word));
  const nearest = a[0] !== undefined && a[0] === b[0] ? NEAREST : 0;
  return both.reduce((sum, word) => sum + 1 + (isFiller(word) ? 0 : MEANING), nearest);
}

/** Names side by side, or joined by "and", are one run: what stands around it is the context of each. */
function wordsOf(text: string, isKnownName: (word: string) => boolean): Word[] {
  const tokens = (text.match(WORD) ?? []).filter((token) => !ARTICLES.has(token.toLowerCase()));
  const isStop = (token: string | undefined) => token === undefined || /^[.!?;]$/.test(token);
  const isName = tokens.map((token, i) => {
    if (/\d/.test(token)) return true;
    if (!/^\p{Lu}/u.test(token)) return false;
    return isStop(tokens[i - 1]) ? isKnownName(token) : !isFiller(token.toLowerCase());
  });
  const words: Word[] = [];
  let run = 0;
  for (let start = 0; start < tokens.length; start++) {
    if (!isName[start]) continue;
    let end = start;
    while (isName[end + 1] || (LISTING.has(tokens[end + 1] ?? '') && isName[end + 2])) end++;
    run++;
    const before = around(tokens, start, -1);
    const after = around(tokens, end, 1);
    for (let i = start; i <= end; i++)
      if (isName[i]) words.push({ folded: fold(tokens[i]!), isName: true, run, before, after });
    start = end;
  }
  return words;
}

const fold = (token: string) => (/\d/.test(token) ? token.toLowerCase() : meaningOf(token.toLowerCase()));

function around(tokens: string[], from: number, step: 1 | -1): string[] {
  const found: string[] = [];
  for (let i = from + step; found.length < AROUND; i += step) {
    const token = tokens[i];
    if (token === undefined || LISTING.has(token) || /^[.!?;]$/.test(token)) break;
    found.push(fold(token));
  }
  return found;
}
