import { averageLink } from '../../src/insights/averageLink.ts';
import { randomOf } from './suggestions.ts';

/** Things on a line: the further apart, the less alike. */
function alike(places: number[]): Float32Array {
  return Float32Array.from(places.flatMap((a) => places.map((b) => 1 - Math.abs(a - b))));
}

/** What the definition says, step by step: the two closest groups become one while they are close enough. */
function slowly(sums: Float32Array, count: number, atLeast: number): number[][] {
  const groups = Array.from({ length: count }, (_, i) => [i]);
  const mean = (a: number[], b: number[]) =>
    a.reduce((sum, i) => sum + b.reduce((s, j) => s + sums[i * count + j]!, 0), 0) / (a.length * b.length);
  for (;;) {
    let best = { mean: -Infinity, a: 0, b: 0 };
    for (let a = 0; a < groups.length; a++)
      for (let b = a + 1; b < groups.length; b++) {
        const found = mean(groups[a]!, groups[b]!);
        if (found > best.mean) best = { mean: found, a, b };
      }
    if (best.mean < atLeast) break;
    groups[best.a]!.push(...groups.splice(best.b, 1)[0]!);
  }
  return groups.map((group) => group.sort((a, b) => a - b)).sort((a, b) => a[0]! - b[0]!);
}

describe('groups by average link', () => {
  it('has nothing to do with nothing, and leaves one alone', () => {
    expect(averageLink(new Float32Array(0), 0, 0.5)).toEqual([]);
    expect(averageLink(alike([3]), 1, 0.5)).toEqual([[0]]);
  });

  it('puts together what is close, and keeps apart what is far', () => {
    expect(averageLink(alike([0, 5, 0.1, 5.2, 9, 0.2]), 6, 0.5)).toEqual([[0, 2, 5], [1, 3], [4]]);
  });

  it('does not let a chain of neighbours grow into one group', () => {
    const places = Array.from({ length: 12 }, (_, i) => i * 0.3);
    expect(averageLink(alike(places), 12, 0.5).length).toBeGreaterThan(2);
  });

  it('gives what the definition gives', () => {
    const random = randomOf(7);
    for (let round = 0; round < 60; round++) {
      const count = 2 + Math.floor(random() * 30);
      const places = Array.from({ length: count }, () => [random(), random(), random()]);
      const sums = Float32Array.from(
        places.flatMap((a) => places.map((b) => 1 - Math.hypot(...a.map((x, i) => x - b[i]!)))),
      );
      const atLeast = random();
      expect(averageLink(sums.slice(), count, atLeast)).toEqual(slowly(sums, count, atLeast));
    }
  });

  it('groups 2,000 that are all the same, or all different', () => {
    const same = new Float32Array(4e6).fill(0.9);
    expect(averageLink(same, 2_000, 0.5)).toHaveLength(1);
    expect(averageLink(new Float32Array(4e6), 2_000, 0.5)).toHaveLength(2_000);
  });
});
