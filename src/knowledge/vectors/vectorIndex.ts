import type { TextVector } from '../../domain/encoder.ts';
import { type Arena, createArena, packVector } from './arena.ts';
import { nearest } from './nearest.ts';
import { createOwned, type Owned } from './owned.ts';

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

/** Rows that are compared exactly where there are too many for all. */
const LIKELY_TITLES = 120;
const LIKELY_PASSAGES = 300;

/** Below every cosine. */
const FAR = -2;

export function createVectorIndex(size: number): VectorIndex {
  const titles = createOwned(size, LIKELY_TITLES);
  const passages = createOwned(size, LIKELY_PASSAGES);
  const units = createArena(size);
  const rows = new Map<number, Rows>();
  let highest = 0;
  let unitCount = 0;

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
      const rowIn = (owned: Owned, vector: TextVector | null) => (vector ? owned.add(vector, n) : NONE);
      rows.set(n, {
        title: rowIn(titles, vectors.title),
        passages: vectors.passages.map((vector) => rowIn(passages, vector)),
        units: null,
      });
    },
    putUnits(n, vectors) {
      const there = rows.get(n);
      if (!there) return;
      if (there.units) unitCount -= freeAll(units, there.units);
      there.units = Int32Array.from(vectors, (vector) => (vector ? units.add(vector) : NONE));
      for (const row of there.units) if (row !== NONE) unitCount++;
    },
    drop,
    aim(question) {
      titles.aim(question);
      passages.aim(question);
      units.aim(packVector(question));
    },
    near(n) {
      const there = rows.get(n);
      if (!there) return undefined;
      const cosines = there.passages.map((row) => (row === NONE ? 0 : passages.cosine(row)));
      const passage = cosines.reduce((most, one) => Math.max(most, one), FAR);
      const title = there.title === NONE ? undefined : titles.cosine(there.title);
      return { passage, best: cosines.indexOf(passage), cosines, title };
    },
    nearest(count) {
      const passage = new Float32Array(highest + 1).fill(FAR);
      const title = new Float32Array(highest + 1).fill(FAR);
      for (const n of new Set([...titles.likely(), ...passages.likely()])) {
        const there = rows.get(n)!;
        if (there.title !== NONE) title[n] = titles.cosine(there.title);
        for (const row of there.passages)
          if (row !== NONE) passage[n] = Math.max(passage[n]!, passages.cosine(row));
      }
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

function freeAll(arena: Pick<Arena, 'free'>, rows: Iterable<number>): number {
  let freed = 0;
  for (const row of rows) {
    if (row === NONE) continue;
    arena.free(row);
    freed++;
  }
  return freed;
}
