import { isPacked, packVector, unpackVector } from '../../src/encoder/packVector.ts';

/** The same numbers in each run. */
function randomVector(seed: number): Float32Array {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32 - 0.5;
  };
  const vector = Float32Array.from({ length: 384 }, next);
  const length = Math.hypot(...vector);
  return vector.map((number) => number / length);
}
const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, number, i) => sum + number * b[i]!, 0);

describe('a vector as it is kept', () => {
  it('is as like to others as it was, to 0.0001', () => {
    const vectors = Array.from({ length: 60 }, (_, i) => randomVector(i + 1));
    const kept = vectors.map((vector) => unpackVector(packVector(vector)!));
    for (let i = 0; i < vectors.length; i++)
      for (let j = 0; j < vectors.length; j++)
        expect(Math.abs(dot(vectors[i]!, vectors[j]!) - dot(kept[i]!, kept[j]!))).toBeLessThan(1e-4);
  });

  it('comes back with length 1, whatever length it had', () => {
    const kept = unpackVector(packVector([30, 40])!);
    expect([...kept].map((number) => number.toFixed(4))).toEqual(['0.6000', '0.8000']);
  });

  it('is none without a direction', () => {
    expect(packVector([0, 0])).toBeNull();
    expect(packVector([Number.NaN, 1])).toBeNull();
    expect(packVector([Number.POSITIVE_INFINITY, 1])).toBeNull();
    expect(packVector([])).toBeNull();
  });

  it('is told from other bytes', () => {
    const bytes = new Uint8Array(packVector([30, -40])!.buffer);
    expect(isPacked(bytes, 2)).toBe(true);
    expect(isPacked(bytes, 3)).toBe(false);
    expect(isPacked(new Uint8Array(4), 2)).toBe(false);
  });
});
