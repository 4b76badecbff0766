import type { Vector } from './features.ts';

/** One row to learn from. `label` -1 belongs to no class: it only says what the classes are not. */
export interface Row {
  vector: Vector;
  label: number;
  /** How much its error costs, beside 1. */
  weight: number;
}

/** One hyperplane a class; `weights[feature * classes + k]`, so that one feature's row lies together in memory. */
export interface Weights {
  classes: number;
  weights: Float32Array;
  bias: Float32Array;
}

export interface TrainOptions {
  /** Cost of an error against the size of the weights. */
  cost?: number;
  epochs?: number;
}

/**
 * One-vs-rest linear classifiers with squared hinge loss by dual coordinate descent, all classes of a row at once.
 * Deterministic: rows are visited in a fixed scattered order. https://doi.org/10.1145/1390156.1390208
 */
export function train(rows: Row[], features: number, classes: number, options: TrainOptions = {}): Weights {
  const { cost = 1, epochs = 10 } = options;
  const model: Weights = {
    classes,
    weights: new Float32Array(features * classes),
    bias: new Float32Array(classes),
  };
  const visit = createStep(model, rows, cost);
  const order = scattered(rows.length);
  for (let epoch = 0; epoch < epochs; epoch++) {
    let moved = 0;
    for (const at of order) moved = Math.max(moved, visit(at, epoch % FULL_ROUND === 0));
    if (moved < 0.01) break;
  }
  return model;
}

/** Every so many rounds all classes of a row are looked at; between, those alone that it presses on. */
const FULL_ROUND = 3;
/** A class is at rest in a row that lies this far on the right side of its margin. */
const AT_REST = 0.1;

/** margins[k] = how far the vector lies on the side of class k. */
export function marginsOf(
  { classes, weights, bias }: Weights,
  { ids, values }: Vector,
  margins: Float32Array,
): void {
  margins.set(bias);
  let at = 0;
  // Two features a round halve the loads and stores of `margins`: a third less time.
  for (; at + 1 < ids.length; at += 2) {
    const a = values[at]!;
    const b = values[at + 1]!;
    const fromA = ids[at]! * classes;
    const fromB = ids[at + 1]! * classes;
    for (let k = 0; k < classes; k++)
      margins[k] = margins[k]! + (a * weights[fromA + k]! + b * weights[fromB + k]!);
  }
  if (at < ids.length) {
    const a = values[at]!;
    const fromA = ids[at]! * classes;
    for (let k = 0; k < classes; k++) margins[k] = margins[k]! + a * weights[fromA + k]!;
  }
}

/** Below this a change of a dual variable is not worth walking the row's features for. */
const SMALLEST_STEP = 3e-2;

/** Makes one row's turn, which returns the largest change it caused. */
function createStep(model: Weights, rows: Row[], cost: number): (at: number, isFull: boolean) => number {
  const { classes, weights, bias } = model;
  const alphas = new Float32Array(rows.length * classes);
  const everyClass = Int32Array.from({ length: classes }, (_, k) => k);
  const pressing: Int32Array[] = rows.map(() => everyClass);
  const squares = rows.map(({ vector }) => squareOf(vector.values));
  const margins = new Float32Array(classes);
  const steps = new Float32Array(classes);
  const moving = new Int32Array(classes);
  const kept = new Int32Array(classes);

  return (at, isFull) => {
    const { vector, label, weight } = rows[at]!;
    const active = isFull ? everyClass : pressing[at]!;
    if (isFull) marginsOf(model, vector, margins);
    else marginsOfSome(model, vector, margins, active);
    const slack = 1 / (2 * cost * weight);
    const curvature = squares[at]! + 1 + slack;
    let count = 0;
    let keeping = 0;
    let largest = 0;
    for (const k of active) {
      const sign = k === label ? 1 : -1;
      const alpha = alphas[at * classes + k]!;
      const gradient = sign * margins[k]! - 1 + alpha * slack;
      if (alpha > 0 || gradient < AT_REST) kept[keeping++] = k;
      const step = Math.max(alpha - gradient / curvature, 0) - alpha;
      if (Math.abs(step) < SMALLEST_STEP) continue;
      alphas[at * classes + k] = alpha + step;
      bias[k]! += sign * step;
      steps[count] = sign * step;
      moving[count++] = k;
      largest = Math.max(largest, Math.abs(step));
    }
    if (isFull) pressing[at] = kept.slice(0, keeping);
    if (count > 0) move(vector, moving, steps, count);
    return largest;
  };

  function move({ ids, values }: Vector, moving: Int32Array, steps: Float32Array, count: number): void {
    for (let j = 0; j < ids.length; j++) {
      const value = values[j]!;
      const from = ids[j]! * classes;
      for (let c = 0; c < count; c++) weights[from + moving[c]!]! += value * steps[c]!;
    }
  }
}

function marginsOfSome(
  model: Weights,
  { ids, values }: Vector,
  margins: Float32Array,
  active: Int32Array,
): void {
  const { classes, weights, bias } = model;
  for (let c = 0; c < active.length; c++) margins[active[c]!] = bias[active[c]!]!;
  for (let at = 0; at < ids.length; at++) {
    const value = values[at]!;
    const from = ids[at]! * classes;
    for (let c = 0; c < active.length; c++) margins[active[c]!]! += value * weights[from + active[c]!]!;
  }
}

function squareOf(values: Float32Array): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return sum;
}

/** Every row once, neighbours far apart: the step is coprime to the length and near its golden section. */
function scattered(length: number): Int32Array {
  let step = Math.max(1, Math.round(length * 0.618));
  while (greatestCommonDivisor(step, length) !== 1) step++;
  return Int32Array.from({ length }, (_, at) => (at * step) % length);
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
