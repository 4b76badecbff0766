import { fitLogistic } from '../domain/fitLogistic.ts';

export interface Row {
  x: number[];
  right: boolean;
}

/** What is believed before the rows are seen. `firmness`: how many standard deviations squared a doubt weighs. */
export interface Prior {
  weights: number[];
  bias: number;
  firmness: number;
}

/**
 * Logistic regression that begins at a prior and is held to it: the most probable weights under normal ones around it.
 * Signals are standardised, so that a weight's worth does not hang on its unit.
 */
export function fitAround(
  rows: Row[],
  { weights, bias, firmness }: Prior,
): { weights: number[]; bias: number } {
  const size = weights.length;
  const mean = weights.map((_, k) => rows.reduce((sum, { x }) => sum + x[k]!, 0) / rows.length);
  const spread = weights.map((_, k) => {
    const variance = rows.reduce((sum, { x }) => sum + (x[k]! - mean[k]!) ** 2, 0) / rows.length;
    return Math.sqrt(variance) || 1;
  });
  const scaled = rows.map(({ x, right }) => ({
    x: [...x.map((one, k) => (one - mean[k]!) / spread[k]!), 1],
    y: right ? 1 : 0,
    weight: 1,
  }));
  const prior = [...weights.map((one, k) => one * spread[k]!), bias + dot(weights, mean)];
  const fitted = fitLogistic(scaled, prior, firmness);
  const plain = fitted.slice(0, size).map((one, k) => one / spread[k]!);
  return { weights: plain, bias: fitted[size]! - dot(plain, mean) };
}

function dot(a: number[], b: number[]): number {
  return a.reduce((sum, one, k) => sum + one * b[k]!, 0);
}
