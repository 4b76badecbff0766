import { createHash, randomFillSync } from 'node:crypto';

export type IdPrefix =
  | 'cnv'
  | 'msg'
  | 'trn'
  | 'evt'
  | 'out'
  | 'con'
  | 'eps'
  | 'tkt'
  | 'cmt'
  | 'hnd'
  | 'art'
  | 'fbk'
  | 'usr';

const ID_BYTES = 10;
/** Asking the system for random bytes costs more than the id itself: many ids are drawn from one answer. */
const pool = Buffer.alloc(ID_BYTES * 400);
let used = pool.length;

/** A new random id, such as `msg_2f6c…` (80 bits, sortable by nothing on purpose). */
export function newId(prefix: IdPrefix): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const id = pool.toString('hex', used, used + ID_BYTES);
  used += ID_BYTES;
  return `${prefix}_${id}`;
}

/** The same id for the same parts, for ever and in every process: how two replicas agree without asking. */
export function hashId(prefix: IdPrefix, ...parts: string[]): string {
  return `${prefix}_${digest(...parts).slice(0, 20)}`;
}

/** SHA-256 over length-prefixed parts, as hex: `('a','bc')` and `('ab','c')` differ. */
export function digest(...parts: string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:${part}`);
  return hash.digest('hex');
}
