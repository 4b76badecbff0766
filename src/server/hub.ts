import type { Message } from '../domain/message.ts';

type Listener = (message: Message) => void;

/** Tells open streams of this process about new messages; streams also look into the store, for those of other replicas. */
export interface Hub {
  publish(message: Message): void;
  listen(conversation: string, listener: Listener): () => void;
}

export function createHub(): Hub {
  const listeners = new Map<string, Set<Listener>>();
  return {
    publish(message) {
      for (const listener of listeners.get(message.conversation) ?? []) listener(message);
    },
    listen(conversation, listener) {
      const set = listeners.get(conversation) ?? new Set();
      listeners.set(conversation, set.add(listener));
      return () => {
        set.delete(listener);
        if (set.size === 0) listeners.delete(conversation);
      };
    },
  };
}
