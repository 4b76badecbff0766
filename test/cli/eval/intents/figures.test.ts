import { atThreshold, thresholdCurve } from '../../../../src/cli/eval/intents/atThreshold.ts';
import { confusions } from '../../../../src/cli/eval/intents/confusions.ts';
import { sureOfAll } from '../../../../src/cli/eval/intents/figures.ts';
import type { Judged } from '../../../../src/cli/eval/intents/judge.ts';
import { macroF1, perIntent } from '../../../../src/cli/eval/intents/perIntent.ts';

function judged(label: string | null, top: string | null, inScope = 1, confidence = inScope): Judged {
  const text = `${label} taken for ${top} at ${confidence}`;
  return { text, label, top, confidence, inScope, readAs: undefined, ms: 0, msWithEncoder: 0 };
}

/** Three of `a`, two of `b`, one of `c`; `d` is never meant. */
const inside = [
  judged('a', 'a', 0.9),
  judged('a', 'a', 0.4),
  judged('a', 'b', 0.8),
  judged('b', 'b', 0.7),
  judged('b', 'd', 0.6),
  judged('c', 'b', 0.5),
];
const outside = [
  judged(null, 'a', 0.1),
  judged(null, 'b', 0.5),
  judged(null, 'a', 0.6),
  judged(null, 'b', 0.2),
];

describe('figures by intent', () => {
  it('are precision, recall and F1, the weakest first', () => {
    expect(perIntent(inside)).toEqual([
      { intent: 'c', rows: 1, precision: 0, recall: 0, f1: 0 },
      { intent: 'd', rows: 0, precision: 0, recall: 0, f1: 0 },
      { intent: 'b', rows: 2, precision: 1 / 3, recall: 1 / 2, f1: 2 / 5 },
      { intent: 'a', rows: 3, precision: 1, recall: 2 / 3, f1: 4 / 5 },
    ]);
  });

  it('count each intent the same in the mean', () => {
    expect(macroF1(perIntent(inside))).toBeCloseTo((0 + 0 + 0.4 + 0.8) / 4, 12);
    expect(macroF1([])).toBeNull();
  });

  it('find nobody in a row that was taken for nothing', () => {
    expect(perIntent([judged('a', null)])).toEqual([
      { intent: 'a', rows: 1, precision: 0, recall: 0, f1: 0 },
    ]);
  });
});

describe('a threshold', () => {
  it('rejects what is below it: right rows are lost and out-of-scope rows found', () => {
    expect(atThreshold(0.55, inside, outside)).toEqual({
      threshold: 0.55,
      accuracy: 2 / 6,
      oosRecall: 3 / 4,
    });
    expect(atThreshold(0, inside, outside)).toMatchObject({ accuracy: 3 / 6, oosRecall: 0 });
  });

  it('keeps what is just at it', () => {
    expect(atThreshold(0.5, [], outside)).toEqual({ threshold: 0.5, accuracy: null, oosRecall: 2 / 4 });
    expect(atThreshold(0.5, inside, [])).toMatchObject({ oosRecall: null });
  });

  it('has a curve from none to all of the out-of-scope rows', () => {
    const curve = thresholdCurve(inside, outside);
    expect(curve[0]).toMatchObject({ accuracy: 0.5, oosRecall: 0 });
    expect(curve.map(({ oosRecall }) => oosRecall)).toEqual([0, 0.5, 0.75, 1]);
    expect(curve.at(-1)).toMatchObject({ accuracy: 2 / 6, oosRecall: 1 });
    expect(thresholdCurve(inside, [])).toEqual([]);
  });

  it('reaches every row, also where all are surely in scope', () => {
    expect(thresholdCurve(inside, [judged(null, 'a', 1)]).at(-1)).toMatchObject({ oosRecall: 1 });
  });
});

describe('confusions', () => {
  it('are the pairs, most frequent first, with the surest rows', () => {
    const more = [judged('a', 'b', 0.3), judged('c', null)];
    const found = confusions([...inside, ...more]);
    expect(found[0]).toMatchObject({ label: 'a', top: 'b', rows: 2 });
    expect(found[0]?.examples.map(({ confidence }) => confidence)).toEqual([0.8, 0.3]);
    const twice = confusions([...more, ...more]);
    expect(twice[0]).toMatchObject({ rows: 2, examples: [more[0]] });
    expect(found).toContainEqual(expect.objectContaining({ label: 'c', top: 'nothing', rows: 1 }));
    expect(found.reduce((sum, { rows }) => sum + rows, 0)).toBe(5);
  });
});

describe('a decision with nothing as one of the answers', () => {
  it.each([
    { one: judged('a', 'a', 0.9, 0.8), confidence: 0.72, right: true },
    { one: judged('a', 'a', 0.3, 0.2), confidence: 0.7, right: false },
    { one: judged('a', 'a', 0.6, 0.5), confidence: 0.4, right: false },
    { one: judged(null, 'a', 0.3, 0.2), confidence: 0.7, right: true },
    { one: judged(null, 'a', 0.9, 0.8), confidence: 0.72, right: false },
  ])('is the likeliest one: $one.label as $one.top, $one.inScope in scope', ({ one, confidence, right }) => {
    const sure = sureOfAll(one);
    expect(sure.confidence).toBeCloseTo(confidence, 12);
    expect(sure.right).toBe(right);
  });
});
