import type { Encoder, TextVector } from '../domain/encoder.ts';
import { wordPoints } from './wordPoints.ts';

/** A text by its words: the numbers of those that it has, rising, and their weights. Unit length, as a `TextVector`. */
export interface WordPoint {
  at: Int32Array;
  weight: Float32Array;
}

export type Point = TextVector | WordPoint;

export interface Space {
  /** `meaning` where an encoder gave vectors, else `words`. */
  by: 'meaning' | 'words';
  /** Numbers in a dense vector of this space. */
  size: number;
  points: Point[];
}

/** Texts as points: by meaning when an encoder is ready, else by words, weighted by how rare they are among all of them. */
export async function pointsOf(texts: string[], encoder: Encoder | null): Promise<Space> {
  if (encoder?.isReady) {
    const points = await encoder.encodeAll(texts);
    const known = points.filter((point) => point !== null);
    if (known.length === texts.length) return { by: 'meaning', size: encoder.size, points: known };
  }
  return { by: 'words', ...wordPoints(texts) };
}

/** -1..1; both are of one space. */
export function similarity(a: Point, b: Point): number {
  if (a instanceof Float32Array) return dot(a, b as TextVector);
  return dotWords(a, b as WordPoint);
}

/** Four sums side by side: a processor need not wait for one to add to it. */
function dot(a: TextVector, b: TextVector): number {
  let [w, x, y, z] = [0, 0, 0, 0];
  let i = 0;
  for (; i + 3 < a.length; i += 4) {
    w += a[i]! * b[i]!;
    x += a[i + 1]! * b[i + 1]!;
    y += a[i + 2]! * b[i + 2]!;
    z += a[i + 3]! * b[i + 3]!;
  }
  for (; i < a.length; i++) w += a[i]! * b[i]!;
  return w + x + y + z;
}

function dotWords(a: WordPoint, b: WordPoint): number {
  let [i, j, sum] = [0, 0, 0];
  while (i < a.at.length && j < b.at.length) {
    const apart = a.at[i]! - b.at[j]!;
    if (apart === 0) sum += a.weight[i++]! * b.weight[j++]!;
    else if (apart < 0) i++;
    else j++;
  }
  return sum;
}

/** The middle of some points, as a dense unit vector; zero where there are none. */
export function middle(points: Point[], size: number): TextVector {
  const sum = new Float32Array(size);
  for (const point of points) {
    if (point instanceof Float32Array) for (let i = 0; i < size; i++) sum[i]! += point[i]!;
    else for (const [i, at] of point.at.entries()) sum[at]! += point.weight[i]!;
  }
  const length = Math.sqrt(dot(sum, sum)) || 1;
  return sum.map((value) => value / length);
}

/** How close a point lies to a dense vector of its space, -1..1. */
export function closeness(point: Point, to: TextVector): number {
  if (point instanceof Float32Array) return dot(point, to);
  let sum = 0;
  for (let i = 0; i < point.at.length; i++) sum += point.weight[i]! * to[point.at[i]!]!;
  return sum;
}
