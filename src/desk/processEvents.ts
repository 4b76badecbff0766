import type { Context, Conversation, TicketRef } from '../domain/conversation.ts';
import { type InboundEvent, isHumanTakingOver } from '../domain/event.ts';
import { hashId, newId } from '../domain/ids.ts';
import type { Message } from '../domain/message.ts';
import type { Turn } from '../domain/turn.ts';
import type { KeptEvent, TurnRecord } from '../store/port.ts';
import { StoreUnavailable } from '../store/sql.ts';
import { askSignedIn } from './askSignedIn.ts';
import { withMessages } from './contexts.ts';
import type { DeskParts } from './parts.ts';
import { runTurn } from './runTurn.ts';

/** After an outage, only the customer's latest message is answered; older than this, a newer one stands for it. */
const FRESH_MS = 5 * 60_000;
/** What the engine decides on; the rest is only written down. */
const DECIDED = new Set<InboundEvent['kind']>(['message', 'event', 'wake']);
/** A poison event is set aside after so many tries, and never blocks what comes after it. */
const TRIES = 3;

/** Works off what waits in one conversation, in the order of the desk's clock. */
export async function processEvents(parts: DeskParts, workspace: string, id: string): Promise<void> {
  const { contexts, lanes, now, store } = parts;
  contexts.drop(id);
  for (;;) {
    const waiting = await store.inbox.waiting(id, now());
    if (waiting.length === 0) return;
    for (const [i, kept] of waiting.entries()) {
      const laterOnes = waiting.slice(i + 1);
      await lanes(id, () => processOne(parts, workspace, kept, laterOnes));
    }
  }
}

async function processOne(
  parts: DeskParts,
  workspace: string,
  kept: KeptEvent,
  later: KeptEvent[],
): Promise<void> {
  try {
    const known = { ...kept, event: await askSignedIn(parts, kept) };
    while (!(await tryOne(parts, workspace, known, later))) parts.contexts.drop(kept.conversation);
  } catch (error) {
    if (error instanceof StoreUnavailable) throw error;
    await giveWay(parts, kept, error as Error);
  }
}

/** false: the conversation moved meanwhile, decide again. */
async function tryOne(
  parts: DeskParts,
  workspace: string,
  kept: KeptEvent,
  later: KeptEvent[],
): Promise<boolean> {
  const { contexts, store } = parts;
  const { conversation: id, event, position, receivedAt } = kept;
  const context = contexts.get(id) ?? (await store.turns.load(workspace, id));
  if (!context) throw new Error(`the conversation ${id} of a kept event is missing`);
  if (!DECIDED.has(event.kind) || isEcho(context, kept)) return recordEvent(parts, context, kept);
  const ready = { ...context, conversation: withPerson(context.conversation, kept) };
  const decide = isSuperseded(parts, kept, later) ? superseded : undefined;
  const { result } = await runTurn(parts, {
    context: ready,
    event,
    kept: position,
    source: kept.source,
    receivedAt,
    request: null,
    decide,
  });
  return result !== 'conflict';
}

/** What a human did: into the transcript. Ownership already moved when the event was kept. */
async function recordEvent(parts: DeskParts, context: Context, kept: KeptEvent): Promise<boolean> {
  const { position, event } = kept;
  const { contexts, happened, store, now } = parts;
  const { conversation: old } = context;
  const message =
    event.kind === 'agent_reply' || event.kind === 'agent_note' ? humanMessage(old, event) : null;
  const conversation: Conversation = {
    ...old,
    seq: old.seq + (message ? 1 : 0),
    status: event.kind === 'status' && event.status ? event.status : old.status,
    ticket: old.ticket ?? ticketOf(kept),
    version: old.version + 1,
    updatedAt: now(),
  };
  const messages = message ? [message] : [];
  const record: TurnRecord = {
    conversation,
    isNew: false,
    event: { kept: position },
    messages,
    turn: null,
    outbox: [],
    handoff: null,
  };
  const result = await store.turns.commit(record);
  if (result !== 'committed') return result === 'duplicate';
  contexts.set({ conversation, recent: withMessages(context.recent, messages) });
  if (message) happened.message(conversation.workspace, message);
  return true;
}

/** An agent who writes again on the ticket of an earlier episode has the chat there. */
function ticketOf({ source, event }: KeptEvent): TicketRef | undefined {
  return source === 'api' ? undefined : { installation: source, id: event.ticket, number: event.ticket };
}

function humanMessage(
  { id, seq }: Conversation,
  { kind, person, text, attachments, at }: InboundEvent,
): Message {
  return {
    id: newId('msg'),
    conversation: id,
    seq: seq + 1,
    author: 'agent',
    authorName: person.name,
    public: isHumanTakingOver(kind),
    text,
    buttons: [],
    sources: [],
    attachments,
    at,
  };
}

/** A chat's own message, which we passed on to the ticket, comes back as the desk's event. */
function isEcho({ conversation, recent }: Context, { source, event }: KeptEvent): boolean {
  if (source === conversation.source || event.kind !== 'message') return false;
  return recent.some(({ author, text }) => author === 'customer' && text.trim() === event.text.trim());
}

/** The customer, when a human or the system was the first that we heard of this ticket. */
function withPerson(conversation: Conversation, { source, event }: KeptEvent): Conversation {
  if (event.kind !== 'message' || conversation.contact.native !== '') return conversation;
  if (conversation.channel !== 'ticket') return conversation;
  const { id: native, name, email } = event.person;
  return {
    ...conversation,
    contact: { id: hashId('con', conversation.workspace, source, native), native, name, email },
  };
}

function isSuperseded({ now }: DeskParts, { event }: KeptEvent, later: KeptEvent[]): boolean {
  if (event.kind !== 'message') return false;
  return now() - event.at > FRESH_MS && later.some((other) => other.event.kind === 'message');
}

function superseded({ conversation }: Context): Turn {
  const trace = [{ step: 'screen', ms: 0, note: 'superseded by a newer message' }];
  const { memory, status } = conversation;
  return { decision: 'silent', say: [], understood: null, handoff: null, memory, status, trace };
}

async function giveWay(
  { log, now, store }: DeskParts,
  { position, conversation, attempts }: KeptEvent,
  error: Error,
): Promise<void> {
  const text = error.message.slice(0, 500);
  if (attempts + 1 >= TRIES) {
    log.error({ position, conversation, error: text }, 'event set aside; see GET /v1/inbox/set-aside');
    await store.inbox.setAside(position, text);
    return;
  }
  log.warn({ position, conversation, error: text }, 'event failed and will be tried again');
  await store.inbox.defer(position, now() + 1_000 * 2 ** attempts, text);
}
