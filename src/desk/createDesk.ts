import type { InboundEvent } from '../domain/event.ts';
import { createTurns } from '../domain/inTurn.ts';
import type { Suggestion } from '../domain/suggestion.ts';
import { type ApiMessage, answerMessage } from './answerMessage.ts';
import { createContexts } from './contexts.ts';
import { correctTurn } from './correctTurn.ts';
import { handOverNow } from './handOverNow.ts';
import type { DeskParts } from './parts.ts';
import { pollDesks } from './pollDesks.ts';
import { wakeConversations } from './wakeConversations.ts';
import { workInbox } from './workInbox.ts';
import { workOutbox } from './workOutbox.ts';

export interface Desk {
  /** The chatbot API: the answer as JSON, after its turn is on disk. */
  answer(message: ApiMessage): Promise<string>;
  /** Keeps events of a source, then has them worked off. Source `api` names conversations by our own ids. */
  keep(
    workspace: string,
    source: string,
    events: InboundEvent[],
  ): Promise<{ kept: number; conversations: string[] }>;
  /** Hands a conversation over at once; the turn's answer as JSON. */
  handOver(workspace: string, conversation: string): Promise<string>;
  /** Keeps what an agent says that a turn's message meant; null: none of the bot's intents. */
  correct(workspace: string, turn: string, intent: string | null): Promise<Suggestion>;
  wakeInbox(): void;
  wakeOutbox(): void;
  /** ms since each worker last moved; readiness looks at it. */
  idleMs(): { inbox: number; outbox: number };
  stop(): Promise<void>;
}

export interface DeskOptions extends Omit<DeskParts, 'lanes' | 'contexts' | 'wakeOutbox'> {
  /** Learns what other replicas have installed. */
  refresh?: () => Promise<void>;
  pollEveryMs?: number;
  everyMs?: number;
}

/** Starts inbox, outbox and polling on one store. */
export function createDesk({
  pollEveryMs,
  everyMs,
  refresh = async () => {},
  ...options
}: DeskOptions): Desk {
  const parts: DeskParts = {
    ...options,
    lanes: createTurns(),
    contexts: createContexts(),
    wakeOutbox: () => outbox.wake(),
  };
  const { contexts, now, store } = parts;
  const outbox = workOutbox(parts, everyMs);
  const inbox = workInbox(parts, everyMs);
  const waking = wakeConversations(parts, () => inbox.wake(), everyMs);
  const polling = pollDesks({ ...parts, refresh, wakeInbox: () => inbox.wake() }, pollEveryMs);
  return {
    answer: (message) => answerMessage(parts, message),
    async keep(workspace, source, events) {
      const result = await store.inbox.keep({ workspace, source, now: now() }, events);
      for (const id of result.conversations) contexts.drop(id);
      if (result.kept > 0) inbox.wake();
      return result;
    },
    handOver: (workspace, id) => handOverNow(parts, workspace, id),
    correct: (workspace, turn, intent) => correctTurn(parts, workspace, turn, intent),
    wakeInbox: () => inbox.wake(),
    wakeOutbox: () => outbox.wake(),
    idleMs: () => ({ inbox: now() - inbox.movedAt, outbox: now() - outbox.movedAt }),
    async stop() {
      await Promise.all([inbox.stop(), outbox.stop(), polling.stop(), waking.stop()]);
    },
  };
}
