import type { Context } from '../../src/domain/conversation.ts';
import type { Message } from '../../src/domain/message.ts';
import type { TurnRow, Turns } from '../../src/store/port.ts';

const RECENT = 20;

/** The hot path of the store without a disk: the bound that a durable store is measured against. Same checks, same port. */
export function createMemoryTurns(): Turns {
  const conversations = new Map<string, Context['conversation']>();
  const messages = new Map<string, Message[]>();
  const answers = new Map<string, TurnRow | null>();
  return {
    async load(_, id) {
      const conversation = conversations.get(id);
      return conversation ? { conversation, recent: (messages.get(id) ?? []).slice(-RECENT) } : null;
    },
    async commit({ conversation, isNew, event, messages: added, turn }) {
      if (event && 'kept' in event) throw new TypeError('the memory store keeps no events');
      if (event && answers.has(event.delivery)) return 'duplicate';
      const old = conversations.get(conversation.id);
      if (isNew ? old !== undefined : old?.version !== conversation.version - 1) return 'conflict';
      if (event) answers.set(event.delivery, turn);
      conversations.set(conversation.id, conversation);
      const all = messages.get(conversation.id) ?? [];
      all.push(...added);
      messages.set(conversation.id, all);
      return 'committed';
    },
    answered: async (_, __, delivery) => answers.get(delivery) ?? null,
    messages: async (_, id, after, limit) =>
      (messages.get(id) ?? []).filter((m) => m.seq > after).slice(0, limit),
    decided: async (_, turns) =>
      [...answers.values()].flatMap((turn) => (turn && turns.includes(turn.id) ? [turn] : [])),
    attachments: async () => [],
  };
}
