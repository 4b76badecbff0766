import { createBelief } from '../../src/knowledge/belief.ts';
import { fitAround } from '../../src/knowledge/fitAround.ts';
import { learnConfidence, type Outcome, unseenConfidences } from '../../src/knowledge/learnConfidence.ts';

/** Questions whose articles are right as often as the signal `lead` says, by a fixed rule in place of chance. */
function outcomes(count: number, chance: (lead: number) => number): Outcome[] {
  return Array.from({ length: count }, (_, i) => {
    const lead = -3 + (9 * ((i * 7919) % count)) / count;
    const right = ((i * 104_729) % 1000) / 1000 < chance(lead);
    return { signals: signalsOf(lead), right, part: i % 5 };
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
const BEGINNING = { firmness: 2 };
const beliefFrom = (seen: Outcome[]) =>
  createBelief({
    words: { weights: learnConfidence(seen, BEGINNING) },
    seen: unseenConfidences(seen, BEGINNING),
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
    const { weights, bias } = fitAround(rows, {
      weights: [0.5, -0.2],
      bias: 3,
      firmness: 1e6,
      usual: [1, 1],
    });
    expect(weights[0]).toBeCloseTo(0.5, 3);
    expect(weights[1]).toBeCloseTo(-0.2, 3);
    expect(bias).toBeCloseTo(3, 3);
  });
});

describe('feedback on one and the same question', () => {
  const near = (of: { lead: number; rise: number; near: number }) => ({
    lead: of.lead,
    margin: 0.5,
    unknown: 0.1,
    rise: of.rise,
    standout: of.rise / 2.5,
    titleShare: 0.5,
    nearSentence: of.near,
    nearRise: of.near - 0.1,
  });
  const trial = near({ lead: 6, rise: 15, near: 0.66 });
  const weak = near({ lead: 1, rise: 5, near: 0.35 });
  const offTopic = near({ lead: 0.5, rise: 2, near: 0.2 });
  /** Denied again and again, by words that differ by so much of a cosine. */
  const denied = (count: number, apart: number): Outcome[] =>
    Array.from({ length: count }, (_, i) => ({
      signals: { ...trial, nearSentence: trial.nearSentence + (i % 2) * apart },
      right: false,
      part: 0,
      weight: 0.6,
    }));
  const before = createBelief();

  it.each([3, 4, 5, 6, 9, 30])('moves the others little when it is denied %d times', (count) => {
    for (const apart of [0, 1e-12, 0.004]) {
      const weights = learnConfidence(denied(count, apart), { firmness: 16 });
      const after = createBelief({ near: { weights } });
      for (const signals of [trial, weak, offTopic]) {
        const change = after.confidence(signals) - before.confidence(signals);
        expect(change).toBeLessThanOrEqual(0);
        expect(change).toBeGreaterThan(-0.15);
      }
    }
  });

  it('is no reason to believe that the one paraphrase is right and the other wrong', () => {
    const rows = denied(12, 0.004).map((one, i) => ({ ...one, right: i % 2 === 1 }));
    const after = createBelief({ near: { weights: learnConfidence(rows, { firmness: 16 }) } });
    const [one, other] = rows.map(({ signals }) => after.confidence(signals));
    expect(Math.abs(one! - other!)).toBeLessThan(0.01);
    expect(after.confidence(offTopic)).toBeLessThan(0.1);
  });
});
