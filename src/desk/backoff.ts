const FIRST_MS = 500;
const LONGEST_MS = 10 * 60_000;

/** Exponential with full jitter on its upper half, never before `retryAfterMs`. `random` is 0..1; ms. */
export function backoff(attempt: number, random: number, retryAfterMs = 0): number {
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** attempt);
  return Math.max(retryAfterMs, Math.round(full / 2 + (full / 2) * random));
}
