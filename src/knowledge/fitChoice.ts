import { descend } from './descend.ts';

/** One question, and the articles that were found for it. */
export interface Choice {
  options: Option[];
  weight: number;
}

export interface Option {
  x: Float64Array;
  right: boolean;
}

export interface ChoicePrior {
  weights: number[];
  /** What a weight's distance from there costs, squared and halved, in questions. */
  firmness: number;
}

/**
 * Makes a right article the likeliest choice among those found (conditional logit), beginning at a prior and held to
 * it; no weight below zero. A choice without a right option tells nothing.
 */
export function fitChoice(choices: Choice[], prior: ChoicePrior, rounds?: number): number[] {
  const usable = choices.filter(({ options }) => options.some(({ right }) => right));
  return descend(
    prior.weights,
    prior.weights.map(() => [0, Number.POSITIVE_INFINITY]),
    (w) => {
      const gradient = w.map((one, k) => prior.firmness * (one - prior.weights[k]!));
      for (const choice of usable) addGradient(gradient, choice, w);
      return gradient;
    },
    rounds,
  );
}

function addGradient(gradient: number[], { options, weight }: Choice, w: number[]): void {
  const odds = new Float64Array(options.length);
  let all = 0;
  let right = 0;
  for (let i = 0; i < options.length; i++) {
    const { x, right: isRight } = options[i]!;
    let score = 0;
    for (let k = 0; k < w.length; k++) score += w[k]! * x[k]!;
    odds[i] = Math.exp(score);
    all += odds[i]!;
    if (isRight) right += odds[i]!;
  }
  for (let i = 0; i < options.length; i++) {
    const { x, right: isRight } = options[i]!;
    const pull = weight * (odds[i]! / all - (isRight ? odds[i]! / right : 0));
    for (let k = 0; k < w.length; k++) gradient[k]! += pull * x[k]!;
  }
}
