import type { TextVector } from '../../domain/encoder.ts';
import { type Arena, createArena } from './arena.ts';
import { nearest } from './nearest.ts';

/** How near one article is to the question: cosines, -1..1. */
export interface Near {
  /** Of its nearest passage. */
  passage: number;
  /** Place of that passage. */
  best: number;
  /** Of every passage. */
  cosines: number[];
  /** Of its title; undefined where it has none. */
  title: number | undefined;
}

/** Vectors of one article; null where the encoder had none. */
export interface ArticleVectors {
  title: TextVector | null;
  passages: (TextVector | null)[];
}

interface Rows {
  title: number;
  passages: number[];
  units: Int32Array | null;
}

/** The vectors of articles' titles, passages and sentences, by the article's number. */
export interface VectorIndex {
  put(n: number, vectors: ArticleVectors): void;
  /** Of an article that is there: a vector for each of its units that has one. */
  putUnits(n: number, vectors: (TextVector | null)[]): void;
  drop(n: number): void;
  /** Compares everything with a question. */
  aim(question: TextVector): void;
  /** How near an article is to that question; undefined where it has no vectors. */
  near(n: number): Near | undefined;
  /** The articles nearest to it, nearest first. */
  nearest(count: number): number[];
  /** Cosines of its units with that question; undefined where there are none yet, 0 for a unit without a vector. */
  units(n: number): Float32Array | undefined;
  /** Articles that have vectors. */
  readonly size: number;
  /** Units that have one. */
  readonly unitCount: number;
}

const NONE = -1;

/** Below every cosine. */
const FAR = -2;

export function createVectorIndex(size: number): VectorIndex {
  const titles = createArena(size);
  const passages = createArena(size);
  const units = createArena(size);
  const rows = new Map<number, Rows>();
  const ownerOfTitle: number[] = [];
  const ownerOfPassage: number[] = [];
  let highest = 0;
  let unitCount = 0;

  const cosinesOf = (own: number[]) => own.map((row) => (row === NONE ? 0 : passages.cosine(row)));

  function drop(n: number): void {
    const there = rows.get(n);
    if (!there) return;
    freeAll(titles, [there.title]);
    freeAll(passages, there.passages);
    if (there.units) unitCount -= freeAll(units, there.units);
    rows.delete(n);
  }

  return {
    put(n, vectors) {
      drop(n);
      highest = Math.max(highest, n);
      const title = addTo(titles, vectors.title);
      if (title !== NONE) ownerOfTitle[title] = n;
      const added = vectors.passages.map((vector) => {
        const row = addTo(passages, vector);
        if (row === NONE) return row;
        ownerOfPassage[row] = n;
        return row;
      });
      rows.set(n, { title, passages: added, units: null });
    },
    putUnits(n, vectors) {
      const there = rows.get(n);
      if (!there) return;
      if (there.units) unitCount -= freeAll(units, there.units);
      there.units = Int32Array.from(vectors, (vector) => addTo(units, vector));
      for (const row of there.units) if (row !== NONE) unitCount++;
    },
    drop,
    aim(question) {
      for (const arena of [titles, passages, units]) arena.aim(question);
    },
    near(n) {
      const there = rows.get(n);
      if (!there) return undefined;
      const cosines = cosinesOf(there.passages);
      const passage = Math.max(...cosines);
      const title = there.title === NONE ? undefined : titles.cosine(there.title);
      return { passage, best: cosines.indexOf(passage), cosines, title };
    },
    nearest(count) {
      const passage = new Float32Array(highest + 1).fill(FAR);
      const title = new Float32Array(highest + 1).fill(FAR);
      const [cosines, titleCosines] = [passages.cosines(), titles.cosines()];
      for (let row = 0; row < ownerOfPassage.length; row++) {
        const n = ownerOfPassage[row]!;
        if (cosines[row]! > passage[n]!) passage[n] = cosines[row]!;
      }
      for (let row = 0; row < ownerOfTitle.length; row++)
        if (titleCosines[row]! > FAR) title[ownerOfTitle[row]!] = titleCosines[row]!;
      return nearest(passage, title, count);
    },
    units(n) {
      const own = rows.get(n)?.units;
      return own ? Float32Array.from(own, (row) => (row === NONE ? 0 : units.cosine(row))) : undefined;
    },
    get size() {
      return rows.size;
    },
    get unitCount() {
      return unitCount;
    },
  };
}

const addTo = (arena: Arena, vector: TextVector | null): number => (vector ? arena.add(vector) : NONE);

function freeAll(arena: Arena, rows: Iterable<number>): number {
  let freed = 0;
  for (const row of rows) {
    if (row === NONE) continue;
    arena.free(row);
    freed++;
  }
  return freed;
}
