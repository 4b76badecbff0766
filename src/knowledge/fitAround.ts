import { fitLogistic } from '../domain/fitLogistic.ts';

export interface Row {
  x: number[];
  right: boolean;
  /** How much it counts; 1 where it is not said. */
  weight?: number;
}

/** What is believed before the rows are seen. `firmness`: how many standard deviations squared a doubt weighs. */
export interface Prior {
  weights: number[];
  bias: number;
  firmness: number;
  /** Standard deviation of each signal among questions of all kinds. */
  usual: number[];
}

/**
 * Logistic regression that begins at a prior and is held to it: the most probable weights under normal ones around it.
 * Signals are standardised, so that a weight's worth does not hang on its unit. Rows that hardly differ, such as one
 * question asked again and again, tell little of a weight: less spread than usual counts as the usual one.
 */
export function fitAround(
  rows: Row[],
  { weights, bias, firmness, usual }: Prior,
): { weights: number[]; bias: number } {
  const size = weights.length;
  const mean = weights.map((_, k) => rows.reduce((sum, { x }) => sum + x[k]!, 0) / rows.length);
  const spread = weights.map((_, k) => {
    const variance = rows.reduce((sum, { x }) => sum + (x[k]! - mean[k]!) ** 2, 0) / rows.length;
    return Math.max(usual[k]!, Math.sqrt(variance));
  });
  const scaled = rows.map(({ x, right, weight = 1 }) => ({
    x: [...x.map((one, k) => (one - mean[k]!) / spread[k]!), 1],
    y: right ? 1 : 0,
    weight,
  }));
  const prior = [...weights.map((one, k) => one * spread[k]!), bias + dot(weights, mean)];
  const fitted = fitLogistic(scaled, prior, firmness);
  const plain = fitted.slice(0, size).map((one, k) => one / spread[k]!);
  return { weights: plain, bias: fitted[size]! - dot(plain, mean) };
}

function dot(a: number[], b: number[]): number {
  return a.reduce((sum, one, k) => sum + one * b[k]!, 0);
}
