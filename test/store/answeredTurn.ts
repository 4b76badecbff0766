import { newId } from '../../src/domain/ids.ts';
import type { TurnRecord } from '../../src/store/port.ts';
import { firstTurn, message, T0, W } from './rows.ts';

const RESPONSE = JSON.stringify({
  understanding: { followUp: 'new' },
  trace: [{ step: 'search', ms: 1, note: 'returns 0.90' }],
});

/** A question in a conversation of its own, and an answer from an article. */
export function answeredTurn({
  workspace = W,
  text = 'how do I return it?',
  article = 'returns',
  contact = newId('con'),
  at = T0,
} = {}): TurnRecord {
  const record = firstTurn({ event: null });
  const { conversation, turn } = record;
  Object.assign(conversation, { workspace, updatedAt: at, seq: 2 });
  conversation.contact = { ...conversation.contact, id: contact };
  const source = { article, title: 'Returns', quote: '30 days', version: 1 };
  const reply = { author: 'bot' as const, text: '30 days', sources: [source], turn: turn!.id, at };
  return {
    ...record,
    messages: [message(conversation, 1, { text, at }), message(conversation, 2, reply)],
    turn: { ...turn!, decision: 'answer', response: RESPONSE },
  };
}
