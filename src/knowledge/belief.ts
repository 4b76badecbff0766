import { sigmoid } from '../domain/fitLogistic.ts';
import { type AllSignals, isNear, logOdds, type Weights } from './confidence.ts';
import { POOLED_PRECISION, THRESHOLDS } from './curve.ts';
import { type RankWeights, sharedRanks } from './rank.ts';

/** How sure to be of an answer in this workspace. */
export interface Belief {
  /** What articles are ranked by, with vectors or by words alone. */
  ranks(isNear: boolean): RankWeights;
  /** Probability, 0..1, that an article with these signals answers the question; `said` is added to the log odds. */
  confidence(signals: AllSignals, said?: number): number;
  /** The lowest confidence at which answers given are right this often. */
  thresholdFor(precision: number): number;
  /** What the articles added to the log odds. */
  readonly shift: number;
}

export interface BeliefOptions {
  /** This workspace's own weights, with vectors and by words alone; else the shared ones. */
  near?: Learnt | undefined;
  words?: Learnt | undefined;
  /** Added to the log odds. */
  shift?: number;
  /** What was asked here and came out; none: what is known of others holds. */
  seen?: Seen[];
}

/** What labels teach. */
export interface Learnt {
  ranks?: RankWeights | undefined;
  weights?: Weights | undefined;
}

/** How sure the first article was, and whether it answered. */
export interface Seen {
  confidence: number;
  right: boolean;
  /** How much it counts, 0..1. */
  weight: number;
}

/** So many questions asked here count as much as all that is known of other workspaces. */
const ENOUGH = 30;

/** One question in so many may lie below what counts as seen: one odd question is no evidence. */
const FEW_BELOW = 50;

/** A precision that is just reached here is missed every second time elsewhere: some of its standard error is taken off. */
const CAUTION = 0.003;
const ERRORS = 0.12;

export function createBelief({ near, words, shift = 0, seen = [] }: BeliefOptions = {}): Belief {
  const confidence = (signals: AllSignals, said = 0) => {
    const own = isNear(signals) ? near : words;
    return sigmoid(logOdds(signals, own?.weights) + shift + said);
  };
  return {
    ranks: (isNear) => (isNear ? near : words)?.ranks ?? sharedRanks(isNear),
    confidence,
    shift,
    thresholdFor(precision) {
      const shared = lowest(POOLED_PRECISION, precision);
      if (seen.length === 0) return shared;
      const count = weightOf(seen);
      const trust = count ** 2 / (count ** 2 + ENOUGH ** 2);
      const own = Math.max(lowest(precisionOf(seen), precision), leastOf(seen));
      return trust * own + (1 - trust) * shared;
    },
  };
}

/** Precision of the answers from each threshold on: halfway between what was right and what the model expected of them. */
function precisionOf(seen: Seen[]): number[] {
  return THRESHOLDS.map((threshold) => {
    const given = seen.filter(({ confidence }) => confidence >= threshold);
    if (given.length === 0) return threshold;
    const count = weightOf(given);
    const right = weightOf(given.filter((one) => one.right));
    const expected = given.reduce((sum, { confidence, weight }) => sum + weight * confidence, 0) / count;
    const precision = (right / count + expected) / 2;
    const error = Math.sqrt((precision * (1 - precision)) / count);
    return precision - CAUTION - ERRORS * error;
  });
}

const weightOf = (seen: Seen[]): number => seen.reduce((sum, { weight }) => sum + weight, 0);

/** Feedback comes to answers that were given: how right those below the bar would be, it does not tell. */
function leastOf(seen: Seen[]): number {
  const sorted = seen.map(({ confidence }) => confidence).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / FEW_BELOW)]!;
}

/** The lowest threshold whose precision suffices; 1 where none does. */
function lowest(precisions: number[], asked: number): number {
  const at = precisions.findIndex((precision) => precision >= asked);
  return THRESHOLDS[at] ?? 1;
}
