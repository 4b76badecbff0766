import type { DeskParts } from './parts.ts';
import { startWorker, type Worker } from './worker.ts';

export interface PollParts extends Pick<DeskParts, 'store' | 'connections' | 'log' | 'now' | 'replica'> {
  wakeInbox: () => void;
  /** Learns what other replicas have installed. */
  refresh: () => Promise<void>;
}

/** Asks desks that can be asked what a lost webhook would have told; one replica at a time for each. */
export function pollDesks(
  { store, connections, log, now, replica, wakeInbox, refresh }: PollParts,
  everyMs = 15_000,
): Worker {
  async function pollOne({
    id,
    workspace,
    cursor,
  }: {
    id: string;
    workspace: string;
    cursor: string | null;
  }): Promise<void> {
    const desk = connections.get(id);
    if (!desk?.poll || !(await store.lease(workspace, `poll:${id}`, replica, now(), everyMs * 2))) return;
    const polled = await desk.poll(cursor ?? undefined);
    const { kept } = await store.inbox.keep({ workspace, source: id, now: now() }, polled.events);
    // After the events are kept, never before: a crash in between only asks again.
    if (polled.cursor !== cursor) await store.installations.setCursor(id, polled.cursor);
    if (kept > 0) wakeInbox();
  }

  return startWorker({
    everyMs,
    now,
    async round() {
      await refresh();
      for (const installation of await store.installations.all())
        await pollOne(installation).catch((error: Error) =>
          log.warn(
            { installation: installation.id, error: error.message },
            'could not be asked for news; will try again',
          ),
        );
      return false;
    },
    onError: (error) => log.error({ error: error.message }, 'polling: will try again'),
  });
}
