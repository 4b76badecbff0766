import { createHash, randomBytes } from 'node:crypto';

export type IdPrefix = 'cnv' | 'msg' | 'trn' | 'evt' | 'out' | 'con' | 'eps' | 'tkt' | 'cmt' | 'hnd' | 'art' | 'fbk' | 'usr';

/** A new random id, such as `msg_2f6c…` (80 bits, sortable by nothing on purpose). */
export function newId(prefix: IdPrefix): string {
  return `${prefix}_${randomBytes(10).toString('hex')}`;
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
