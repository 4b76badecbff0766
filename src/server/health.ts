import type { RequestHandler } from 'express';
import type { ServerParts } from './route.ts';

/** A worker that has not come round for so long is stuck. */
const STUCK_MS = 60_000;

/** A store that hangs is as bad as one that is gone, and the asker must not hang with it. */
const LATE_MS = 3_000;

async function inTime(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${LATE_MS} ms`)), LATE_MS);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/**
 * Ready when the store answers and the workers come round; a desk or a language model that is down does not make us
 * unready.
 */
export function createReadiness({ store, desk, model, now }: ServerParts): RequestHandler {
  return async (_request, response) => {
    const idle = desk.idleMs();
    const faults: string[] = [];
    await inTime(store.ping()).catch(() => faults.push('store: cannot be reached'));
    if (idle.inbox > STUCK_MS) faults.push('inbox: its worker does not move');
    if (idle.outbox > STUCK_MS) faults.push('outbox: its worker does not move');
    const outbox = faults.length === 0 ? await store.outbox.depth(now()) : null;
    const ready = faults.length === 0;
    response.status(ready ? 200 : 503).json({ ready, faults, outbox, model: stateOf(model) });
  };
}

/** null: none is connected. */
function stateOf(model: ServerParts['model']) {
  if (!model) return null;
  const { restingMs, failuresInARow } = model.state();
  return { name: model.name, state: restingMs > 0 ? 'resting' : 'asked', restingMs, failuresInARow };
}
