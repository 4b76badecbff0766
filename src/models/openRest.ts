import { NoAnswer, Refused } from '../domain/errors.ts';

const FIRST_MS = 15_000;
const LONGEST_MS = 5 * 60_000;
/** A pause that the server asks for itself is kept to this, so that a wrong header does not switch it off for days. */
const LONGEST_PAUSE_MS = 10 * 60_000;

/** Says nothing about the server: we gave up ourselves, or did not ask. */
const OUR_OWN = new Set(['aborted', 'busy', 'resting', 'forbidden']);

export interface Rest {
  /** How long it is still left alone, ms; 0 when it may be asked. */
  waitMs(): number;
  /** In a row, so far. */
  failures(): number;
  worked(): void;
  failed(error: Error): void;
}

/** A breaker: after so many failures in a row nobody waits for the model any more, longer each time. */
export function openRest({ after, now }: { after: number; now: () => number }): Rest {
  let failures = 0;
  let until = 0;
  return {
    waitMs: () => Math.max(0, until - now()),
    failures: () => failures,
    worked() {
      failures = 0;
      until = 0;
    },
    failed(error) {
      if (!speaksOfServer(error)) return;
      if (until > now()) return; // Calls that were under way when it began say nothing new.
      failures++;
      if (error instanceof Refused && error.status === 429)
        until = now() + Math.min(LONGEST_PAUSE_MS, error.retryAfterMs ?? FIRST_MS);
      else if (failures >= after) until = now() + Math.min(LONGEST_MS, FIRST_MS * 2 ** (failures - after));
    },
  };
}

/** A request that the server did not like (400, 413, 422, its filter) may be that one request's fault. */
function speaksOfServer(error: Error): boolean {
  if (error instanceof Refused) return [401, 402, 403, 404, 429].includes(error.status);
  return error instanceof NoAnswer && !OUR_OWN.has(error.code);
}
