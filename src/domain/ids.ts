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
  | 'usr'
  | 'sug'
  | 'src'
  | 'drf'
  | 'mdc'
  | 'run'
  | 'key';

const RANDOM_BYTES = 8;
/** Asking the system for random bytes costs more than the id itself: many ids are drawn from one answer. */
const pool = Buffer.alloc(RANDOM_BYTES * 500);
let used = pool.length;

/**
 * A new id, such as `msg_019…`: 48 bits of time (ms), then 64 random ones. What is made together lies together in an
 * index, so that a COMMIT touches few pages of it (as UUID version 7, RFC 9562 §5.7).
 */
export function newId(prefix: IdPrefix): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const random = pool.toString('hex', used, used + RANDOM_BYTES);
  used += RANDOM_BYTES;
  return `${prefix}_${Date.now().toString(16).padStart(12, '0')}${random}`;
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
