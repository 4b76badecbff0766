import type { Context, Conversation, Memory } from '../domain/conversation.ts';
import type { InboundEvent } from '../domain/event.ts';
import { digest, newId } from '../domain/ids.ts';
import type { Message } from '../domain/message.ts';
import type { Saying, Turn } from '../domain/turn.ts';
import { withTicket } from '../engine/compose.ts';
import { hideIn } from '../engine/tasks/hideSecrets.ts';
import type { OutboxInput, TurnRecord } from '../store/port.ts';
import { effectsOf } from './effectsOf.ts';
import { hearFeedback } from './hearFeedback.ts';
import { makePacket, type Packet } from './packet.ts';
import type { ArticleStates } from './quotedArticles.ts';
import { suggest } from './suggest.ts';

export interface Recording {
  turnId: string;
  context: Context;
  event: InboundEvent;
  /** Where the event came from, when not from the conversation's own source. */
  source?: string | undefined;
  turn: Turn;
  /** The number that a ticket opened by this turn will bear, where it is known before it is opened. */
  ticketNumber: string | undefined;
  /** Where a handoff of a chat opens its ticket. */
  handoffTarget: string;
  /** From this probability on the bot holds an intent for understood. */
  intentAt: number | undefined;
  /** How the articles stand now that it, or an answer before it, quotes. */
  articles?: ArticleStates | undefined;
  now: number;
}

export type Recorded = Pick<
  TurnRecord,
  'conversation' | 'messages' | 'outbox' | 'handoff' | 'suggestion' | 'feedback'
> & {
  replies: Message[];
};

/** From a decision to all the rows that follow from it. Every effect's key is a hash of what caused it. */
export function recordTurn({
  turnId,
  context,
  event: heard,
  source,
  turn: decided,
  ticketNumber,
  handoffTarget,
  intentAt,
  articles,
  now,
}: Recording): Recorded {
  const { conversation: old } = context;
  const event = { ...heard, text: hideIn(heard.text, decided.hides ?? []) };
  const effects = effectsOf(old, decided, { handoffTarget, ticketNumber });
  const turn = { ...decided, memory: withTags(decided.memory, effects.tags) };
  const said =
    event.text === '' && event.attachments.length === 0 ? [] : [customerMessage(context, event, now)];
  const number = old.ticket?.number ?? ticketNumber;
  const first = old.seq + said.length + 1;
  const replies = turn.say.map((saying, i) =>
    replyMessage(old, saying, { turnId, seq: first + i, number, now }),
  );
  const notes = effects.notes.map((text, i) => ({
    ...replyMessage(old, { text }, { turnId, seq: first + replies.length + i, number, now }),
    public: false,
  }));
  const messages = [...said, ...replies, ...notes];
  const conversation = nextConversation(context, event, turn, old.seq + messages.length, now);
  const packet = turn.handoff && makePacket(context, said, turn, articles);
  const handoff = packet && {
    id: newId('hnd'),
    turn: turnId,
    reason: packet.reason,
    packet: JSON.stringify(packet),
  };
  const outbox: OutboxInput[] = [];
  if (old.channel === 'ticket')
    for (const [i, reply] of replies.entries()) outbox.push(replyRow(old, event, reply, i));
  outbox.push(...effects.rows.map((row, i) => ({ ...row, key: keyOf(old, event, i, 'effect') })));
  if (packet)
    outbox.push(handoffRow(conversation, event, { turn: turnId, packet, ticketNumber, handoffTarget }));
  outbox.push(...effects.last.map((row, i) => ({ ...row, key: keyOf(old, event, i, 'assign') })));
  if (isRelayed(old, turn) && (source === undefined || source === old.source))
    outbox.push(...said.map((message) => relayRow(old, event, message, handoffTarget)));
  const suggestion = suggest({ context, event, turn, turnId, said: said[0], intentAt });
  const feedback = hearFeedback({ context, turn, said: said[0] });
  return { conversation, messages, outbox, handoff, suggestion, feedback, replies };
}

/** For the ticket that a handoff may open later. */
function withTags(memory: Memory, tags: string[]): Memory {
  return tags.length === 0
    ? memory
    : { ...memory, tags: [...new Set([...(memory.tags ?? []), ...tags])].slice(-20) };
}

function customerMessage({ conversation }: Context, event: InboundEvent, now: number): Message {
  return {
    id: newId('msg'),
    conversation: conversation.id,
    seq: conversation.seq + 1,
    author: 'customer',
    authorName: event.person.name ?? conversation.contact.name,
    public: true,
    text: event.text,
    buttons: [],
    sources: [],
    attachments: event.attachments,
    at: Math.min(event.at, now),
  };
}

function replyMessage(
  { id }: Conversation,
  { text, textWithoutTicket = text, buttons = [], sources = [] }: Saying,
  { turnId, seq, number, now }: { turnId: string; seq: number; number: string | undefined; now: number },
): Message {
  return {
    id: newId('msg'),
    conversation: id,
    seq,
    author: 'bot',
    public: true,
    text: number === undefined ? textWithoutTicket : withTicket(text, number),
    buttons,
    sources,
    attachments: [],
    turn: turnId,
    at: now,
  };
}

function nextConversation(
  { conversation: old }: Context,
  event: InboundEvent,
  turn: Turn,
  seq: number,
  now: number,
): Conversation {
  const handedOver = turn.handoff !== null;
  return {
    ...old,
    subject: old.subject ?? event.subject ?? event.text.slice(0, 120),
    status: turn.status,
    owner: handedOver ? 'human' : old.owner,
    ownerAt: handedOver ? event.at : old.ownerAt,
    fence: handedOver ? old.fence + 1 : old.fence,
    version: old.version + 1,
    seq,
    language: turn.understood?.language ?? old.language,
    memory: turn.memory,
    updatedAt: now,
  };
}

function keyOf(
  conversation: Conversation,
  event: InboundEvent,
  step: number | string,
  action: string,
): string {
  return digest(conversation.id, event.native, String(step), action).slice(0, 40);
}

function replyRow(
  conversation: Conversation,
  event: InboundEvent,
  { text, buttons, sources }: Message,
  step: number,
): OutboxInput {
  const payload = {
    ticket: conversation.ticket?.id,
    trigger: { native: event.native, at: event.at },
    ownerAt: conversation.ownerAt,
    text,
    buttons,
    sources,
  };
  return {
    key: keyOf(conversation, event, step, 'reply'),
    target: conversation.source,
    kind: 'reply',
    payload: JSON.stringify(payload),
  };
}

function handoffRow(
  conversation: Conversation,
  event: InboundEvent,
  {
    turn,
    packet,
    ticketNumber,
    handoffTarget,
  }: { turn: string; packet: Packet; ticketNumber: string | undefined; handoffTarget: string },
): OutboxInput {
  const target = conversation.ticket?.installation ?? handoffTarget;
  const payload = {
    turn,
    opens: conversation.ticket === undefined,
    upTo: conversation.seq,
    ticketNumber,
    packet,
  };
  return {
    key: keyOf(conversation, event, 0, 'handoff'),
    target,
    kind: 'handoff',
    payload: JSON.stringify(payload),
  };
}

/**
 * A chat that a human has at a desk goes on there: what the customer writes is passed on. Also while the ticket is not
 * yet there: the row waits behind the handoff that opens it.
 */
function isRelayed({ channel, owner }: Conversation, turn: Turn): boolean {
  return channel === 'chat' && owner === 'human' && turn.decision === 'silent';
}

function relayRow(
  conversation: Conversation,
  event: InboundEvent,
  { id, text }: Message,
  handoffTarget: string,
): OutboxInput {
  const { ticket, contact } = conversation;
  const payload = {
    ticket: ticket?.id,
    message: id,
    text,
    // Our own id: the channel's could be read as one of the desk's users.
    author: { id: contact.id, name: contact.name, email: contact.email },
  };
  return {
    key: keyOf(conversation, event, 0, 'relay'),
    target: ticket?.installation ?? handoffTarget,
    kind: 'relay',
    payload: JSON.stringify(payload),
  };
}
