import { withoutAccents } from '../withoutAccents.ts';

/**
 * Words, pairs of words, and runs of 2 to 5 characters inside words, weighted by sublinear tf-idf. The two kinds are
 * scaled to the same length, as in scikit-learn's FeatureUnion of two TfidfVectorizers.
 */
export interface Vocabulary {
  ids: Map<string, number>;
  /** Inverse document frequency by id. */
  idf: Float32Array;
  /** 1 where the feature is a word or a pair of words. */
  isWord: Uint8Array;
  /** idf of a feature that no example has. */
  unknownIdf: number;
}

/** A sparse vector of length <= 1; shorter the more of the text is unknown. */
export interface Vector {
  ids: Int32Array;
  values: Float32Array;
  /** Share of the text's weight that the vocabulary knows, 0..1. */
  known: number;
}

const SHORTEST_RUN = 2;
const LONGEST_RUN = 5;
/** A word is cut here: longer ones are hashes and pasted data. */
const LONGEST_WORD = 30;
/** Word features start with a character that no character run has. */
const WORD = '\u0001';

/** Lower case without accents and apostrophes, so that "Don’t" and "dont" are one word; digits count by length only. */
export function wordsOf(text: string): string[] {
  return withoutDigits(typedWordsOf(text));
}

/** As `wordsOf`, with the digits as they were typed. */
export function typedWordsOf(text: string): string[] {
  const plain = withoutAccents(text.toLowerCase());
  return (plain.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).map((word) => word.slice(0, LONGEST_WORD));
}

export function withoutDigits(typed: string[]): string[] {
  return typed.map((word) => (/\p{N}/u.test(word) ? word.replace(/\p{N}/gu, '0') : word));
}

/** Words with the digits of `typed`, which has the same numbers in the same order. */
export function withDigits(words: string[], typed: string[]): string[] {
  const numbers = typed.filter((word) => /\p{N}/u.test(word));
  let next = 0;
  return words.map((word) => (/\p{N}/u.test(word) ? (numbers[next++] ?? word) : word));
}

/** The runs of characters of one word; a space marks its ends. */
function runsOf(word: string): string[] {
  const padded = ` ${word} `;
  const runs: string[] = [];
  for (let size = SHORTEST_RUN; size <= LONGEST_RUN; size++)
    for (let start = 0; start + size <= padded.length; start++)
      runs.push(padded.substring(start, start + size));
  return runs;
}

function pairsOf(words: string[]): string[] {
  return words.slice(1).map((word, at) => pairOf(words[at]!, word));
}

const pairOf = (first: string, second: string) => `${WORD}${first} ${second}`;

/** Features that at least `minRows` of the texts have. */
export function buildVocabulary(texts: string[][], minRows: number): Vocabulary {
  const all = new Map<string, number>();
  const rows: number[] = [];
  const lastIn: number[] = [];
  const idOf = (feature: string) => {
    const known = all.get(feature);
    if (known !== undefined) return known;
    all.set(feature, rows.length);
    lastIn.push(-1);
    return rows.push(0) - 1;
  };
  const idsOf = remember((word: string) => [WORD + word, ...runsOf(word)].map(idOf));
  for (const [at, words] of texts.entries()) {
    const count = (id: number) => {
      if (lastIn[id] === at) return;
      lastIn[id] = at;
      rows[id]!++;
    };
    for (const pair of pairsOf(words)) count(idOf(pair));
    for (const word of words) for (const id of idsOf(word)) count(id);
  }
  const kept = [...all].filter(([, id]) => rows[id]! >= minRows);
  const idfOf = (count: number) => Math.log((1 + texts.length) / (1 + count)) + 1;
  return {
    ids: new Map(kept.map(([feature], id) => [feature, id])),
    idf: Float32Array.from(kept, ([, id]) => idfOf(rows[id]!)),
    isWord: Uint8Array.from(kept, ([feature]) => (feature.startsWith(WORD) ? 1 : 0)),
    unknownIdf: idfOf(0),
  };
}

/** What one word brings: the ids that are known, and how many features are not, by kind (run, word). */
interface WordFeatures {
  ids: Int32Array;
  unknown: [number, number];
}

/** From words to features. It keeps scratch memory, so it is not re-entrant; what it gives is the caller's own. */
export interface Vectorizer {
  vectorOf(words: string[]): Vector;
  /** Features of one word by itself: the word, and its runs. */
  idsOf(word: string): Int32Array;
  /** The feature of two words that stand together; undefined where no example has them so. */
  pairIdOf(first: string, second: string): number | undefined;
}

export function createVectorizer(vocabulary: Vocabulary): Vectorizer {
  const { ids: idOf, idf, isWord, unknownIdf } = vocabulary;
  const counts = new Float32Array(idf.length);
  const featuresOf = remember((word: string): WordFeatures => {
    const found = [WORD + word, ...runsOf(word)].map((feature) => idOf.get(feature) ?? -1);
    const unknownRuns = found.slice(1).filter((id) => id < 0).length;
    return {
      ids: Int32Array.from(found.filter((id) => id >= 0)),
      unknown: [unknownRuns, found[0]! < 0 ? 1 : 0],
    };
  });

  function vectorOf(words: string[]): Vector {
    const touched: number[] = [];
    const unknown = [0, 0];
    const count = (id: number) => {
      const before = counts[id]!;
      counts[id] = before + 1;
      if (before === 0) touched.push(id);
    };
    for (const word of words) {
      const features = featuresOf(word);
      for (let at = 0; at < features.ids.length; at++) count(features.ids[at]!);
      unknown[0]! += features.unknown[0];
      unknown[1]! += features.unknown[1];
    }
    for (const pair of pairsOf(words)) {
      const id = idOf.get(pair);
      if (id === undefined) unknown[1]!++;
      else count(id);
    }
    const values = new Float32Array(touched.length);
    for (let at = 0; at < touched.length; at++) {
      const id = touched[at]!;
      values[at] = (1 + Math.log(counts[id]!)) * idf[id]!;
      counts[id] = 0;
    }
    return scaled(touched, values, unknown);
  }

  /** Each kind to length 1/√2, what is unknown counted in. */
  function scaled(ids: number[], values: Float32Array, unknown: number[]): Vector {
    const square = [0, 0];
    for (let at = 0; at < ids.length; at++) square[isWord[ids[at]!]!]! += values[at]! ** 2;
    const all = square.map((known, kind) => known + unknown[kind]! * unknownIdf ** 2);
    const scale = all.map((total) => (total > 0 ? Math.SQRT1_2 / Math.sqrt(total) : 0));
    for (let at = 0; at < ids.length; at++) values[at]! *= scale[isWord[ids[at]!]!]!;
    const total = all[0]! + all[1]!;
    return { ids: Int32Array.from(ids), values, known: total > 0 ? (square[0]! + square[1]!) / total : 0 };
  }

  return {
    vectorOf,
    idsOf: (word) => featuresOf(word).ids,
    pairIdOf: (first, second) => idOf.get(pairOf(first, second)),
  };
}

const MOST_REMEMBERED = 20_000;

/** People use few words over and over: what was worked out for one is kept, up to a fixed number of words. */
function remember<T>(work: (word: string) => T): (word: string) => T {
  const known = new Map<string, T>();
  return (word) => {
    const kept = known.get(word);
    if (kept !== undefined) return kept;
    const made = work(word);
    if (known.size < MOST_REMEMBERED) known.set(word, made);
    return made;
  };
}
