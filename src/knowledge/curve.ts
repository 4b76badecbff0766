import { sigmoid } from '../domain/fitLogistic.ts';

/** Thresholds that a bar is chosen among: 0.05 to 0.998, closer together where it matters. */
export const THRESHOLDS: number[] = Array.from({ length: 100 }, (_, i) => sigmoid(i / 11 - 3));

/**
 * Precision of the answers from each of them on that may be expected in a help centre not known: two parts the average
 * of five sets, each left out in turn, one part the hardest of them (cli/eval/answers/trainWeights.ts). Never falls.
 */
export const POOLED_PRECISION: number[] = [
  0.748, 0.75, 0.752, 0.753, 0.754, 0.756, 0.758, 0.76, 0.763, 0.765, 0.768, 0.77, 0.778, 0.78, 0.783, 0.787,
  0.791, 0.794, 0.799, 0.805, 0.81, 0.817, 0.825, 0.832, 0.834, 0.839, 0.842, 0.851, 0.858, 0.859, 0.869,
  0.878, 0.878, 0.879, 0.885, 0.89, 0.895, 0.901, 0.905, 0.905, 0.905, 0.905, 0.907, 0.912, 0.918, 0.919,
  0.929, 0.93, 0.944, 0.944, 0.948, 0.951, 0.951, 0.954, 0.954, 0.954, 0.956, 0.959, 0.961, 0.968, 0.972,
  0.972, 0.976, 0.976, 0.979, 0.984, 0.984, 0.984, 0.984, 0.987, 0.987, 0.993, 0.993, 0.993, 0.993, 0.993,
  0.993, 0.993, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
];
