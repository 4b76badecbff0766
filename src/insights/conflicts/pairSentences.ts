import { setImmediate } from 'node:timers/promises';
import type { Placed, PlacedArticle } from './readCorpus.ts';

/** Two sentences of two articles that speak of nearly the same. */
export interface SentencePair {
  a: Placed;
  b: Placed;
  /** Share of what both speak of in what each does (Dice), by how rare the words are; 0..1. */
  alike: number;
}

/** A sentence by the numbers of its words, rising. */
interface Point {
  placed: Placed;
  words: Int32Array;
  /** Sum of the words' weights. */
  weight: number;
}

/** Fewer words that count and a sentence says nothing that could be compared: "Save." */
const FEWEST = 2;
/** Of a sentence, so many of its rarest words look for others. */
const LOOKED_UP = 4;
/** A word of more sentences than these finds too many. */
const MOST_FOUND = 60;
/** A word of fewer sentences counts no more than one of these: else a word of its own would part two sentences. */
const RAREST = 8;
/** Sentences between two looks at what else the process has to do: some milliseconds. */
const AT_ONCE = 100;

/**
 * Pairs of sentences, of one language and two articles, that are alike. They are found by their rare words, so that the
 * work grows with the number of sentences and not with its square.
 */
export async function pairSentences(articles: PlacedArticle[], atLeast: number): Promise<SentencePair[]> {
  const { points, holders, weights } = toPoints(articles);
  const pairs: SentencePair[] = [];
  for (const [at, a] of points.entries()) {
    if (at % AT_ONCE === AT_ONCE - 1) await setImmediate();
    for (const other of candidatesOf(a, at, holders)) {
      const b = points[other]!;
      if (a.placed.article === b.placed.article) continue;
      const alike = (2 * sharedWeight(a.words, b.words, weights)) / (a.weight + b.weight);
      if (alike >= atLeast) pairs.push({ a: a.placed, b: b.placed, alike });
    }
  }
  return pairs;
}

/** `holders`: by the number of a word, the sentences that have it. The same word of two languages is two. */
function toPoints(articles: PlacedArticle[]): {
  points: Point[];
  holders: number[][];
  weights: Float64Array;
} {
  const numbers = new Map<string, number>();
  const holders: number[][] = [];
  const points: Point[] = [];
  function numberOf(word: string): number {
    const number = numbers.get(word) ?? numbers.size;
    numbers.set(word, number);
    holders[number] ??= [];
    holders[number].push(points.length);
    return number;
  }
  for (const { language, sentences } of articles)
    for (const placed of sentences) {
      if (placed.read.content.size < FEWEST) continue;
      const words = Array.from(placed.read.content, (word) => numberOf(`${language} ${word}`));
      points.push({ placed, words: Int32Array.from(words).sort(), weight: 0 });
    }
  const weightOf = (held: number) => 1 + Math.log(Math.max(1, points.length / Math.max(RAREST, held)));
  const weights = Float64Array.from(holders, ({ length }) => weightOf(length));
  for (const point of points) point.weight = point.words.reduce((sum, word) => sum + weights[word]!, 0);
  return { points, holders, weights };
}

/** Later sentences that have one of its rarest words. */
function candidatesOf({ words }: Point, at: number, holders: number[][]): Set<number> {
  const lists = Array.from(words, (word) => holders[word]!).sort((x, y) => x.length - y.length);
  const found = new Set<number>();
  for (const list of lists.slice(0, LOOKED_UP))
    if (list.length <= MOST_FOUND) for (const other of list) if (other > at) found.add(other);
  return found;
}

function sharedWeight(a: Int32Array, b: Int32Array, weights: Float64Array): number {
  let [i, j, sum] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const apart = a[i]! - b[j]!;
    if (apart === 0) sum += weights[a[i]!]!;
    if (apart <= 0) i++;
    if (apart >= 0) j++;
  }
  return sum;
}
