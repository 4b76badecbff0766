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

const ROUNDS = 15;
const LONGEST_STEP = 2;

/**
 * Logistic regression that begins at a prior and is held to it: the most probable weights under normal ones around it,
 * found by Newton's steps. Signals are standardised, so that a weight's worth does not hang on its unit.
 */
export function fitLogistic(
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
  }));
  const prior = [...weights.map((one, k) => one * spread[k]!), bias + dot(weights, mean)];
  let fitted = prior;
  for (let round = 0; round < ROUNDS; round++) {
    const step = newtonStep(scaled, fitted, prior, firmness);
    fitted = fitted.map((one, k) => one - Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, step[k]!)));
  }
  const plain = fitted.slice(0, size).map((one, k) => one / spread[k]!);
  return { weights: plain, bias: fitted[size]! - dot(plain, mean) };
}

function newtonStep(
  rows: { x: number[]; y: number }[],
  at: number[],
  prior: number[],
  firmness: number,
): number[] {
  const slope = at.map((one, k) => firmness * (one - prior[k]!));
  const bend = at.map((_, k) => at.map((_, j) => (j === k ? firmness : 0)));
  for (const { x, y } of rows) {
    const p = 1 / (1 + Math.exp(-dot(at, x)));
    for (let k = 0; k < at.length; k++) {
      slope[k]! += (p - y) * x[k]!;
      for (let j = 0; j < at.length; j++) bend[k]![j]! += p * (1 - p) * x[k]! * x[j]!;
    }
  }
  return solve(bend, slope);
}

/** Gauss's elimination; the matrix is positive definite, so that no row has to be exchanged. */
function solve(matrix: number[][], right: number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i]!]);
  const size = rows.length;
  for (let i = 0; i < size; i++) {
    for (let below = i + 1; below < size; below++) {
      const factor = rows[below]![i]! / rows[i]![i]!;
      for (let k = i; k <= size; k++) rows[below]![k]! -= factor * rows[i]![k]!;
    }
  }
  const solution = new Array<number>(size).fill(0);
  for (let i = size - 1; i >= 0; i--) {
    let rest = rows[i]![size]!;
    for (let k = i + 1; k < size; k++) rest -= rows[i]![k]! * solution[k]!;
    solution[i] = rest / rows[i]![i]!;
  }
  return solution;
}

function dot(a: number[], b: number[]): number {
  return a.reduce((sum, one, k) => sum + one * b[k]!, 0);
}
