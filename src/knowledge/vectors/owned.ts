import type { TextVector } from '../../domain/encoder.ts';
import { createArena, packVector } from './arena.ts';
import { createSigns } from './signs.ts';

/** Vectors of articles, compared with one question at a time. */
export interface Owned {
  /** Keeps a vector of article `n`; its row. */
  add(vector: TextVector, n: number): number;
  free(row: number): void;
  aim(question: TextVector): void;
  /** -1..1, within 0.01. */
  cosine(row: number): number;
  /** Articles that own the rows nearest to the question, and others. */
  likely(): Set<number>;
}

/** Up to so many rows all are compared, which takes a millisecond; of more, those that their signs make likely. */
const ALL = 8192;

/** `count`: rows that are likely. */
export function createOwned(size: number, count: number): Owned {
  const arena = createArena(size);
  const signs = createSigns(size);
  /** Of each row its article; undefined where it is free. */
  const owners: (number | undefined)[] = [];
  let used = 0;
  let aimed: TextVector = new Float32Array(size);
  let cosines: Float32Array | null = null;

  return {
    add(vector, n) {
      const row = arena.add(vector);
      signs.set(row, vector);
      owners[row] = n;
      used++;
      return row;
    },
    free(row) {
      arena.free(row);
      signs.clear(row);
      owners[row] = undefined;
      used--;
    },
    aim(question) {
      aimed = question;
      arena.aim(packVector(question));
      cosines = used > ALL ? null : arena.cosines();
    },
    cosine: (row) => (cosines ? cosines[row]! : arena.cosine(row)),
    likely() {
      const found = new Set<number>();
      if (cosines) for (const n of owners) if (n !== undefined) found.add(n);
      if (!cosines) for (const row of signs.likely(aimed, count)) found.add(owners[row]!);
      return found;
    },
  };
}
