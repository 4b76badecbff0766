import { shorten } from './slang/shorten.ts';
import { withoutAccents } from './withoutAccents.ts';

/** The words that requests for a person are made of; a slip of one letter is mended before patterns look. */
const MENDED = [
  'human',
  'person',
  'agent',
  'someone',
  'somebody',
  'operator',
  'representative',
  'speak',
  'customer',
  'manager',
];

const MENDED_BY_LETTER = Map.groupBy(MENDED, (word) => word[0]!);

/** Right as they are: plurals, and the same words in other languages. */
const RIGHT = new Set(
  'humans persons agents operators speaks customers humain humana humane humano persona agente agenten operador managers manage managed manages sneak steak'.split(
    ' ',
  ),
);

const LATIN_ONLY = /^[\0-\x7f]*$/;
const LATIN_WORDS = /[a-z0-9]+/g;
const WORDS = /[\p{L}\p{N}]+/gu;
const DRAGGED = /(.)\1\1/;

/** A word is cut here: longer ones are hashes and pasted data. */
const LONGEST_WORD = 40;

const LONGEST_READ = 2_000;
const MOST_SENTENCES = 60;

/** Sentences of clauses: lower case, no accents, no apostrophes, words with single spaces between. */
export function plainSentences(text: string): string[][] {
  return withoutAccents(text.slice(0, LONGEST_READ).toLowerCase())
    .split(/[.!?;\n¿¡…]+(?=\s|$|[^\p{N}])/u)
    .map((sentence) =>
      sentence
        .split(/[,:()"–—]+|\s-+\s/)
        .map(wordsOnly)
        .filter(Boolean),
    )
    .filter((clauses) => clauses.length > 0)
    .slice(0, MOST_SENTENCES);
}

function wordsOnly(clause: string): string {
  const words = clause.match(LATIN_ONLY.test(clause) ? LATIN_WORDS : WORDS) ?? [];
  return words.map((word) => mend(shortened(word.slice(0, LONGEST_WORD)))).join(' ');
}

function shortened(word: string): string {
  return DRAGGED.test(word) ? shorten(word) : word;
}

function mend(word: string): string {
  if (word.length < 4 || word.length > 15 || RIGHT.has(word)) return word;
  return MENDED_BY_LETTER.get(word[0]!)?.find((right) => isOneSlip(word, right)) ?? word;
}

/** One letter too many (not a plural), missing, wrong or two swapped. */
function isOneSlip(word: string, right: string): boolean {
  const difference = word.length - right.length;
  if (word === right || Math.abs(difference) > 1) return false;
  let at = 0;
  while (at < right.length && word[at] === right[at]) at++;
  if (difference === 1) return at < right.length && word.slice(at + 1) === right.slice(at);
  if (difference === -1) return word.slice(at) === right.slice(at + 1);
  if (word.slice(at + 1) === right.slice(at + 1)) return at < right.length - 1;
  return (
    word[at] === right[at + 1] && word[at + 1] === right[at] && word.slice(at + 2) === right.slice(at + 2)
  );
}
