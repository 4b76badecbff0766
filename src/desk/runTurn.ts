import type { Context } from '../domain/conversation.ts';
import type { InboundEvent } from '../domain/event.ts';
import type { Turn } from '../domain/turn.ts';
import type { CommitResult, TurnRecord } from '../store/port.ts';
import { withMessages } from './contexts.ts';
import { beginEpisode } from './openConversation.ts';
import type { DeskParts } from './parts.ts';
import { type Recorded, recordTurn } from './recordTurn.ts';
import { respond } from './respond.ts';

export interface TurnRequest {
  context: Context;
  event: InboundEvent;
  /** The kept event's position, or null where the event is kept together with its turn. */
  kept: number | null;
  /** Where it came from, when that is not the conversation's own source: a chat's customer who wrote at the ticket. */
  source?: string;
  /** The caller said a name or an address that we did not have. */
  isNewContact?: boolean;
  receivedAt: number;
  /** Hash of the API request, where it came with an idempotency key. */
  request: string | null;
  /** Decides instead of the engine. */
  decide?: ((context: Context) => Turn) | undefined;
}

/** Decides one event and commits the decision with all that follows from it. `response` is the API's answer as JSON. */
export async function runTurn(
  parts: DeskParts,
  asked: TurnRequest,
): Promise<{ result: CommitResult; response: string }> {
  const { contexts, happened, store, wakeOutbox } = parts;
  const now = parts.now();
  const began = performance.now();
  const episode = beginEpisode(asked.context, now);
  const context = episode?.context ?? asked.context;
  const turn = asked.decide ? asked.decide(context) : await parts.decide(context, asked.event);

  const { recorded, ticket } = await record(parts, context, asked, turn, now);
  const response = JSON.stringify(respond(turn, recorded.conversation, { ...recorded, ticket }));
  const result = await store.turns.commit(toRecord(asked, recorded, turn, response, episode?.previous));
  if (result !== 'committed') {
    contexts.drop(context.conversation.id);
    return { result, response };
  }
  contexts.set({
    conversation: recorded.conversation,
    recent: withMessages(context.recent, recorded.messages),
  });
  for (const message of recorded.messages) happened.message(recorded.conversation.workspace, message);
  const { id, subject } = recorded.conversation;
  const { decision } = turn;
  happened.turn({
    conversation: id,
    subject,
    question: asked.event.text,
    decision,
    turn,
    ms: performance.now() - began,
  });
  if (recorded.outbox.length > 0) wakeOutbox();
  return { result, response };
}

async function record(
  parts: DeskParts,
  context: Context,
  { event, source }: TurnRequest,
  turn: Turn,
  now: number,
) {
  const { conversation } = context;
  const handoffTarget = parts.connections.handoffTarget(conversation.workspace);
  const opensHere = turn.handoff !== null && conversation.ticket === undefined && handoffTarget === 'local';
  // Our own desk's numbers can be had before the ticket: the customer is told at once, in one message.
  const reserved = opensHere ? await parts.store.desks.nextTicketNumber(conversation.workspace) : undefined;
  const ticketNumber = reserved === undefined ? undefined : String(reserved);
  const intentAt = parts.intentAt?.();
  const recorded = recordTurn({ context, event, source, turn, ticketNumber, handoffTarget, intentAt, now });
  const number = conversation.ticket?.number ?? ticketNumber;
  const desk = conversation.ticket?.installation ?? handoffTarget;
  return { recorded, ticket: number === undefined ? null : { number, desk } };
}

function toRecord(
  asked: TurnRequest,
  recorded: Recorded,
  turn: Turn,
  response: string,
  previous: string | null | undefined,
): TurnRecord {
  const { event, kept, receivedAt, request } = asked;
  const { delivery, native, at } = event;
  const { conversation, messages, outbox, handoff, suggestion, turnId } = recorded;
  const isNew = asked.context.conversation.version === 0;
  return {
    conversation,
    isNew,
    event: kept !== null ? { kept } : request === null ? null : { delivery, native, at, receivedAt },
    ...(isNew || kept !== null || asked.isNewContact ? { contact: conversation.contact } : {}),
    ...(previous === undefined ? {} : { episode: { previous } }),
    messages,
    turn: { id: turnId, decision: turn.decision, request, response },
    outbox,
    handoff,
    suggestion,
  };
}
