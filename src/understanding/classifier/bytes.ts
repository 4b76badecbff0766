/** Steps of a byte for each unit of a number. A unit vector's numbers seldom are above six times their usual size. */
export function bytesAUnit(size: number): number {
  return 127 / Math.min(1, 6 / Math.sqrt(size));
}

/** A vector as bytes: a thousandth off, and a quarter of the room. */
export function toBytes(vector: Float32Array): Int8Array {
  const bytes = new Int8Array(vector.length);
  const steps = bytesAUnit(vector.length);
  for (let j = 0; j < vector.length; j++)
    bytes[j] = Math.max(-127, Math.min(127, Math.round(vector[j]! * steps)));
  return bytes;
}
