import type { Conversation } from '../domain/conversation.ts';
import type { Message } from '../domain/message.ts';
import type { Decision, TraceStep, Turn } from '../domain/turn.ts';
import type { Entity, Scored } from '../domain/understanding.ts';

/** The chatbot API's answer to a message; also what a repeat of the message is given. */
export interface Response {
  conversation: string;
  turn: string;
  status: Conversation['status'];
  decision: Decision;
  replies: Pick<Message, 'id' | 'text' | 'buttons' | 'sources'>[];
  understanding: { language: string; intent: Scored | null; alternatives: Scored[]; entities: Entity[] };
  actions: { name: string; status: 'done' | 'failed' | 'awaiting_approval' | 'refused' }[];
  handoff: {
    reason: string;
    wants: string;
    nextStep: string;
    ticket: { number: string; desk: string } | null;
  } | null;
  trace: TraceStep[];
}

export function respond(
  turn: Turn,
  conversation: Conversation,
  {
    turnId,
    replies,
    ticket,
  }: { turnId: string; replies: Message[]; ticket: { number: string; desk: string } | null },
): Response {
  const { language, intent, alternatives, entities } = turn.understood ?? NOT_UNDERSTOOD(conversation);
  return {
    conversation: conversation.id,
    turn: turnId,
    status: conversation.status,
    decision: turn.decision,
    replies: replies.map(({ id, text, buttons, sources }) => ({ id, text, buttons, sources })),
    understanding: { language, intent, alternatives, entities },
    actions: [],
    handoff: turn.handoff && { ...turn.handoff, ticket },
    trace: turn.trace,
  };
}

/** A fixed rule decided, so nothing was asked of the understanding. */
const NOT_UNDERSTOOD = ({ language }: Conversation) => ({
  language: language ?? 'en',
  intent: null,
  alternatives: [],
  entities: [],
});
