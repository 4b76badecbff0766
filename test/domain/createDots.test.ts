import { readFileSync } from 'node:fs';
import createWabt from 'wabt';
import { createDots, DOTS_WASM, roundedUp } from '../../src/domain/dots/createDots.ts';

const SOURCE = new URL('../../src/domain/dots/dots.wat', import.meta.url);

/** Numbers that are the same at each run, -1..1. */
function numbers(length: number, seed: number): number[] {
  let state = seed;
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x3fffffff - 1;
  });
}

const dot = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Array.from(a).reduce((sum, value, j) => sum + value * b[j]!, 0);

describe('dot products', () => {
  it('run what dots.wat says', async () => {
    const wabt = await createWabt();
    const { buffer } = wabt.parseWat('dots.wat', readFileSync(SOURCE, 'utf8')).toBinary({});
    expect(Buffer.from(buffer).toString('base64')).toBe(DOTS_WASM);
  });

  it.each([4, 8, 12, 36, 384])('of rows of %d numbers are those of plain loops', (size) => {
    const dots = createDots(64_000);
    const rows = dots.floats(size * 5);
    rows.set(numbers(size * 5, 7));
    const x = dots.floats(size);
    x.set(numbers(size, 9));
    const out = dots.floats(8);
    dots.dots(rows, x, out, 5);
    for (let r = 0; r < 5; r++)
      expect(out[r]).toBeCloseTo(dot(rows.subarray(r * size, (r + 1) * size), x), 4);
    expect([...out.slice(5)]).toEqual([0, 0, 0]);
  });

  it('of bytes are exact, also from a row in the middle', () => {
    const dots = createDots(64_000);
    const rows = dots.bytes(384 * 4);
    rows.set(numbers(384 * 4, 3).map((value) => Math.round(value * 127)));
    const x = dots.bytes(384);
    x.set(numbers(384, 5).map((value) => Math.round(value * 127)));
    const out = dots.whole(4);
    dots.dotBytes(rows, x, out, 2, 384 * 2);
    expect([...out.slice(0, 2)]).toEqual([2, 3].map((r) => dot(rows.subarray(r * 384, (r + 1) * 384), x)));
  });

  it('count the bits that are not the same', () => {
    const dots = createDots(1_000);
    const rows = dots.bytes(48);
    rows.set([255, 0, 1], 16);
    rows[47] = -128;
    const x = dots.bytes(16);
    const out = dots.whole(3);
    dots.bitsApart(rows, x, out, 3);
    expect([...out]).toEqual([0, 9, 1]);
    x.fill(-1);
    dots.bitsApart(rows, x, out, 3);
    expect([...out]).toEqual([128, 119, 127]);
  });

  it('add a row to another from any place on', () => {
    const dots = createDots(1_000);
    const to = dots.floats(12);
    const x = dots.floats(8);
    x.set([1, 2, 3, 4, 5, 6, 7, 8]);
    dots.add(to, 4, x, 4, 4, 0.5);
    expect([...to]).toEqual([0, 0, 0, 0, 2.5, 3, 3.5, 4, 0, 0, 0, 0]);
  });

  it('say when their room is full instead of writing elsewhere', () => {
    const dots = createDots(1_000);
    expect(() => dots.floats(100_000)).toThrow(/room for 1000 bytes is full/);
  });

  it('round lengths up to what is read at once', () => {
    expect([roundedUp(0, 4), roundedUp(1, 4), roundedUp(150, 4), roundedUp(384, 16)]).toEqual([
      0, 4, 152, 384,
    ]);
  });
});
