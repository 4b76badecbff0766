import type { Lexicon } from './lexicon.ts';
import type { Query } from './readQuery.ts';
import type { View } from './view.ts';

/**
 * What is measured of one article against the question. All are 0..1: shares of the question's weight (rare words
 * weigh more), `titleShare` is a share of the title's.
 */
export interface Measures {
  /** BM25 of the best passage over the best that a passage could reach. */
  bm25: number;
  /** The same of the second best. */
  secondBm25: number;
  /** Said anywhere in the article. */
  article: number;
  /** Said in the best passage, its headings or the title. */
  passage: number;
  /** Said in the title. */
  title: number;
  /** How much of the title the question says. */
  titleShare: number;
  /** Said in the headings of the best passage. */
  heading: number;
  /** Said in one single sentence. */
  sentence: number;
  /** Neighbours in the question that are neighbours in a passage or in the title. */
  pairs: number;
}

export interface Measured {
  view: View;
  measures: Measures;
  /** Place of the best passage. */
  best: number;
  /** How near its vectors are to the question's; undefined where either has none. */
  near?: Nearness;
}

/** Cosines of an article with the question, -1..1. */
export interface Nearness {
  passage: number;
  /** Undefined where it has no title. */
  title: number | undefined;
  /** Of its nearest sentence; undefined where sentences have no vectors yet. */
  sentence: number | undefined;
  /** Of its units, until another question is compared; undefined where they have no vectors yet. */
  units(): Float32Array | undefined;
}

/** BM25's usual saturation and length settings; a passage of a hundred words is as long as it should be. */
const K1 = 1.2;
const B = 0.4;
const USUAL_LENGTH = 100;

/** Words between two neighbours of the question, at most. */
const NEAR = 3;

const found = new Float64Array(32);

/** How much of the question a passage must say to be as good as one that is nearer by 1. */
const NEAR_WORTH = 2;

/** Measures one article by those of its passages that matched. `cosines`: of all its passages with the question. */
export function measure(
  view: View,
  passages: number[],
  query: Query,
  lexicon: Lexicon,
  cosines?: number[],
): Measured {
  const { slots } = lexicon;
  const title = scan(view.title, slots, query);
  const titleMask = title.mask;
  let best = -1;
  let bestSum = Number.NEGATIVE_INFINITY;
  let bm25 = 0;
  let secondBm25 = 0;
  let sentence = 0;
  let pairs = title.pairs;
  let headingMask = 0;
  let passageMask = 0;
  for (const at of passages) {
    const body = scan(view.bodyOf(at), slots, query);
    const heading = maskOf(view.headingOf(at), slots);
    const sum = body.bm25 + 0.5 * shareOf(heading | titleMask, query) + NEAR_WORTH * (cosines?.[at] ?? 0);
    if (body.bm25 > bm25) {
      secondBm25 = bm25;
      bm25 = body.bm25;
    } else if (body.bm25 > secondBm25) secondBm25 = body.bm25;
    sentence = Math.max(sentence, body.sentence);
    pairs |= body.pairs;
    if (sum <= bestSum) continue;
    best = at;
    bestSum = sum;
    headingMask = heading;
    passageMask = body.mask | heading | titleMask;
  }
  const measures: Measures = {
    bm25,
    secondBm25,
    article: shareOf(maskOfSet(view.stems, query), query),
    passage: shareOf(passageMask, query),
    title: shareOf(titleMask, query),
    titleShare: titleShare(view.title, lexicon),
    heading: shareOf(headingMask, query),
    sentence,
    pairs: pairShare(pairs, query),
  };
  return { view, measures, best };
}

/** Marks the query's stems in the lexicon; undo with `unmark`. */
export function mark(query: Query, slots: Int32Array): void {
  query.terms.forEach(({ id }, i) => {
    slots[id] = i + 1;
  });
}

export function unmark(query: Query, slots: Int32Array): void {
  for (const { id } of query.terms) slots[id] = 0;
}

/** One pass over a row of stems: terms found, BM25, the best single unit, and which neighbours stand together. */
function scan(stems: Int32Array, slots: Int32Array, { terms, weight: sum }: Query) {
  const weight = sum || 1;
  found.fill(0, 0, terms.length);
  let mask = 0;
  let unitMask = 0;
  let sentence = 0;
  let pairs = 0;
  let lastTerm = -9;
  let lastAt = -9;
  for (let i = 0; i < stems.length; i++) {
    const slot = slots[stems[i]!]!;
    if (slot === 0) continue;
    if (slot < 0) {
      if (unitMask !== 0) sentence = Math.max(sentence, sumOf(unitMask, terms));
      unitMask = 0;
      lastTerm = -9;
      continue;
    }
    const term = slot - 1;
    found[term]!++;
    unitMask |= 1 << term;
    mask |= 1 << term;
    if (i - lastAt <= NEAR && Math.abs(term - lastTerm) === 1) pairs |= 1 << Math.min(term, lastTerm);
    lastTerm = term;
    lastAt = i;
  }
  return { mask, bm25: bm25Of(stems.length, terms) / weight, sentence: sentence / weight, pairs };
}

function bm25Of(length: number, terms: Query['terms']): number {
  const norm = K1 * (1 - B + (B * length) / USUAL_LENGTH);
  let sum = 0;
  for (let k = 0; k < terms.length; k++) {
    const count = found[k]!;
    if (count > 0) sum += (terms[k]!.weight * count) / (count + norm);
  }
  return sum;
}

function maskOf(stems: Int32Array, slots: Int32Array): number {
  let mask = 0;
  for (const id of stems) if (slots[id]! > 0) mask |= 1 << (slots[id]! - 1);
  return mask;
}

function maskOfSet(ascending: Int32Array, { terms }: Query): number {
  let mask = 0;
  terms.forEach(({ id }, k) => {
    if (has(ascending, id)) mask |= 1 << k;
  });
  return mask;
}

function has(ascending: Int32Array, id: number): boolean {
  let low = 0;
  let high = ascending.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! === id) return true;
    if (ascending[middle]! < id) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}

function sumOf(mask: number, terms: Query['terms']): number {
  let sum = 0;
  for (let k = 0; k < terms.length; k++) if (mask & (1 << k)) sum += terms[k]!.weight;
  return sum;
}

/** Share of the question's weight that these terms have, one bit each. */
export const shareOf = (mask: number, query: Query): number =>
  mask === 0 ? 0 : sumOf(mask, query.terms) / query.weight;

/** Weighted share of the question's neighbouring pairs that are in `pairs`; bit k is the pair of terms k and k+1. */
function pairShare(pairs: number, { terms, weight }: Query): number {
  if (terms.length < 2) return 0;
  let sum = 0;
  for (let k = 0; k + 1 < terms.length; k++)
    if (pairs & (1 << k)) sum += (terms[k]!.weight + terms[k + 1]!.weight) / 2;
  return sum / weight;
}

function titleShare(title: Int32Array, { slots, idf }: Lexicon): number {
  let all = 0;
  let said = 0;
  for (const id of title) {
    const weight = idf(id);
    all += weight;
    if (slots[id]! > 0) said += weight;
  }
  return all === 0 ? 0 : said / all;
}
