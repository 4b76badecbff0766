import type { Compared } from './library.ts';
import type { Measured, Measures } from './measure.ts';

/**
 * What each measure is worth. Fitted offline by train/train.ts as a choice among the articles found (conditional
 * logit, every data set with equal weight, L2), none below zero. Run that file to make them again.
 */
export const RANK_WEIGHTS: Record<keyof Measures, number> = {
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

export interface Ranked extends Measured {
  score: number;
}

/** Articles by score, best first; equal scores by id, so that equal input gives equal output. */
export function rank({ measured }: Compared, weights = RANK_WEIGHTS): Ranked[] {
  return measured
    .map((one) => ({ ...one, score: scoreOf(one.measures, weights) }))
    .sort((a, b) => b.score - a.score || (a.view.article.id < b.view.article.id ? -1 : 1));
}

function scoreOf(measures: Measures, weights: Record<keyof Measures, number>): number {
  let score = 0;
  for (const name in weights) score += weights[name as keyof Measures] * measures[name as keyof Measures];
  return score;
}
