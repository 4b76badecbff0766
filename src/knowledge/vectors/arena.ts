import { createDots, type Dots, roundedUp } from '../../domain/dots/createDots.ts';
import type { TextVector } from '../../domain/encoder.ts';

/** Vectors as bytes, to be compared with one question at a time. Grows by chunks; a row that is freed is used again. */
export interface Arena {
  /** Keeps a vector; its row. */
  add(vector: TextVector): number;
  free(row: number): void;
  /** The question that `cosine` and `cosines` compare with. */
  aim(question: Packed): void;
  /** -1..1, within 0.01. */
  cosine(row: number): number;
  /** Of all rows, -2 where a row is free; overwritten by the next call. */
  cosines(): Float32Array;
}

/** A vector as bytes -127..127 and what one step of them is worth. */
export interface Packed {
  bytes: Int8Array;
  step: number;
}

interface Chunk {
  dots: Dots;
  rows: Int8Array;
  question: Int8Array;
  out: Int32Array;
  /** What one step of each row is worth; 0: the row is free. */
  steps: Float32Array;
}

/** Rows of a chunk: 384 numbers each are 0.8 MB. */
const CHUNK = 2048;
const LARGEST = 127;
const FREE = -2;

/** `size`: numbers in a vector. */
export function createArena(size: number): Arena {
  const width = roundedUp(size, 16);
  const chunks: Chunk[] = [];
  const free: number[] = [];
  let all = new Float32Array(0);
  let step = 0;

  function grow(): void {
    const first = chunks.length * CHUNK;
    chunks.push(createChunk(width));
    for (let row = first + CHUNK - 1; row >= first; row--) free.push(row);
  }

  return {
    add(vector) {
      if (free.length === 0) grow();
      const row = free.pop()!;
      const { rows, steps } = chunks[Math.floor(row / CHUNK)]!;
      const place = row % CHUNK;
      steps[place] = pack(vector, rows.subarray(place * width, (place + 1) * width));
      return row;
    },
    free(row) {
      chunks[Math.floor(row / CHUNK)]!.steps[row % CHUNK] = 0;
      free.push(row);
    },
    aim(packed) {
      for (const { question } of chunks) question.set(packed.bytes);
      step = packed.step;
    },
    cosine(row) {
      const { dots, rows, question, out, steps } = chunks[Math.floor(row / CHUNK)]!;
      const place = row % CHUNK;
      dots.dotBytes(rows, question, out, 1, place * width);
      return out[0]! * steps[place]! * step;
    },
    cosines() {
      if (all.length < chunks.length * CHUNK) all = new Float32Array(chunks.length * CHUNK);
      for (const [at, { dots, rows, question, out, steps }] of chunks.entries()) {
        dots.dotBytes(rows, question, out, CHUNK);
        const first = at * CHUNK;
        for (let place = 0; place < CHUNK; place++)
          all[first + place] = steps[place]! > 0 ? out[place]! * steps[place]! * step : FREE;
      }
      return all;
    },
  };
}

function createChunk(width: number): Chunk {
  const dots = createDots(CHUNK * width + width + CHUNK * 4 + 64);
  return {
    dots,
    rows: dots.bytes(CHUNK * width),
    question: dots.bytes(width),
    out: dots.whole(CHUNK),
    steps: new Float32Array(CHUNK),
  };
}

export function packVector(vector: TextVector): Packed {
  const bytes = new Int8Array(vector.length);
  return { step: pack(vector, bytes), bytes };
}

/** Writes whole numbers -127..127 and returns what one is worth. */
function pack(vector: TextVector, to: Int8Array): number {
  let largest = 1e-9;
  for (let i = 0; i < vector.length; i++) largest = Math.max(largest, Math.abs(vector[i]!));
  const scale = LARGEST / largest;
  for (let i = 0; i < vector.length; i++) to[i] = Math.round(vector[i]! * scale);
  return 1 / scale;
}
