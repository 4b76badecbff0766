import type { ActionNote } from '../domain/action.ts';
import type { Conversation } from '../domain/conversation.ts';
import type { Message } from '../domain/message.ts';
import type { Decision, TraceStep, Turn } from '../domain/turn.ts';
import {
  type Because,
  type Entity,
  type FollowUp,
  type Scored,
  SIGNALS,
  type Signals,
} from '../domain/understanding.ts';
import { languageSpoken } from './languageSpoken.ts';

/** The chatbot API's answer to a message; also what a repeat of the message is given. */
export interface Response {
  conversation: string;
  turn: string;
  status: Conversation['status'];
  decision: Decision;
  replies: Pick<Message, 'id' | 'text' | 'buttons' | 'sources'>[];
  understanding: {
    language: string;
    intent: Scored | null;
    alternatives: Scored[];
    /** This message's own. */
    entities: Entity[];
    /** Of earlier turns, and still holding. */
    carried: Entity[];
    followUp: FollowUp['kind'];
    because: Because;
    outOfScope: number;
    /** What the customer shows, each with the words that show it. */
    signals: Signals['evidence'];
    readAs?: string;
  };
  actions: ActionNote[];
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
  return {
    conversation: conversation.id,
    turn: turnId,
    status: conversation.status,
    decision: turn.decision,
    replies: replies.map(({ id, text, buttons, sources }) => ({ id, text, buttons, sources })),
    understanding: shown(turn, conversation),
    actions: turn.actions ?? [],
    handoff: turn.handoff && { ...turn.handoff, ticket },
    trace: turn.trace,
  };
}

function shown(turn: Turn, conversation: Conversation): Response['understanding'] {
  const { understood } = turn;
  if (!understood) return { ...NOT_UNDERSTOOD, language: languageSpoken(turn, conversation) };
  const { intent, alternatives, entities, followUp, because, outOfScope, signals, readAs } = understood;
  return {
    language: understood.language,
    intent,
    alternatives,
    entities,
    carried: followUp.carried,
    followUp: followUp.kind,
    because,
    outOfScope,
    signals: shownBy(signals),
    ...(readAs === undefined ? {} : { readAs }),
  };
}

function shownBy({ evidence, ...signals }: Signals): Signals['evidence'] {
  return Object.fromEntries(
    SIGNALS.filter((signal) => signals[signal]).map((signal) => [signal, evidence[signal] ?? '']),
  );
}

/** A fixed rule decided, so nothing was asked of the understanding. */
const NOT_UNDERSTOOD: Omit<Response['understanding'], 'language'> = {
  intent: null,
  alternatives: [],
  entities: [],
  carried: [],
  followUp: 'new',
  because: { words: [], examples: [] },
  outOfScope: 0,
  signals: {},
};
