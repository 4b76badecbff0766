import { shareOf } from '../shareOf.ts';
import type { Judged } from './judge.ts';

export interface AtThreshold {
  threshold: number;
  /** Share of the in-scope rows whose top intent is right and that are not rejected. */
  accuracy: number | null;
  /** Share of the out-of-scope rows that are rejected; null without such rows. */
  oosRecall: number | null;
}

/** A row is rejected when its probability of being in scope is below the threshold. */
export function atThreshold(threshold: number, inside: Judged[], outside: Judged[]): AtThreshold {
  const kept = ({ inScope }: Judged) => inScope >= threshold;
  return {
    threshold,
    accuracy: shareOf(inside, (one) => kept(one) && one.top === one.label),
    oosRecall: shareOf(outside, (one) => !kept(one)),
  };
}

const RECALLS = [0, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.98, 1];

/** What each out-of-scope recall costs in accuracy: to look at, never to choose by. Empty without out-of-scope rows. */
export function thresholdCurve(inside: Judged[], outside: Judged[]): AtThreshold[] {
  if (outside.length === 0) return [];
  const scores = outside.map(({ inScope }) => inScope).sort((a, b) => a - b);
  const thresholds = RECALLS.map((recall) => justAbove(scores[Math.ceil(recall * scores.length) - 1] ?? -1));
  return [...new Set(thresholds)].map((threshold) => atThreshold(threshold, inside, outside));
}

/** The smallest step up that a number near 1 can take. */
const justAbove = (score: number) => Math.max(0, score + Number.EPSILON);
