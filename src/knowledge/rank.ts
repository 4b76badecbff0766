import type { Compared } from './library.ts';
import type { Measured, Measures } from './measure.ts';

/** What is measured of an article by vectors, and by its place among the others found. */
export interface NearMeasures {
  /** Cosine of its nearest passage. */
  nearPassage: number;
  nearTitle: number;
  nearSentence: number;
  /** 1 for the nearest passage of all, less the further behind that it is. */
  nearShare: number;
  /** 1 / place by the nearest passage. */
  nearPlace: number;
  /** The same by its title and by its nearest sentence. */
  titlePlace: number;
  sentencePlace: number;
  /** The same by words alone. */
  wordPlace: number;
}

export type Features = Measures & Partial<NearMeasures>;

/**
 * What each measure is worth by words alone: fitted offline as a choice among the articles found (conditional logit,
 * L2), none below zero, on four sets of equal weight. cli/eval/answers/trainWeights.ts now learns from MTRAG too: it
 * comes near, not here.
 */
export const WORD_WEIGHTS: Record<keyof Measures, number> = {
  bm25: 4.42,
  secondBm25: 2.17,
  article: 1.97,
  passage: 3.37,
  title: 4.01,
  titleShare: 4.2,
  heading: 0.05,
  sentence: 2.76,
  pairs: 2.37,
};

/**
 * The same where vectors take part, on five sets. Leaving one out, the right article comes first in .88 (WixQA), .79
 * (TechQA), .92 (StackFAQ), .90 (WorkArena) and .92 (MTRAG) of its questions.
 */
export const NEAR_WEIGHTS: Record<keyof (Measures & NearMeasures), number> = {
  bm25: 2.934,
  secondBm25: 0,
  article: 0,
  passage: 2.548,
  title: 2.643,
  titleShare: 0.511,
  heading: 0.725,
  sentence: 1.108,
  pairs: 1.413,
  nearPassage: 5.256,
  nearTitle: 1.209,
  nearSentence: 4.075,
  nearShare: 1.337,
  nearPlace: 0.007,
  titlePlace: 0.316,
  sentencePlace: 1.238,
  wordPlace: 0.457,
};

export type RankWeights = Partial<Record<keyof (Measures & NearMeasures), number>>;

export interface Ranked extends Measured {
  score: number;
  features: Features;
}

/** How fast `nearShare` falls: by this much behind the nearest, to a third. */
const BEHIND = 0.05;

/** Articles by score, best first; equal scores by id, so that equal input gives equal output. */
export function rank(compared: Compared, weights = sharedRanks(compared.isNear)): Ranked[] {
  const features = featuresOf(compared);
  return byScore(
    compared.measured.map((one, i) => ({ ...one, features: features[i]! })),
    weights,
  );
}

/** The same articles, ranked by other weights. */
export function byScore(found: Omit<Ranked, 'score'>[], weights: RankWeights): Ranked[] {
  return found
    .map((one) => ({ ...one, score: scoreOf(one.features, weights) }))
    .sort((a, b) => b.score - a.score || (a.view.article.id < b.view.article.id ? -1 : 1));
}

/** The weights for every help centre: with vectors, or by words alone. */
export const sharedRanks = (isNear: boolean): RankWeights => (isNear ? NEAR_WEIGHTS : WORD_WEIGHTS);

/** What the weights are applied to, for each article found. */
export function featuresOf({ measured, isNear }: Compared): Features[] {
  if (!isNear) return measured.map(({ measures }) => measures);
  const words = measured.map(({ measures }) => scoreOf(measures, WORD_WEIGHTS));
  const near = fillIn(measured, words);
  const places = {
    nearPlace: placesOf(near.map(({ nearPassage }) => nearPassage)),
    titlePlace: placesOf(near.map(({ nearTitle }) => nearTitle)),
    sentencePlace: placesOf(near.map(({ nearSentence }) => nearSentence)),
    wordPlace: placesOf(words),
  };
  const nearest = Math.max(...near.map(({ nearPassage }) => nearPassage));
  return measured.map(({ measures }, i) => ({
    ...measures,
    ...near[i]!,
    nearShare: Math.exp((near[i]!.nearPassage - nearest) / BEHIND),
    nearPlace: 1 / places.nearPlace[i]!,
    titlePlace: 1 / places.titlePlace[i]!,
    sentencePlace: 1 / places.sentencePlace[i]!,
    wordPlace: 1 / places.wordPlace[i]!,
  }));
}

/** Cosines; an article whose vectors are not made yet is taken to be as near as its words are good. */
function fillIn(measured: Measured[], words: number[]) {
  const nearest = Math.max(0, ...measured.map(({ near }) => near?.passage ?? 0));
  const best = Math.max(...words, 1e-9);
  return measured.map(({ near }, i) => {
    const nearPassage = near?.passage ?? (nearest * words[i]!) / best;
    return {
      nearPassage,
      nearTitle: near?.title ?? nearPassage,
      nearSentence: near?.sentence ?? nearPassage,
    };
  });
}

/** Place of each value, from 1, the largest first; equal ones share the better place. */
function placesOf(values: number[]): number[] {
  const sorted = values.toSorted((a, b) => b - a);
  const places = new Map<number, number>();
  for (const [at, value] of sorted.entries()) if (!places.has(value)) places.set(value, at + 1);
  return values.map((value) => places.get(value)!);
}

export function scoreOf(features: Features, weights: RankWeights): number {
  let score = 0;
  for (const name in weights) {
    const key = name as keyof RankWeights;
    score += weights[key]! * (features[key] ?? 0);
  }
  return score;
}
