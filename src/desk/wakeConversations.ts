import type { InboundEvent } from '../domain/event.ts';
import type { DeskParts } from './parts.ts';
import { startWorker, type Worker } from './worker.ts';

const AT_ONCE = 50;

/**
 * Keeps an event for each conversation whose time has come. The event is named by conversation and time, so that two
 * processes that see it at once keep one; a process that dies in between leaves it for the next.
 */
export function wakeConversations(parts: DeskParts, wakeInbox: () => void, everyMs = 1_000): Worker {
  const { contexts, log, now, store } = parts;
  return startWorker({
    everyMs,
    now,
    async round() {
      const due = await store.wakes.due(now(), AT_ONCE);
      for (const { conversation, workspace, at } of due) {
        const event = wakeEvent(conversation, at, now());
        await store.inbox.keep({ workspace, source: 'api', now: now() }, [event]);
        await store.wakes.done(conversation, at);
        contexts.drop(conversation);
      }
      if (due.length > 0) wakeInbox();
      return due.length === AT_ONCE;
    },
    onError: (error) => log.error({ error: error.message }, 'waking: will try again'),
  });
}

function wakeEvent(conversation: string, at: number, now: number): InboundEvent {
  const native = `wake:${conversation}:${at}`;
  return {
    delivery: native,
    native,
    ticket: conversation,
    kind: 'wake',
    at: Math.max(at, now),
    person: { id: 'deskhand' },
    text: '',
    attachments: [],
    data: {},
  };
}
