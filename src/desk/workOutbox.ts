import { createBreaker } from './breaker.ts';
import { deliver } from './deliver.ts';
import type { DeskParts } from './parts.ts';
import { startPool } from './pool.ts';
import type { Worker } from './worker.ts';

/** Longer than the slowest delivery: a handoff of many notes at a desk that answers late. */
const LEASE_MS = 120_000;

/** Delivers what turns decided: conversations side by side, each one's rows in their order. */
export function workOutbox(parts: DeskParts, everyMs = 500): Worker {
  const { log, now, replica, store } = parts;
  const breaker = createBreaker(store);
  return startPool({
    everyMs,
    now,
    size: 16,
    claim: (limit) => store.outbox.claim(replica, now(), LEASE_MS, limit),
    work: (row) => deliver(parts, breaker, row),
    onError: (error) => log.error({ error: error.message }, 'outbox: will try again'),
  });
}
