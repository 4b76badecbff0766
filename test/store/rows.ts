import type { Conversation } from '../../src/domain/conversation.ts';
import { emptyMemory } from '../../src/domain/conversation.ts';
import type { InboundEvent } from '../../src/domain/event.ts';
import { newId } from '../../src/domain/ids.ts';
import type { Message } from '../../src/domain/message.ts';
import type { Store, TurnRecord } from '../../src/store/port.ts';

export const W = 'default';
export const T0 = 1_700_000_000_000;

export function conversation(more: Partial<Conversation> = {}): Conversation {
  const id = newId('cnv');
  const contact = { id: newId('con'), native: 'u1', name: 'Ana', email: 'ana@example.test' };
  const state = {
    status: 'pending',
    owner: 'bot',
    ownerAt: 0,
    fence: 0,
    version: 1,
    seq: 1,
    memory: emptyMemory(),
  } as const;
  const times = { createdAt: T0, updatedAt: T0 };
  return {
    id,
    workspace: W,
    source: 'api',
    channel: 'chat',
    contact,
    episode: newId('eps'),
    ...state,
    ...times,
    ...more,
  };
}

export function message(of: Conversation, seq: number, more: Partial<Message> = {}): Message {
  const rest = { public: true, buttons: [], sources: [], attachments: [], at: T0 };
  return {
    id: newId('msg'),
    conversation: of.id,
    seq,
    author: 'customer',
    text: `message ${seq}`,
    ...rest,
    ...more,
  };
}

/** A first turn of a new conversation: one message of the customer. */
export function firstTurn(more: Partial<TurnRecord> = {}): TurnRecord {
  const of = more.conversation ?? conversation();
  const native = newId('evt');
  return {
    conversation: of,
    isNew: true,
    event: { delivery: native, native, at: T0, receivedAt: T0 },
    contact: of.contact,
    episode: { previous: null },
    messages: [message(of, 1)],
    turn: { id: newId('trn'), decision: 'answer', request: 'r', response: '{"a":1}' },
    outbox: [],
    handoff: null,
    ...more,
  };
}

/** The next turn of what `record` made. */
export function nextTurn({ conversation: before }: TurnRecord, more: Partial<TurnRecord> = {}): TurnRecord {
  const after = {
    ...before,
    version: before.version + 1,
    seq: before.seq + 1,
    updatedAt: before.updatedAt + 1,
  };
  const { episode: _, contact: __, ...rest } = firstTurn({ conversation: after });
  return { ...rest, isNew: false, messages: [message(after, after.seq)], ...more };
}

let count = 0;
export function event(more: Partial<InboundEvent> = {}): InboundEvent {
  const id = `n${++count}`;
  const said = { text: 'hello', attachments: [], data: {}, person: { id: 'c1', name: 'Carol' } };
  return {
    delivery: `d-${id}`,
    native: id,
    ticket: `t-${id}`,
    kind: 'message',
    at: T0 + count,
    ...said,
    ...more,
  };
}

/** Keeps events of the desk `desk`, and gives the conversations that they are in. */
export async function keep({ inbox }: Store, events: InboundEvent[], now = T0): Promise<string[]> {
  return (await inbox.keep({ workspace: W, source: 'desk', now }, events)).conversations;
}

export function reply(key: string = newId('out'), target = 'desk') {
  return { key, target, kind: 'reply' as const, payload: '{}' };
}
