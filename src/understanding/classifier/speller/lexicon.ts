import { editDistance } from '../../editDistance.ts';

/** Words that a message may be made of, with how likely each is. */
export interface Lexicon {
  has(word: string): boolean;
  /** Log probability; undefined for a word that it does not have. */
  chance(word: string): number | undefined;
  /** Words at most so many edits away, without the word itself. */
  near(word: string, most: number): { text: string; edits: number; chance: number }[];
}

interface Word {
  text: string;
  /** Which letters occur in it, one bit each. */
  letters: number;
  chance: number;
}

/** Words longer than this are hashes and pasted data: they are not mended. */
export const LONGEST = 20;
/** In so many words of text a bot's own counts weigh as much as the language's. */
const ENOUGH_TEXT = 3000;
/** What the text has that are not words: numbers, codes, other scripts. */
const WORD = /^[a-z]+$/;

/** The bot's words by their counts, the language's by their rank; the more text the bot has, the more its own count. */
export function createLexicon(counts: Map<string, number>, general: readonly string[]): Lexicon {
  let total = 1;
  for (const count of counts.values()) total += count;
  const ownShare = total / (total + ENOUGH_TEXT);
  const chances = new Map<string, number>();
  for (const [word, count] of counts) if (WORD.test(word)) chances.set(word, (ownShare * count) / total);
  // Zipf's law: a word's frequency goes with one over its rank.
  const scale = (1 - ownShare) / Math.log(general.length + 10);
  for (const [rank, word] of general.entries())
    if (WORD.test(word)) chances.set(word, (chances.get(word) ?? 0) + scale / (rank + 10));
  for (const [word, chance] of chances) chances.set(word, Math.log(chance));
  const shelves = shelve(chances);
  return {
    has: (word) => chances.has(word),
    chance: (word) => chances.get(word),
    near(word, most) {
      const found: { text: string; edits: number; chance: number }[] = [];
      const letters = lettersOf(word);
      for (const start of startsOf(word))
        for (let length = word.length - most; length <= word.length + most; length++)
          for (const other of shelves.get(`${start}${length}`) ?? []) {
            if (bitsOf(letters ^ other.letters) > 2 * most || other.text === word) continue;
            const edits = editDistance(word, other.text, most);
            if (edits <= most) found.push({ text: other.text, edits, chance: other.chance });
          }
      return found;
    },
  };
}

/** By first letter and length. */
function shelve(chances: Map<string, number>): Map<string, Word[]> {
  const words = [...chances].filter(([text]) => text.length <= LONGEST);
  return Map.groupBy(
    words.map(([text, chance]) => ({ text, chance, letters: lettersOf(text) })),
    ({ text }) => `${text[0]}${text.length}`,
  );
}

/**
 * First letters that the word meant may have: its own, the second where the first was added or swapped with it, and
 * any where the word is short or the rest of it is all there is to go by.
 */
function startsOf(word: string): Iterable<string> {
  return word.length <= 8 ? ALPHABET : new Set([word[0]!, word[1]!, word[2]!]);
}

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz';

function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) - 97);
  return letters;
}

function bitsOf(value: number): number {
  let bits = value - ((value >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
