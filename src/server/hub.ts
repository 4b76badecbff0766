import type { Message } from '../domain/message.ts';
import type { Draft } from '../domain/turn.ts';

interface Listener {
  message(message: Message): void;
  draft(draft: Draft): void;
  /** The server stops. */
  end(): void;
}

/** Tells open streams of this process about new messages; streams also look into the store, for those of other replicas. */
export interface Hub {
  publish(message: Message): void;
  /** A reply that grows. Only streams of this process show it; the message comes to all. */
  draft(draft: Draft): void;
  listen(conversation: string, listener: Listener): () => void;
  /** Ends every open stream: they would keep the server from stopping. */
  close(): void;
}

export function createHub(): Hub {
  const listeners = new Map<string, Set<Listener>>();
  return {
    publish(message) {
      for (const listener of listeners.get(message.conversation) ?? []) listener.message(message);
    },
    draft(draft) {
      for (const listener of listeners.get(draft.conversation) ?? []) listener.draft(draft);
    },
    listen(conversation, listener) {
      const set = listeners.get(conversation) ?? new Set();
      listeners.set(conversation, set.add(listener));
      return () => {
        set.delete(listener);
        if (set.size === 0) listeners.delete(conversation);
      };
    },
    close() {
      for (const set of listeners.values()) for (const listener of set) listener.end();
    },
  };
}
