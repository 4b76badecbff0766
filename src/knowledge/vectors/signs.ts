import { createDots, type Dots, roundedUp } from '../../domain/dots/createDots.ts';
import type { TextVector } from '../../domain/encoder.ts';

/**
 * Of each vector only on which side of zero its numbers lie: one bit a number. Vectors that are near have most bits in
 * common, and an eighth of the bytes is read to find out: memory is what a look at fifty thousand vectors waits for.
 */
export interface Signs {
  set(row: number, vector: TextVector): void;
  clear(row: number): void;
  /** At least `count` rows, where there are so many: those with the most bits in common, in no order. */
  likely(question: TextVector, count: number): number[];
}

interface Chunk {
  dots: Dots;
  rows: Int8Array;
  question: Int8Array;
  apart: Int32Array;
  isSet: Uint8Array;
}

/** Rows of a chunk. */
const CHUNK = 8192;

/** `size`: numbers in a vector. */
export function createSigns(size: number): Signs {
  const width = roundedUp(Math.ceil(size / 8), 16);
  const chunks: Chunk[] = [];
  const [chunkOf, placeOf] = [(row: number) => Math.floor(row / CHUNK), (row: number) => row % CHUNK];

  return {
    set(row, vector) {
      while (chunks.length <= chunkOf(row)) chunks.push(createChunk(width));
      const { rows, isSet } = chunks[chunkOf(row)]!;
      const place = placeOf(row);
      rows.set(signsOf(vector, width), place * width);
      isSet[place] = 1;
    },
    clear(row) {
      chunks[chunkOf(row)]!.isSet[placeOf(row)] = 0;
    },
    likely(question, count) {
      const signs = signsOf(question, width);
      for (const { dots, rows, question: own, apart } of chunks) {
        own.set(signs);
        dots.bitsApart(rows, own, apart, CHUNK);
      }
      const most = boundFor(chunks, width * 8, count);
      return chunks.flatMap((chunk, at) => rowsWithin(chunk, most, at * CHUNK));
    },
  };
}

function createChunk(width: number): Chunk {
  const dots = createDots(CHUNK * width + width + CHUNK * 4 + 64);
  return {
    dots,
    rows: dots.bytes(CHUNK * width),
    question: dots.bytes(width),
    apart: dots.whole(CHUNK),
    isSet: new Uint8Array(CHUNK),
  };
}

function signsOf(vector: TextVector, width: number): Uint8Array {
  const signs = new Uint8Array(width);
  for (let i = 0; i < vector.length; i++) if (vector[i]! > 0) signs[i >> 3]! |= 1 << (i & 7);
  return signs;
}

/** So many bits apart are `count` rows. */
function boundFor(chunks: Chunk[], bits: number, count: number): number {
  const counts = new Int32Array(bits + 1);
  for (const { apart, isSet } of chunks)
    for (let place = 0; place < CHUNK; place++) counts[apart[place]!]! += isSet[place]!;
  let within = 0;
  for (let most = 0; most <= bits; most++) {
    within += counts[most]!;
    if (within >= count) return most;
  }
  return bits;
}

function rowsWithin({ apart, isSet }: Chunk, most: number, first: number): number[] {
  const rows: number[] = [];
  for (let place = 0; place < CHUNK; place++)
    if (isSet[place] === 1 && apart[place]! <= most) rows.push(first + place);
  return rows;
}
