import type { Context } from '../domain/conversation.ts';
import type { Message, Source } from '../domain/message.ts';
import type { Reason, Turn } from '../domain/turn.ts';

/** Everything an agent needs to go on without asking again. The transcript is read from the store when it is sent. */
export interface Packet {
  version: 'handoff.v1';
  conversation: string;
  reason: Reason;
  summary: string;
  wants: string;
  nextStep: string;
  /** `id` is the channel's, `contact` ours. */
  customer: { name?: string | undefined; email?: string | undefined; id: string; contact: string };
  language: string;
  intent: { name: string; confidence: number } | null;
  collected: Record<string, string>;
  tried: { question: string; answer: string; sources: Source[] }[];
  attachments: string[];
}

const BECAUSE: Record<Reason, string> = {
  asked_for_human: 'asked for a person',
  low_confidence: 'asked something the bot was not sure about',
  no_answer: 'asked something that no article answers',
  policy: 'asked for something that policy leaves to a person',
  action_failed: 'needs something done that failed',
  sentiment: 'is upset',
  vip: 'is a priority customer',
  safety: 'reports a possible safety or security incident',
  repeated_miss: 'was not helped by what the bot tried',
  outage: 'wrote while a part of the bot was down',
};

export function makePacket(
  { conversation, recent }: Context,
  said: Message[],
  { handoff, memory, understood }: Turn,
): Packet {
  if (!handoff) throw new TypeError('a packet needs a handoff');
  const { contact } = conversation;
  const { reason, wants, nextStep } = handoff;
  const attachments = [...recent, ...said].flatMap((m) => m.attachments.map(({ name }) => name));
  return {
    version: 'handoff.v1',
    conversation: conversation.id,
    reason,
    summary: summarise(
      contact.name ?? 'The customer',
      reason,
      memory.tried.length,
      conversation.seq + said.length,
    ),
    wants,
    nextStep,
    customer: { id: contact.native, contact: contact.id, name: contact.name, email: contact.email },
    language: understood?.language ?? conversation.language ?? 'en',
    intent: understood?.intent ?? null,
    collected: memory.collected,
    tried: memory.tried,
    attachments,
  };
}

function summarise(who: string, reason: Reason, tried: number, messages: number): string {
  const answers =
    tried === 0
      ? 'no answer was given'
      : tried === 1
        ? 'one answer was tried'
        : `${tried} answers were tried`;
  return `${who} ${BECAUSE[reason]}; ${answers} in ${messages} ${messages === 1 ? 'message' : 'messages'}.`;
}
