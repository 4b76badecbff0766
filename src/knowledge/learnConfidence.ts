import { sigmoid } from '../domain/fitLogistic.ts';
import type { Seen } from './belief.ts';
import {
  type AllSignals,
  logOdds,
  type SignalName,
  USUAL_SPREAD,
  type Weights,
  weightsFor,
} from './confidence.ts';
import { fitAround } from './fitAround.ts';

/** The first article found for a question, and whether it answers. */
export interface Outcome {
  signals: AllSignals;
  right: boolean;
  /** Those of one part are judged by what the others teach. */
  part: number;
  /** How much it counts, 0..1; 1 where it is not said. */
  weight?: number | undefined;
}

/** What the weights begin from. */
export interface Beginning {
  /** Added to the log odds besides, by what the articles told. */
  shift?: number;
  firmness: number;
}

/** How sure these outcomes make. Undefined without any. */
export function learnConfidence(outcomes: Outcome[], beginning: Beginning): Weights | undefined {
  const { shift = 0, firmness } = beginning;
  const [first] = outcomes;
  if (!first) return undefined;
  const { bias, ...shared } = weightsFor(first.signals);
  const names = Object.keys(shared) as SignalName[];
  const { weights, bias: fitted } = fitAround(
    outcomes.map(({ signals, right, weight }) => {
      const values: Partial<Record<SignalName, number>> = signals;
      return { x: names.map((name) => values[name] ?? 0), right, weight };
    }),
    {
      weights: names.map((name) => shared[name] ?? 0),
      bias: bias + shift,
      firmness,
      usual: names.map((name) => USUAL_SPREAD[name]),
    },
  );
  return { bias: fitted - shift, ...Object.fromEntries(names.map((name, k) => [name, weights[k]!])) };
}

/** How sure weights are that were learnt without the outcome: those learnt with it would flatter themselves. */
export function unseenConfidences(outcomes: Outcome[], beginning: Beginning): Seen[] {
  const { shift = 0 } = beginning;
  return [...new Set(outcomes.map(({ part }) => part))].flatMap((part) => {
    const others = outcomes.filter((one) => one.part !== part);
    const weights = learnConfidence(others, beginning);
    return outcomes
      .filter((one) => one.part === part)
      .map(({ signals, right, weight = 1 }) => ({
        confidence: sigmoid(logOdds(signals, weights) + shift),
        right,
        weight,
      }));
  });
}
