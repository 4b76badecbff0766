import type { TextVector } from '../domain/encoder.ts';

const LARGEST = 32_767;

/**
 * A vector as it is sent and kept: its direction in 16-bit numbers, the largest of them 32,767. Half the bytes of
 * float32; a similarity moves by less than 0.0001. Every vector goes this way, so that a kept one equals a fresh one.
 * null: it has no direction.
 */
export function packVector(numbers: ArrayLike<number>): Int16Array | null {
  let largest = 0;
  for (let i = 0; i < numbers.length; i++) largest = Math.max(largest, Math.abs(numbers[i] as number));
  if (!(largest > 0 && largest < Number.POSITIVE_INFINITY)) return null;
  const packed = new Int16Array(numbers.length);
  for (let i = 0; i < packed.length; i++)
    packed[i] = Math.round(((numbers[i] as number) / largest) * LARGEST);
  return packed;
}

/** Back to unit length. */
export function unpackVector(packed: Int16Array): TextVector {
  const vector = new Float32Array(packed.length);
  let squares = 0;
  for (let i = 0; i < packed.length; i++) squares += (packed[i] as number) ** 2;
  const scale = 1 / Math.sqrt(squares);
  for (let i = 0; i < packed.length; i++) vector[i] = (packed[i] as number) * scale;
  return vector;
}

/** Whether these bytes can have come from `packVector`. */
export function isPacked(bytes: Uint8Array, size: number): boolean {
  return bytes.byteLength === size * Int16Array.BYTES_PER_ELEMENT && viewPacked(bytes).some(isLargest);
}

function isLargest(number: number): boolean {
  return Math.abs(number) === LARGEST;
}

/** Copied, so that it lies at an even address. */
export function viewPacked(bytes: Uint8Array): Int16Array {
  return new Int16Array(bytes.slice().buffer);
}
