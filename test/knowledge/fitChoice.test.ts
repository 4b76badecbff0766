import { type Choice, fitChoice } from '../../src/knowledge/fitChoice.ts';

/** The first measure tells which option is right, the second tells the opposite, the third nothing. */
const choices = (count: number): Choice[] =>
  Array.from({ length: count }, (_, i) => ({
    weight: 1,
    options: [0, 1, 2].map((k) => ({
      x: Float64Array.of(k === i % 3 ? 1 : 0.2, k === i % 3 ? 0.2 : 1, (k * 7 + i) % 3),
      right: k === i % 3,
    })),
  }));
const prior = { weights: [1, 1, 1], firmness: 2 };

describe('choosing among what was found', () => {
  it('stays at the prior where no option is right', () => {
    const none = choices(20).map(({ weight, options }) => ({
      weight,
      options: options.map(({ x }) => ({ x, right: false })),
    }));
    expect(fitChoice(none, prior)).toEqual(prior.weights);
  });

  it('raises what tells the right one and lowers what tells the wrong one, never below zero', () => {
    const [tells, misleads] = fitChoice(choices(300), prior);
    expect(tells).toBeGreaterThan(1.5);
    expect(misleads).toBe(0);
  });

  it('is moved less by few questions than by many, and less where it is held firmly', () => {
    const moved = (count: number, firmness: number) =>
      fitChoice(choices(count), { ...prior, firmness })[0]! - prior.weights[0]!;
    expect(moved(3, 2)).toBeLessThan(moved(60, 2));
    expect(moved(60, 50)).toBeLessThan(moved(60, 2));
  });
});
