import type { Entity } from '../../domain/understanding.ts';
import type { Candidate } from './reading.ts';

/** Of candidates that share a letter the most certain stays, then the longest; the rest in order of place. */
export function resolveOverlaps<T extends Candidate>(candidates: T[]): T[] {
  const best = [...candidates].sort(
    (a, b) =>
      b.certainty - a.certainty ||
      b.end - b.start - (a.end - a.start) ||
      a.start - b.start ||
      (a.name < b.name ? -1 : a.name > b.name ? 1 : 0),
  );
  const kept: T[] = [];
  const taken = new Uint8Array(Math.max(0, ...candidates.map(({ end }) => end)));
  for (const one of best) {
    if (taken.subarray(one.start, one.end).includes(1)) continue;
    kept.push(one);
    taken.fill(1, one.start, one.end);
  }
  return kept.sort((a, b) => a.start - b.start);
}

/** Without what only the finders need. */
export function withoutCertainty({ certainty: _, ...entity }: Candidate): Entity {
  return entity;
}
