import { createOwned } from '../../src/knowledge/vectors/owned.ts';
import { createSigns } from '../../src/knowledge/vectors/signs.ts';

const SIZE = 64;

/** Unit vectors that are the same at each run; those of one topic lie close. */
function vector(seed: number, topic = seed): Float32Array {
  const raw = Float32Array.from(
    { length: SIZE },
    (_, i) => Math.sin(topic * 12.9898 + i * 78.233) + 0.15 * Math.sin(seed * 3.7 + i * 1.3),
  );
  const length = Math.hypot(...raw);
  return raw.map((one) => one / length);
}

describe('more vectors than are compared one by one', () => {
  const owned = createOwned(SIZE, 50);
  const rows = Array.from({ length: 9000 }, (_, n) => owned.add(vector(n, n % 900), n));

  it('give the articles of the question’s own topic, and few others', () => {
    owned.aim(vector(0.5, 123));
    const likely = owned.likely();
    for (let n = 123; n < 9000; n += 900) expect(likely.has(n)).toBe(true);
    expect(likely.size).toBeLessThan(900);
  });

  it('have exact cosines all the same', () => {
    const question = vector(0.5, 123);
    owned.aim(question);
    const exact = vector(1023, 123).reduce((sum, one, i) => sum + one * question[i]!, 0);
    expect(Math.abs(owned.cosine(rows[1023]!) - exact)).toBeLessThan(0.01);
  });

  it('do not give an article again that was taken out', () => {
    owned.aim(vector(0.5, 77));
    expect(owned.likely().has(977)).toBe(true);
    owned.free(rows[977]!);
    owned.aim(vector(0.5, 77));
    expect(owned.likely().has(977)).toBe(false);
  });
});

describe('signs', () => {
  it('find as many rows as there are where more are asked for', () => {
    const signs = createSigns(SIZE);
    for (let row = 0; row < 10; row++) signs.set(row, vector(row));
    signs.clear(4);
    expect(signs.likely(vector(2), 100)).toEqual([0, 1, 2, 3, 5, 6, 7, 8, 9]);
    expect(signs.likely(vector(2), 1)).toContain(2);
  });
});
