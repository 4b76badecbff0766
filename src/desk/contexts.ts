import { type Context, RECENT } from '../domain/conversation.ts';
import type { Message } from '../domain/message.ts';

/**
 * What was read last, so that a busy conversation is not read again for every turn. Never trusted: a commit names the
 * version that it was decided on, and a stale one is dropped here and read anew.
 */
export interface Contexts {
  get(id: string): Context | undefined;
  set(context: Context): void;
  drop(id: string): void;
}

export function createContexts(size = 5_000): Contexts {
  const kept = new Map<string, Context>();
  return {
    get(id) {
      return kept.get(id);
    },
    set(context) {
      const { id } = context.conversation;
      kept.delete(id);
      kept.set(id, context);
      if (kept.size > size) kept.delete(kept.keys().next().value as string);
    },
    drop(id) {
      kept.delete(id);
    },
  };
}

export function withMessages(recent: Message[], added: Message[]): Message[] {
  return [...recent, ...added.map(withoutBytes)].slice(-RECENT);
}

/** Files are in the store; in memory they would add up. */
function withoutBytes(message: Message): Message {
  if (message.attachments.length === 0) return message;
  return { ...message, attachments: message.attachments.map(({ data: _, ...named }) => named) };
}
