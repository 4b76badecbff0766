import { createTypist } from '../../../src/cli/eval/addTypos.ts';
import { auroc } from '../../../src/cli/eval/auroc.ts';
import { calibrationOf } from '../../../src/cli/eval/calibration.ts';
import { keepVectors } from '../../../src/cli/eval/keepVectors.ts';
import { table } from '../../../src/cli/eval/markdown.ts';
import { quantile } from '../../../src/cli/eval/quantile.ts';
import { rounded } from '../../../src/cli/eval/rounded.ts';
import type { Encoder } from '../../../src/domain/encoder.ts';

describe('AUROC', () => {
  it.each([
    { high: [0.9, 0.8], low: [0.1, 0.2], area: 1, what: 'all above' },
    { high: [0.1], low: [0.9, 0.8], area: 0, what: 'all below' },
    { high: [0.5, 0.5], low: [0.5], area: 0.5, what: 'all the same' },
    { high: [0.9, 0.5], low: [0.5, 0.1], area: 0.875, what: 'one tie of four pairs' },
    { high: [3, 1], low: [2, 2, 0, 1], area: (4 + 1 + 0.5) / 8, what: 'ties on either side' },
  ])('is the share of pairs in order, ties counted half: $what', ({ high, low, area }) => {
    expect(auroc(high, low)).toBeCloseTo(area, 12);
  });

  it('agrees with counting every pair, on many scores of few values', () => {
    const scores = Array.from({ length: 400 }, (_, i) => ((i * 7919) % 23) / 23);
    const [high, low] = [scores.slice(0, 150), scores.slice(150)];
    const pairs = high.flatMap((a) => low.map((b): number => (a > b ? 1 : a === b ? 0.5 : 0)));
    expect(auroc(high, low)).toBeCloseTo(pairs.reduce((sum, pair) => sum + pair, 0) / pairs.length, 12);
  });

  it('is unknown when one side is empty', () => {
    expect(auroc([], [1])).toBeNull();
    expect(auroc([1], [])).toBeNull();
  });
});

describe('the calibration error', () => {
  it('weighs the gap of each bin by its rows', () => {
    const sure = Array.from({ length: 8 }, (_, i) => ({ confidence: 0.95, right: i < 6 }));
    const unsure = Array.from({ length: 2 }, () => ({ confidence: 0.5, right: true }));
    const { error, bins } = calibrationOf([...sure, ...unsure]);
    expect(error).toBeCloseTo(0.8 * Math.abs(0.95 - 0.75) + 0.2 * 0.5, 12);
    expect(bins.map(({ rows }) => rows)).toEqual([2, 8]);
    expect(bins[1]).toMatchObject({ to: 1, accuracy: 0.75 });
  });

  it('is 0 where confidence is the share that is right', () => {
    const rows = Array.from({ length: 10 }, (_, i) => ({ confidence: 0.7, right: i < 7 }));
    expect(calibrationOf(rows).error).toBeCloseTo(0, 12);
  });

  it('has a place for the surest and the least sure, and none without rows', () => {
    const { bins } = calibrationOf([
      { confidence: 1, right: true },
      { confidence: 0, right: false },
    ]);
    expect(bins.map(({ from }) => from)).toEqual([0, 14 / 15]);
    expect(calibrationOf([])).toEqual({ error: null, bins: [] });
  });
});

describe('typos', () => {
  const text = 'where is the parcel that I ordered last week';

  it('are the same for the same seed, and others for another', () => {
    const [a, b, c] = [createTypist(1), createTypist(1), createTypist(2)];
    expect([a(text), a(text)]).toEqual([b(text), b(text)]);
    expect(createTypist(1)(text)).not.toBe(c(text));
  });

  it('are one edit per eight characters, at least one, and never more', () => {
    const type = createTypist(3);
    for (let row = 0; row < 200; row++) {
      const edits = editDistance(text, type(text));
      expect(edits).toBeLessThanOrEqual(Math.floor(text.length / 8) * 2);
      expect(type('no').length).toBeGreaterThan(0);
    }
    const distances = Array.from({ length: 200 }, () => editDistance('card', type('card')));
    expect(Math.max(...distances)).toBeLessThanOrEqual(2);
    expect(distances.filter((distance) => distance > 0).length).toBeGreaterThan(150);
  });

  it('insert, leave out, replace and swap letters', () => {
    const type = createTypist(4);
    const typed = Array.from({ length: 300 }, () => type('order'));
    expect(typed.some((word) => word.length === 6)).toBe(true);
    expect(typed.some((word) => word.length === 4)).toBe(true);
    expect(typed).toContain('odrer');
    expect(typed.some((word) => word.length === 5 && editDistance('order', word) === 1)).toBe(true);
  });

  it('touch letters only', () => {
    const type = createTypist(5);
    const kept = (typed: string) => typed.replace(/\p{L}/gu, '');
    for (let row = 0; row < 100; row++)
      expect(kept(type('order #20931 👍 costs 12.50'))).toBe(kept('order #20931 👍 costs 12.50'));
    expect(type('12345678 👍')).toBe('12345678 👍');
    expect(type('')).toBe('');
  });
});

describe('small parts', () => {
  it('a quantile is a value that was measured', () => {
    const values = Array.from({ length: 100 }, (_, i) => 100 - i);
    expect([quantile(values, 0.5), quantile(values, 0.99), quantile(values, 1)]).toEqual([50, 99, 100]);
    expect([quantile([7], 0.5), quantile([], 0.5)]).toEqual([7, null]);
  });

  it('numbers are rounded where they are fractions only', () => {
    expect(rounded({ bytes: 12_345_678, share: 0.123456789, none: null })).toEqual({
      bytes: 12_345_678,
      share: 0.123457,
      none: null,
    });
  });

  it('a table is not broken by what a customer wrote', () => {
    const text = table(['row', 'n'], [['a | b\n# c <b>', 2]]);
    expect(text.split('\n')).toEqual(['| row | n |', '| --- | --: |', '| a \\| b # c \\<b\\> | 2 |']);
    expect(table(['row'], [])).toBe('_None._');
  });

  it('vectors are made once and the time for them is known', async () => {
    const asked: string[] = [];
    const encoder: Encoder = {
      model: 'lengths',
      size: 1,
      ready: Promise.resolve(true),
      isReady: true,
      languages: null,
      words: ['a'],
      async encode(text) {
        asked.push(text);
        await new Promise((resolve) => setTimeout(resolve, 5));
        return new Float32Array([text.length]);
      },
      encodeAll: (texts) => Promise.all(texts.map((text) => encoder.encode(text))),
    };
    const keeping = keepVectors(encoder);
    const [a, b, c] = await keeping.encodeAll(['a', 'bb', 'a']);
    expect([a?.[0], b?.[0], c?.[0], (await keeping.encode('bb'))?.[0]]).toEqual([1, 2, 1, 2]);
    expect(asked).toEqual(['a', 'bb']);
    const before = keeping.seconds;
    expect(before).toBeGreaterThan(0.003);
    await keeping.encodeAll(['bb', 'a']);
    expect(keeping.seconds).toBe(before);
    expect(keeping).toMatchObject({ model: 'lengths', size: 1, isReady: true, words: ['a'] });
  });
});

/** Levenshtein. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + Number(a[i - 1] !== b[j - 1]));
    row = next;
  }
  return row[b.length]!;
}
