import type { Choice } from '../../domain/flowState.ts';
import type { Json } from '../../domain/json.ts';
import { editDistance } from '../../understanding/editDistance.ts';
import { contentOf, isAlike, plainOf, wordsIn } from '../../understanding/followUp/plainWords.ts';

/** How deep an item is looked into for words that tell it apart. */
const DEEPEST = 3;
const YES = new Set(['yes', 'true', 'ja', 'oui', 'si', 'sim']);
const NO = new Set(['no', 'none', 'false', 'nein', 'non', 'nao', 'without']);
/** A value is denied by the word before it: "no backlight", "not waterproof". */
const DENIES = /^(?:no|not|non|without|kein|keine|keinen|ohne|nicht|sans|pas|sin|sem|nao)$/;
/** Words that a size or a grade is made of, though they say nothing elsewhere. */
const SIZE_BEFORE = /\b(?:size|sized|grosse|taille|talla|tamanho|in|in the|a|an)\s+$/;

/** As one of several values: "L, white", "just M and red". */
const VALUE_AFTER = /^\s*(?:[,;.!?)]|$|(?:and|und|et|y|e|please|bitte)\b)/;

/** Grades that are one letter: "brand A". */
const GRADE_BEFORE =
  /\b(?:brand|model|type|class|grade|series|version|plan|marke|modell|typ|marque|marca|modelo|tipo)\s+$/;

export interface ChoiceWords {
  words: Set<string>;
  /** Words of each thing that it has not: `[['water', 'resistance']]`. */
  lacks: string[][];
  price: number | null;
}

/** The words of a choice: of its label, and of the values of its item; `no-backlight` for what it has not. */
export function wordsOf({ label, item }: Choice): ChoiceWords {
  const words = new Set(tokens(label));
  const hasNot = new Set<string>();
  const lacks: string[][] = [];
  /** Of "bagged/bagless: bagged" the other. */
  const others = new Set<string>();
  let price: number | null = null;
  const look = (value: Json, key: string, depth: number): void => {
    if (value === null || depth > DEEPEST) return;
    if (typeof value === 'object') {
      if (Array.isArray(value)) for (const one of value) look(one, key, depth + 1);
      else for (const [name, one] of Object.entries(value)) look(one, name, depth + 1);
      return;
    }
    if (typeof value === 'number' && /price|cost|amount|total/.test(key)) {
      price ??= value;
      for (const amount of [value, Math.trunc(value)]) words.add(withWholeNumbers(String(amount)));
      return;
    }
    const kinds = key.split('/');
    if (kinds.includes(String(value))) for (const kind of kinds) if (kind !== value) others.add(kind);
    const [first = '', ...rest] = tokens(String(value));
    if (rest.length === 0 && (YES.has(first) || NO.has(first))) {
      const named = tokens(key.replaceAll('_', ' '));
      for (const word of named) (YES.has(first) ? words : hasNot).add(word);
      if (NO.has(first)) lacks.push(named);
      words.add(first);
    } else if (DENIES.test(first)) for (const word of rest) hasNot.add(word);
    else for (const word of [first, ...rest]) words.add(word);
  };
  look(item, '', 0);
  for (const word of hasNot) {
    words.delete(word);
    words.add(`no-${word}`);
  }
  for (const word of ['', ...others]) words.delete(word);
  return { words, lacks, price };
}

/** The words of a reply that may name a choice. */
export function wordsSaid(said: string): string[] {
  const plain = withWholeNumbers(said);
  const content = new Set(contentOf(plain).map(bare));
  const all = wordsIn(plain).map(bare);
  return all.flatMap((word, at) => {
    const before = all[at - 1];
    if (before !== undefined && DENIES.test(before) && content.has(word)) return [`no-${word}`];
    if (content.has(word)) return [word];
    if (/^[a-z]$/.test(word) && isBehind(GRADE_BEFORE, plain, word)) return [word];
    const isSize = /^(?:x{0,3}[sml]|\d+)$/.test(word);
    const isValue = () => isBehind(SIZE_BEFORE, plain, word) || isBefore(VALUE_AFTER, plain, word);
    return isSize && (all.length <= 4 || isValue()) ? [word] : [];
  });
}

const isBehind = (before: RegExp, plain: string, word: string) =>
  placesOf(word, plain).some((place) => before.test(plain.slice(0, place)));

const isBefore = (after: RegExp, plain: string, word: string) =>
  placesOf(word, plain).some((place) => after.test(plain.slice(place + word.length)));

function placesOf(word: string, plain: string): number[] {
  const found = plain.matchAll(new RegExp(`(?<![\\p{L}\\p{N}])${word}(?![\\p{L}\\p{N}])`, 'gu'));
  return [...found].map(({ index }) => index);
}

/** "No water resistance" denies one thing, not a water and no resistance. */
export function withoutTails(said: string[], choices: ChoiceWords[]): string[] {
  const groups = choices.flatMap(({ lacks }) => lacks);
  let denied: string[] = [];
  return said.filter((word) => {
    if (!word.startsWith('no-') && denied.includes(word)) return false;
    denied = word.startsWith('no-') ? (groups.find((group) => group.includes(word.slice(3))) ?? []) : [];
    return true;
  });
}

const read = new Map<string, string[]>();
const MOST_READ = 5_000;

/** The same labels and values are looked at again and again. */
function tokens(text: string): string[] {
  let words = read.get(text);
  if (!words) {
    words = tokensIn(text);
    if (read.size === MOST_READ) read.clear();
    read.set(text, words);
  }
  return words;
}

/** Of an amount of money: $249.12 is no size 12. */
const CENTS = /(?<=[$€£]\s?\d[\d,]*)\.\d\d?(?!\d)/g;

/** "1.5" is one word, or half of it would be "1". */
const withWholeNumbers = (plain: string) => plain.replace(/(?<=\d)\.(?=\d)/g, 'd');

/** Of "t-shirt" also "shirt". */
const tokensIn = (text: string) =>
  wordsIn(withWholeNumbers(plainOf(text).replace(CENTS, ''))).flatMap((word) =>
    /\p{L}-\p{L}/u.test(word) ? [bare(word), ...word.split('-')] : [word],
  );
/** "t-shirt", "tshirt". */
const bare = (word: string) => word.replace(/(?<=\p{L})-(?=\p{L})/gu, '');

/** How alike: 1 the same, less for another form of it or a slip. */
export function likeness(said: string, word: string): number {
  if (said === word) return 1;
  if (/\d/.test(said) || /\d/.test(word) || said.startsWith('no-') || word.startsWith('no-')) return 0;
  if (singular(said) === singular(word)) return 0.95;
  if (isAlike(said, word)) return 0.8;
  return said.length >= 5 && word.length >= 5 && editDistance(said, word, 1) <= 1 ? 0.7 : 0;
}

export const singular = (word: string) =>
  word.length > 3
    ? word.replace(/(?<=(?:s|x|z|ch|sh))es$|ies$|s$/, (end) => (end === 'ies' ? 'y' : ''))
    : word;
