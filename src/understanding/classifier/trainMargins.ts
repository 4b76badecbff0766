import { createDots, roundedUp } from '../../domain/dots/createDots.ts';
import type { Vector } from './features.ts';
import { scattered } from './scattered.ts';

/** One row to learn from. `label` -1 belongs to no class: it only says what the classes are not. */
export interface Row {
  vector: Vector;
  label: number;
  /** How much its error costs, beside 1. */
  weight: number;
}

/** One hyperplane a class; `weights[feature * width + k]`, so that one feature's row lies together in memory. */
export interface Margins {
  /** Classes, rounded up to a multiple of four. */
  width: number;
  weights: Float32Array;
  bias: Float32Array;
}

export interface MarginOptions {
  /** Cost of an error against the size of the weights. */
  cost?: number;
  epochs?: number;
}

/** Below this a change of a dual variable is not worth walking the row's features for. */
const SMALLEST_STEP = 1e-2;

/**
 * One-vs-rest linear classifiers with squared hinge loss by dual coordinate descent, all classes of a row at once.
 * Deterministic: rows are visited in a fixed scattered order. https://doi.org/10.1145/1390156.1390208
 */
export function trainMargins(
  rows: Row[],
  features: number,
  classes: number,
  options: MarginOptions = {},
): Margins {
  const { cost = 1, epochs = 10 } = options;
  const width = roundedUp(classes, 4);
  const dots = createDots(4 * width * (features + 3) + 128);
  const weights = dots.floats(features * width);
  const margins = dots.floats(width);
  const steps = dots.floats(width);
  const bias = new Float32Array(width);
  const alphas = new Float32Array(rows.length * classes);
  const squares = rows.map(({ vector }) => squareOf(vector.values));
  const order = scattered(rows.length);
  for (let epoch = 0; epoch < epochs; epoch++) {
    let moved = 0;
    for (const at of order) moved = Math.max(moved, visit(at));
    if (moved < 0.01) break;
  }
  return { width, weights, bias };

  /** Makes one row's turn, which returns the largest change it caused. */
  function visit(at: number): number {
    const { vector, label, weight } = rows[at]!;
    const { ids, values } = vector;
    margins.set(bias);
    for (let j = 0; j < ids.length; j++) dots.add(margins, 0, weights, ids[j]! * width, width, values[j]!);
    const slack = 1 / (2 * cost * weight);
    const curvature = squares[at]! + 1 + slack;
    let largest = 0;
    for (let k = 0; k < classes; k++) {
      const sign = k === label ? 1 : -1;
      const alpha = alphas[at * classes + k]!;
      const gradient = sign * margins[k]! - 1 + alpha * slack;
      const step = Math.max(alpha - gradient / curvature, 0) - alpha;
      if (step < SMALLEST_STEP && step > -SMALLEST_STEP) {
        steps[k] = 0;
        continue;
      }
      alphas[at * classes + k] = alpha + step;
      steps[k] = sign * step;
      bias[k]! += sign * step;
      largest = Math.max(largest, Math.abs(step));
    }
    if (largest > 0)
      for (let j = 0; j < ids.length; j++) dots.add(weights, ids[j]! * width, steps, 0, width, values[j]!);
    return largest;
  }
}

function squareOf(values: Float32Array): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return sum;
}
