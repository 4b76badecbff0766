import { sigmoid } from '../domain/fitLogistic.ts';
import { type AllSignals, logOdds, type Weights } from './confidence.ts';
import { POOLED_PRECISION, THRESHOLDS } from './curve.ts';

/** How sure to be of an answer in this workspace. */
export interface Belief {
  /** Probability, 0..1, that an article with these signals answers the question. */
  confidence(signals: AllSignals): number;
  /** The lowest confidence at which answers given are right this often. */
  thresholdFor(precision: number): number;
}

export interface BeliefOptions {
  /** This workspace's own weights, with vectors and by words alone; else the shared ones. */
  near?: Weights | undefined;
  words?: Weights | undefined;
  /** Added to the log odds. */
  shift?: number;
  /** What was asked here and came out; none: what is known of others holds. */
  seen?: Seen[];
}

/** How sure the first article was, and whether it answered. */
export interface Seen {
  confidence: number;
  right: boolean;
}

/** So many questions asked here count as much as all that is known of other workspaces. */
const ENOUGH = 30;

/** What the model itself expects counts as so many answers more. */
const EXPECTED_WORTH = 15;

/** A precision that is just reached here is missed every second time elsewhere: some of its standard error is taken off. */
const CAUTION = 0.003;
const ERRORS = 0.12;

export function createBelief({ near, words, shift = 0, seen = [] }: BeliefOptions = {}): Belief {
  const confidence = (signals: AllSignals) => {
    const own = signals.nearPassage === undefined ? words : near;
    return sigmoid(logOdds(signals, own) + shift);
  };
  return {
    confidence,
    thresholdFor(precision) {
      const trust = seen.length ** 2 / (seen.length ** 2 + ENOUGH ** 2);
      const shared = lowest(POOLED_PRECISION, precision);
      return seen.length === 0 ? shared : trust * lowest(precisionOf(seen), precision) + (1 - trust) * shared;
    },
  };
}

/** Precision of the answers from each threshold on, drawn towards what the model expects of them. */
function precisionOf(seen: Seen[]): number[] {
  return THRESHOLDS.map((threshold) => {
    const given = seen.filter(({ confidence }) => confidence >= threshold);
    if (given.length === 0) return threshold;
    const right = given.filter((one) => one.right).length;
    const expected = given.reduce((sum, { confidence }) => sum + confidence, 0) / given.length;
    const precision = (right + EXPECTED_WORTH * expected) / (given.length + EXPECTED_WORTH);
    const error = Math.sqrt((precision * (1 - precision)) / given.length);
    return precision - CAUTION - ERRORS * error;
  });
}

/** The lowest threshold whose precision suffices; 1 where none does. */
function lowest(precisions: number[], asked: number): number {
  const at = precisions.findIndex((precision) => precision >= asked);
  return THRESHOLDS[at] ?? 1;
}
