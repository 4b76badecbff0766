import type { Context } from '../domain/conversation.ts';
import type { InboundEvent } from '../domain/event.ts';
import { newId } from '../domain/ids.ts';
import type { Draft, Turn } from '../domain/turn.ts';
import type { CommitResult, TurnRecord, TurnRow } from '../store/port.ts';
import { withMessages } from './contexts.ts';
import { beginEpisode } from './openConversation.ts';
import { type OpenDraft, openDraft } from './openDraft.ts';
import type { DeskParts } from './parts.ts';
import { type ArticleStates, readQuoted } from './quotedArticles.ts';
import { type Recorded, recordTurn } from './recordTurn.ts';
import { respond } from './respond.ts';
import { withProposals } from './withProposals.ts';

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
  /** Told of drafts beside the conversation's streams. */
  onDraft?: ((draft: Draft) => void) | undefined;
  /** Decides instead of the engine. */
  decide?: ((context: Context) => Turn | Promise<Turn>) | undefined;
}

interface Done {
  result: CommitResult;
  /** The API's answer as JSON. */
  response: string;
}

/** Decides one event and commits the decision with all that follows from it. A draft of its reply ends with it. */
export async function runTurn(parts: DeskParts, asked: TurnRequest): Promise<Done> {
  const turnId = newId('trn');
  const tell = (draft: Draft) => {
    parts.happened.draft?.(draft);
    asked.onDraft?.(draft);
  };
  const draft = openDraft(tell, asked.context.conversation, turnId);
  let isKept = false;
  try {
    const done = await decideAndCommit(parts, asked, turnId, draft.grow);
    isKept = done.result === 'committed';
    return done;
  } finally {
    draft.end(isKept);
  }
}

async function decideAndCommit(
  parts: DeskParts,
  asked: TurnRequest,
  turnId: string,
  onDraft: OpenDraft['grow'],
): Promise<Done> {
  const { contexts, happened, store, wakeOutbox } = parts;
  const now = parts.now();
  const began = performance.now();
  const episode = asked.event.kind === 'message' ? beginEpisode(asked.context, now) : null;
  const context = episode?.context ?? asked.context;
  const decided = await (asked.decide ? asked.decide(context) : parts.decide(context, asked.event, onDraft));
  const turn = await withProposals(store, context, decided);
  const { articles, isStale } = await readQuoted(parts, context, turn);
  if (isStale) return { result: 'conflict', response: '' };

  const { recorded, ticket } = await record(parts, context, asked, turn, { turnId, articles, now });
  const response = JSON.stringify(respond(turn, recorded.conversation, { turnId, ...recorded, ticket }));
  const turnRow = { id: turnId, decision: turn.decision, request: asked.request, response };
  const written = toRecord(asked, recorded, turnRow, episode?.previous);
  const result = await store.turns.commit({ ...written, modelCalls: turn.modelCalls, wakeAt: turn.wakeAt });
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
  if (recorded.feedback) happened.feedback?.();
  if (recorded.outbox.length > 0) wakeOutbox();
  return { result, response };
}

async function record(
  parts: DeskParts,
  context: Context,
  { event, source }: TurnRequest,
  turn: Turn,
  { turnId, articles, now }: { turnId: string; articles: ArticleStates; now: number },
) {
  const { conversation } = context;
  const handoffTarget = parts.connections.handoffTarget(conversation.workspace);
  const opens = turn.handoff !== null || turn.effects?.some((effect) => effect.do === 'ticket');
  const opensHere = opens && conversation.ticket === undefined && handoffTarget === 'local';
  // Our own desk's numbers can be had before the ticket: the customer is told at once, in one message.
  const reserved = opensHere ? await parts.store.desks.nextTicketNumber(conversation.workspace) : undefined;
  const ticketNumber = reserved === undefined ? undefined : String(reserved);
  const intentAt = parts.intentAt?.();
  const target = { ticketNumber, handoffTarget };
  const recorded = recordTurn({ turnId, context, event, source, turn, ...target, intentAt, articles, now });
  const number = conversation.ticket?.number ?? ticketNumber;
  const desk = conversation.ticket?.installation ?? handoffTarget;
  return { recorded, ticket: number === undefined ? null : { number, desk } };
}

function toRecord(
  asked: TurnRequest,
  recorded: Recorded,
  turn: TurnRow,
  previous: string | null | undefined,
): TurnRecord {
  const { event, kept, receivedAt, request } = asked;
  const { delivery, native, at } = event;
  const { conversation, messages, outbox, handoff, suggestion, feedback } = recorded;
  const isNew = asked.context.conversation.version === 0;
  return {
    conversation,
    isNew,
    event: kept !== null ? { kept } : request === null ? null : { delivery, native, at, receivedAt },
    ...(isNew || kept !== null || asked.isNewContact ? { contact: conversation.contact } : {}),
    ...(previous === undefined ? {} : { episode: { previous } }),
    messages,
    turn,
    outbox,
    handoff,
    suggestion,
    feedback,
  };
}
