import { createDots, roundedUp } from '../../domain/dots/createDots.ts';
import { scattered } from './scattered.ts';

/** One plane a class over dense vectors: `weights[k * size + j]`. */
export interface Planes {
  size: number;
  weights: Float32Array;
  bias: Float32Array;
}

export interface DensePoint {
  vector: Float32Array;
  label: number;
  /** How much its error costs, beside 1. */
  weight: number;
}

export interface PlaneOptions {
  /** Cost of an error against the size of the weights. */
  cost?: number;
  epochs?: number;
  /** Length of the first steps; they shrink to nothing by half a cosine. */
  rate?: number;
}

/** A gradient smaller than this moves nothing worth the walk. */
const AT_REST = 1e-3;
/** The bias learns slower than the planes: how often an intent was written down says little about how often it is meant. */
const BIAS_PACE = 0.1;

/** Multinomial logistic regression by stochastic gradient descent in a fixed scattered order: equal in, equal out. */
export function trainPlanes(points: DensePoint[], classes: number, options: PlaneOptions = {}): Planes {
  const { cost = 30, epochs = 30, rate = 1 } = options;
  const size = roundedUp(points[0]?.vector.length ?? 0, 4);
  const count = points.length;
  const dots = createDots(4 * (size * (count + classes) + 2 * roundedUp(classes, 4)) + 64 * (count + 4));
  const weights = dots.floats(classes * size);
  const bias = new Float32Array(classes);
  const logits = dots.floats(roundedUp(classes, 4));
  const vectors = points.map(({ vector }) => {
    const own = dots.floats(size);
    own.set(vector);
    return own;
  });
  const order = scattered(count);
  const shrink = 1 / (cost * Math.max(1, count));
  // The weights are kept divided by `scale`, so that shrinking all of them is one multiplication.
  let scale = 1;
  let done = 0;
  for (let epoch = 0; epoch < epochs; epoch++)
    for (const at of order) {
      const pace = rate * 0.5 * (1 + Math.cos((Math.PI * done++) / (epochs * count)));
      step(at, pace);
    }
  return { size, weights: weights.map((weight) => weight * scale), bias };

  function step(at: number, pace: number): void {
    const { label, weight } = points[at]!;
    const vector = vectors[at]!;
    dots.dots(weights, vector, logits, classes);
    let highest = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < classes; k++) {
      logits[k] = bias[k]! + scale * logits[k]!;
      if (logits[k]! > highest) highest = logits[k]!;
    }
    let sum = 0;
    for (let k = 0; k < classes; k++) {
      logits[k] = Math.exp(logits[k]! - highest);
      sum += logits[k]!;
    }
    scale *= 1 - pace * shrink;
    if (scale < 1e-3) settle();
    for (let k = 0; k < classes; k++) {
      const slope = (logits[k]! / sum - (k === label ? 1 : 0)) * weight;
      if (slope < AT_REST && slope > -AT_REST) continue;
      bias[k]! -= BIAS_PACE * pace * slope;
      dots.add(weights, k * size, vector, 0, size, -(pace * slope) / scale);
    }
  }

  function settle(): void {
    for (let at = 0; at < weights.length; at++) weights[at]! *= scale;
    scale = 1;
  }
}
