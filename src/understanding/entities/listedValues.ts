import type { EntityDefinition } from '../../domain/entity.ts';
import { COMMON_WORDS } from './commonWords.ts';
import { EVERYDAY_WORDS } from './everydayWords.ts';
import { createFuzzyWords, slipsAllowed } from './fuzzyWords.ts';
import { type Candidate, CERTAINTY, candidate, fold, type Reading, type Token, WORD } from './reading.ts';
import { stem } from './stems.ts';

interface Value {
  name: string;
  value: string;
  /** Short words such as "IT" or "US" mean something else in small letters. */
  needsCapitals: boolean;
  /** Of two lists with the same word the one that was declared first. */
  order: number;
}
/** The words of all values, one step a word. */
interface Node {
  next: Map<string, Node>;
  values: Value[];
}
interface Step {
  node: Node;
  slips: number;
  isInflected: boolean;
}
type WordReader = (token: Token) => { words: string[]; slips: number; isInflected: boolean };

const MOST_SLIPS = 2;

/** Values of the bot's lists in a message: by their own words and synonyms, inflected, and with a slip or two. */
export function createListFinder(definitions: EntityDefinition[]): (reading: Reading) => Candidate[] {
  const root: Node = { next: new Map(), values: [] };
  const vocabulary = new Set<string>();
  const fuzzy = new Set<string>();
  for (const [order, definition] of definitions.entries())
    for (const { value, synonyms } of definition.values)
      for (const said of [value, ...synonyms])
        for (const words of spellings(said)) {
          insert(root, words, { name: definition.name, value, needsCapitals: isShout(said), order });
          for (const word of words) vocabulary.add(word);
          if (definition.fuzzy) for (const word of words) if (slipsAllowed(word) > 0) fuzzy.add(word);
        }
  if (vocabulary.size === 0) return () => [];
  const readerFor = createReaders(vocabulary, fuzzy);
  return (reading) => findValues(reading, root, readerFor(reading.language));
}

/** "T-Shirt" is also "tshirt", "München" also "Muenchen", "weiß" also "weiss". */
function spellings(said: string): string[][] {
  const plain = fold(said).match(WORD) ?? [];
  const german = fold(said.replace(/[äöüÄÖÜ]/g, (letter) => `${fold(letter)}e`).replace(/ß/g, 'ss')).match(
    WORD,
  );
  const all = [[...plain], [...(german ?? [])]];
  if (plain.length > 1 && plain.join('').length > 4) all.push([plain.join('')]);
  const unique = new Map(all.filter((words) => words.length > 0).map((words) => [words.join(' '), words]));
  return [...unique.values()];
}

function isShout(said: string): boolean {
  return said.length <= 3 && said === said.toUpperCase() && (said.length < 3 || COMMON_WORDS.has(fold(said)));
}

function insert(root: Node, words: string[], value: Value): void {
  let node = root;
  for (const word of words) {
    let next = node.next.get(word);
    if (!next) {
      next = { next: new Map(), values: [] };
      node.next.set(word, next);
    }
    node = next;
  }
  if (!node.values.some(({ name, value: other }) => name === value.name && other === value.value))
    node.values.push(value);
}

/** One reader a language: endings differ. Each keeps the stems of the vocabulary. */
function createReaders(vocabulary: Set<string>, fuzzy: Set<string>): (language: string) => WordReader {
  const meant = createFuzzyWords(fuzzy);
  const readers = new Map<string, WordReader>();
  return (language) => {
    const known = readers.get(language);
    if (known) return known;
    const stems = new Map<string, string[]>();
    for (const word of vocabulary) {
      const key = stem(word, language);
      stems.set(key, [...(stems.get(key) ?? []), word]);
    }
    const read: WordReader = ({ word: written }) => {
      const word = written.replaceAll('ß', 'ss');
      if (vocabulary.has(word)) return { words: [word], slips: 0, isInflected: false };
      const nothing = { words: [], slips: 0, isInflected: false };
      if (EVERYDAY_WORDS.has(word)) return nothing;
      const short = stem(word, language);
      const inflected = stems.get(short)?.filter((base) => !isForeign(base, word, language));
      if (inflected && inflected.length > 0) return { words: inflected, slips: 0, isInflected: true };
      if (word.length < 4 || isCommon(word) || isCommon(short) || COMMON_WORDS.has(stem(word, 'en')))
        return nothing;
      const direct = meant(word);
      const near = direct.words.length > 0 ? direct : meant(short);
      return { ...near, isInflected: true };
    };
    readers.set(language, read);
    return read;
  };
}

/** A short English word takes no long ending of another language: "redes" is not "red", "roten" is "rot". */
function isForeign(base: string, word: string, language: string): boolean {
  return language !== 'en' && base.length < 4 && word.length > base.length + 1 && COMMON_WORDS.has(base);
}

function isCommon(word: string): boolean {
  return COMMON_WORDS.has(word) || EVERYDAY_WORDS.has(word);
}

function findValues(reading: Reading, root: Node, read: WordReader): Candidate[] {
  const found: Candidate[] = [];
  const { tokens } = reading;
  const readings = tokens.map((token) => read(token));
  for (let from = 0; from < tokens.length; from++) {
    let steps: Step[] = [{ node: root, slips: 0, isInflected: false }];
    for (let at = from; at < tokens.length && steps.length > 0; at++) {
      if (at > from && !isOnePhrase(reading, tokens[at - 1]!, tokens[at]!)) break;
      const { words, slips, isInflected } = readings[at]!;
      steps = steps.flatMap((step) =>
        words.flatMap((word) => {
          const node = step.node.next.get(word);
          if (!node || step.slips + slips > MOST_SLIPS) return [];
          return [{ node, slips: step.slips + slips, isInflected: step.isInflected || isInflected }];
        }),
      );
      for (const step of steps) pushValues(found, reading, tokens[from]!, tokens[at]!, step);
    }
  }
  return found;
}

function pushValues(found: Candidate[], reading: Reading, first: Token, last: Token, step: Step): void {
  const span = { start: first.start, end: last.end };
  for (const { name, value, needsCapitals, order } of step.node.values) {
    if (!isMeant(reading, span, needsCapitals)) continue;
    const certainty = CERTAINTY.declared - order * 0.001 - step.slips * 0.8 - (step.isInflected ? 0.1 : 0);
    found.push(candidate(reading, name, value, span, certainty));
  }
}

/** A single letter is a size only where it is written like one; the s of "it's" is none. */
function isMeant(
  { text, folded }: Reading,
  { start, end }: { start: number; end: number },
  needsCapitals: boolean,
): boolean {
  const said = text.slice(start, end);
  const before = folded.slice(Math.max(0, start - 12), start);
  if (end - start > 2 && !needsCapitals) return true;
  if (/['\w-]$/.test(before) || /^['-]/.test(folded.slice(end))) return false;
  if (end - start > 1 && !needsCapitals) return true;
  return said === said.toUpperCase() || /(?:size|grosse|groe?ße|taille|talla|tamanho)\W*$/.test(before);
}

function isOnePhrase({ text }: Reading, before: Token, after: Token): boolean {
  return after.start - before.end <= 3 && /^[\s\-'’.&/+]*$/.test(text.slice(before.end, after.start));
}
