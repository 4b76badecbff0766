/** Every row once, neighbours far apart: the step is coprime to the length and near its golden section. */
export function scattered(length: number): Int32Array {
  let step = Math.max(1, Math.round(length * 0.618));
  while (greatestCommonDivisor(step, length) > 1) step++;
  return Int32Array.from({ length }, (_, at) => (at * step) % length);
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
