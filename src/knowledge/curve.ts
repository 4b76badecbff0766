import { sigmoid } from '../domain/fitLogistic.ts';

/** Thresholds that a bar is chosen among: 0.05 to 0.998, closer together where it matters. */
export const THRESHOLDS: number[] = Array.from({ length: 100 }, (_, i) => sigmoid(i / 11 - 3));

/**
 * Precision of the answers from each of them on: questions of five sets, each left out in turn and of equal weight
 * (cli/eval/answers/trainWeights.ts). Never falls.
 */
export const POOLED_PRECISION: number[] = [
  0.808, 0.811, 0.811, 0.813, 0.815, 0.816, 0.819, 0.821, 0.824, 0.825, 0.828, 0.83, 0.834, 0.836, 0.836,
  0.838, 0.844, 0.848, 0.855, 0.86, 0.863, 0.867, 0.869, 0.872, 0.875, 0.876, 0.876, 0.878, 0.882, 0.886,
  0.894, 0.897, 0.899, 0.903, 0.909, 0.914, 0.92, 0.922, 0.926, 0.926, 0.931, 0.931, 0.934, 0.934, 0.934,
  0.938, 0.938, 0.939, 0.94, 0.944, 0.945, 0.945, 0.948, 0.954, 0.954, 0.954, 0.954, 0.954, 0.954, 0.954,
  0.954, 0.96, 0.96, 0.961, 0.964, 0.964, 0.964, 0.964, 0.964, 0.964, 0.964, 0.964, 0.971, 0.971, 0.971,
  0.971, 0.982, 0.982, 0.982, 0.982, 0.982, 0.982, 0.982, 0.982, 0.982, 0.982, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
  1, 1, 1, 1,
];
