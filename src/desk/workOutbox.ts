import { createBreaker } from './breaker.ts';
import { deliver } from './deliver.ts';
import type { DeskParts } from './parts.ts';
import { startPool } from './pool.ts';
import type { Worker } from './worker.ts';

/** Renewed while the delivery goes on: another process takes over soon after this one died, and not before. */
const LEASE_MS = 30_000;

/** Delivers what turns decided: conversations side by side, each one's rows in their order. */
export function workOutbox(parts: DeskParts, everyMs = 500): Worker {
  const { log, now, replica, store } = parts;
  const breaker = createBreaker(store);
  return startPool({
    everyMs,
    now,
    size: 16,
    claim: (limit) => store.outbox.claim(replica, now(), LEASE_MS, limit),
    async work(row) {
      const renewing = setInterval(() => {
        store.outbox.renew(row, replica, now() + LEASE_MS).catch(() => {}); // The lease itself is the limit then.
      }, LEASE_MS / 3);
      await deliver(parts, breaker, row).finally(() => clearInterval(renewing));
    },
    onError: (error) => log.error({ error: error.message }, 'outbox: will try again'),
  });
}
