import type { DeskParts } from './parts.ts';
import { startPool } from './pool.ts';
import { processEvents } from './processEvents.ts';
import type { Worker } from './worker.ts';

const LEASE_MS = 60_000;

/** Works off kept events: conversations side by side, each by one process at a time, under a lease that ends when it dies. */
export function workInbox(parts: DeskParts, everyMs = 500): Worker {
  const { log, now, replica, store } = parts;
  return startPool({
    everyMs,
    now,
    size: 16,
    claim: (limit) => store.inbox.claim(replica, now(), LEASE_MS, limit),
    async work({ id, workspace }) {
      try {
        await processEvents(parts, workspace, id);
      } finally {
        await store.inbox.release(replica, id);
      }
    },
    onError: (error) => log.error({ error: error.message }, 'inbox: will try again'),
  });
}
