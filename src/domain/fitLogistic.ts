export interface LogisticPoint {
  x: number[];
  /** 1 or 0. */
  y: number;
  weight: number;
}

const ROUNDS = 30;

/**
 * Logistic regression by Newton's method with halved steps, held near `start`: `pull` is how many points it takes to
 * move a weight away from there, so that a handful of them does not swing the curve.
 */
export function fitLogistic(points: LogisticPoint[], start: number[], pull: number): number[] {
  let weights = start;
  let loss = lossOf(points, weights, start, pull);
  for (let round = 0; round < ROUNDS; round++) {
    const step = newtonStep(points, weights, start, pull);
    let size = 1;
    let next = { weights, loss };
    for (; size > 0.01 && next.loss >= loss; size /= 2) {
      const moved = weights.map((weight, i) => weight + size * step[i]!);
      next = { weights: moved, loss: lossOf(points, moved, start, pull) };
    }
    if (next.loss >= loss - 1e-6) break;
    ({ weights, loss } = next);
  }
  return weights;
}

export function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

function lossOf(points: LogisticPoint[], weights: number[], start: number[], pull: number): number {
  let loss = 0;
  for (const [i, weight] of weights.entries()) loss += (pull / 2) * (weight - start[i]!) ** 2;
  for (const { x, y, weight } of points) {
    const margin = (y === 1 ? 1 : -1) * dot(weights, x);
    loss += weight * (Math.max(0, -margin) + Math.log1p(Math.exp(-Math.abs(margin))));
  }
  return loss;
}

function newtonStep(points: LogisticPoint[], weights: number[], start: number[], pull: number): number[] {
  const gradient = weights.map((weight, i) => -pull * (weight - start[i]!));
  const hessian = weights.map((_, i) => weights.map((_, j) => (i === j ? pull : 0)));
  for (const { x, y, weight } of points) {
    const p = sigmoid(dot(weights, x));
    for (let i = 0; i < x.length; i++) {
      gradient[i]! += weight * (y - p) * x[i]!;
      for (let j = 0; j < x.length; j++) hessian[i]![j]! += weight * p * (1 - p) * x[i]! * x[j]!;
    }
  }
  return solve(hessian, gradient);
}

/** Gauss-Jordan elimination; the matrix is positive definite, so no pivot is zero. */
function solve(matrix: number[][], right: number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i]!]);
  for (let i = 0; i < rows.length; i++)
    for (let j = 0; j < rows.length; j++) {
      if (j === i) continue;
      const factor = rows[j]![i]! / rows[i]![i]!;
      rows[j] = rows[j]!.map((value, k) => value - factor * rows[i]![k]!);
    }
  return rows.map((row, i) => row[rows.length]! / row[i]!);
}

function dot(a: number[], b: number[]): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
