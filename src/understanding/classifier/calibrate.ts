import { fitLogistic, sigmoid } from '../../domain/fitLogistic.ts';
import type { Trial } from './crossValidate.ts';
import type { Evidence } from './weigh.ts';
import { sharesOf, type Weighing } from './weighing.ts';

/** What turns evidence into probabilities. */
export interface Calibration {
  weighing: Weighing;
  /** Scores are divided by this before the softmax. */
  temperature: number;
  /** Weights of `scopeSignals` in the logistic "one of our intents is meant". */
  inScope: number[];
  /** Below this probability of being in scope a message is taken for none of the bot's. */
  threshold: number;
}

/** Share of right in-scope answers that may be lost for the sake of refusing what is out of scope. */
const IN_SCOPE_LOSS = 0.01;
/** Messages outside all intents, for each one inside. How often customers stray is not known here, so it is declared. */
const OUTSIDE_SHARE = 0.5;
/** Fewer trials than this say less than what was learnt from other bots. */
const FEWEST_TRIALS = 10;
/** Weights of `scopeSignals` where a bot is too small to learn them from. */
const SCOPE_BY_BOTH = [-6, 0.2, 1, 6, 6, 0.2, 0.5];
const SCOPE_BY_WORDS = [-2, 0.2, 4, 0, 0, 0, 2.5];
const DEFAULT_THRESHOLD = 0.25;
/** In trials' worth: a handful of examples must not swing the curve. */
const PULL = 2;

export interface Start {
  weighing: Weighing;
  hasVector: boolean;
}

/** Fits to trials whose evidence is given; few of them move it little from the start. */
export function calibrate(
  trials: { evidence: Evidence; label: number }[],
  { weighing, hasVector }: Start,
): Calibration {
  const inside = trials.filter(({ label }) => label >= 0);
  const outside = trials.filter(({ label }) => label < 0);
  const start = hasVector ? SCOPE_BY_BOTH : SCOPE_BY_WORDS;
  if (inside.length < FEWEST_TRIALS || outside.length < FEWEST_TRIALS)
    return { weighing, temperature: 1, inScope: start, threshold: DEFAULT_THRESHOLD };
  const temperature = fitTemperature(inside, weighing);
  const signals = ({ evidence }: { evidence: Evidence }) =>
    scopeSignals(evidence, sharesOf(evidence, weighing, temperature));
  const outsideWeight = (OUTSIDE_SHARE * inside.length) / outside.length;
  const inScope = fitLogistic(
    [
      ...inside.map((trial) => ({ x: signals(trial), y: 1, weight: 1 })),
      ...outside.map((trial) => ({ x: signals(trial), y: 0, weight: outsideWeight })),
    ],
    start,
    PULL,
  );
  const calibration = { weighing, temperature, inScope, threshold: 0 };
  return { ...calibration, threshold: thresholdFor(inside, calibration) };
}

/** Signals of how much the message belongs to any intent at all. */
export function scopeSignals({ classes, energy, known }: Evidence, shares: number[]): number[] {
  let best = 0;
  for (let at = 1; at < shares.length; at++) if (shares[at]! > shares[best]!) best = at;
  const top = classes[best]!;
  const share = Math.min(0.999, Math.max(0.001, shares[best]!));
  return [1, Math.log(share / (1 - share)), top.words, top.nearest, top.nearestThree, energy, known];
}

export function inScopeOf(evidence: Evidence, shares: number[], { inScope }: Calibration): number {
  let sum = 0;
  for (const [i, signal] of scopeSignals(evidence, shares).entries()) sum += inScope[i]! * signal;
  return sigmoid(sum);
}

/** The highest bar that loses no more than `IN_SCOPE_LOSS` of what is inside and rightly understood. */
function thresholdFor(inside: { evidence: Evidence; label: number }[], calibration: Calibration): number {
  const right = inside.flatMap(({ evidence, label }) => {
    const shares = sharesOf(evidence, calibration.weighing, calibration.temperature);
    const best = shares.indexOf(Math.max(...shares));
    return evidence.classes[best]!.label === label ? [inScopeOf(evidence, shares, calibration)] : [];
  });
  if (right.length === 0) return DEFAULT_THRESHOLD;
  return right.sort((a, b) => a - b)[Math.floor(right.length * IN_SCOPE_LOSS)]!;
}

function fitTemperature(inside: { evidence: Evidence; label: number }[], weighing: Weighing): number {
  let best = { temperature: 1, loss: Number.POSITIVE_INFINITY };
  for (let temperature = 0.3; temperature < 4; temperature *= 1.07) {
    let loss = 0;
    for (const { evidence, label } of inside) {
      const at = evidence.classes.findIndex((forClass) => forClass.label === label);
      loss -= Math.log((at < 0 ? 0 : sharesOf(evidence, weighing, temperature)[at]!) + 1e-4);
    }
    if (loss < best.loss) best = { temperature, loss };
  }
  return best.temperature;
}

export const evidenceBy = (trials: Trial[], by: 'both' | 'words') =>
  trials.flatMap((trial) => (trial[by] ? [{ evidence: trial[by], label: trial.label }] : []));
