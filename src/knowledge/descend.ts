/**
 * Projected gradient descent with a step per coordinate (RMSProp, then ever smaller steps): few weights, no hurry.
 * `bounds`: the lowest and highest value of each.
 */
export function descend(
  start: number[],
  bounds: [number, number][],
  gradientAt: (w: number[]) => number[],
  rounds = 400,
): number[] {
  let w = start;
  const size = start.map(() => 0);
  for (let round = 1; round <= rounds; round++) {
    const gradient = gradientAt(w);
    w = w.map((one, k) => {
      size[k] = 0.9 * size[k]! + 0.1 * gradient[k]! ** 2;
      const next = one - ((0.3 / (1 + (7 * round) / rounds)) * gradient[k]!) / (Math.sqrt(size[k]!) + 1e-8);
      return Math.min(bounds[k]![1], Math.max(bounds[k]![0], next));
    });
  }
  return w;
}
