import { createBelief } from '../../src/knowledge/belief.ts';
import { fitAround } from '../../src/knowledge/fitAround.ts';
import { beliefFrom, type Outcome } from '../../src/knowledge/learnFromLabels.ts';

/** Questions whose articles are right as often as the signal `lead` says, by a fixed rule in place of chance. */
function outcomes(count: number, chance: (lead: number) => number): Outcome[] {
  return Array.from({ length: count }, (_, i) => {
    const lead = -3 + (9 * ((i * 7919) % count)) / count;
    const right = ((i * 104_729) % 1000) / 1000 < chance(lead);
    return { signals: signalsOf(lead), right };
  });
}

const signalsOf = (lead: number) => ({
  lead,
  margin: 0.3,
  article: 0.8,
  passage: 0.7,
  sentence: 0.5,
  pairs: 0.4,
  unknown: 0.1,
  few: 0,
});
const logistic = (z: number) => 1 / (1 + Math.exp(-z));

describe('how sure to be', () => {
  it('a higher precision never asks for a lower bar', () => {
    for (const belief of [createBelief(), beliefFrom(outcomes(200, logistic))]) {
      const bars = [0.5, 0.7, 0.8, 0.9, 0.95, 0.99].map((one) => belief.thresholdFor(one));
      expect(bars).toEqual(bars.toSorted((a, b) => a - b));
      expect(Math.max(...bars)).toBeLessThanOrEqual(1);
    }
  });

  it('learns from many labels that answers here are better than elsewhere, or worse', () => {
    const usual = createBelief().confidence(signalsOf(1));
    expect(beliefFrom(outcomes(400, () => 0.97)).confidence(signalsOf(1))).toBeGreaterThan(usual + 0.1);
    expect(beliefFrom(outcomes(400, () => 0.05)).confidence(signalsOf(1))).toBeLessThan(usual - 0.1);
  });

  it('is moved little by three labels, and less than by three hundred', () => {
    const usual = createBelief().confidence(signalsOf(1));
    const moved = (count: number) =>
      Math.abs(beliefFrom(outcomes(count, () => 0.98)).confidence(signalsOf(1)) - usual);
    expect(moved(3)).toBeLessThan(0.2);
    expect(moved(3)).toBeLessThan(moved(300));
  });

  it('answers above the bar for .9 are right nine times in ten on other questions of the same kind', () => {
    const chance = (lead: number) => logistic(1.2 * lead - 0.5);
    const belief = beliefFrom(outcomes(500, chance));
    const bar = belief.thresholdFor(0.9);
    const given = outcomes(1009, chance).filter(({ signals }) => belief.confidence(signals) >= bar);
    expect(given.length).toBeGreaterThan(150);
    expect(given.filter(({ right }) => right).length / given.length).toBeGreaterThan(0.87);
  });

  it('a prior without rows against it stays as it is', () => {
    const rows = [{ x: [1, 2], right: true }];
    const { weights, bias } = fitAround(rows, { weights: [0.5, -0.2], bias: 3, firmness: 1e6 });
    expect(weights[0]).toBeCloseTo(0.5, 3);
    expect(weights[1]).toBeCloseTo(-0.2, 3);
    expect(bias).toBeCloseTo(3, 3);
  });
});
