import type { Conversation } from '../domain/conversation.ts';
import { Problem } from '../domain/errors.ts';
import type { InboundEvent } from '../domain/event.ts';
import { digest, hashId, newId } from '../domain/ids.ts';
import type { Attachment } from '../domain/message.ts';
import type { Draft } from '../domain/turn.ts';
import { type ApiUser, contactOf, newConversation } from './openConversation.ts';
import type { DeskParts } from './parts.ts';
import { runTurn } from './runTurn.ts';

export interface ApiMessage {
  workspace: string;
  user: ApiUser;
  text: string;
  attachments: Attachment[];
  conversation?: string | undefined;
  data: Record<string, unknown>;
  idempotencyKey?: string | undefined;
  /** Told of the reply as it grows, where the message begins a conversation: no stream of it can be open yet. */
  onDraft?: ((draft: Draft) => void) | undefined;
}

const TRIES = 20;
/** Two replicas on one conversation step out of each other's way: a random wait, longer with every try. */
const STEP_ASIDE_MS = 5;

/**
 * The chatbot API: the message and its turn are kept in one transaction, and the caller is answered after it. The same
 * idempotency key gives the same answer, also when both copies come within one millisecond.
 */
export function answerMessage(parts: DeskParts, message: ApiMessage): Promise<string> {
  const { workspace, user, idempotencyKey } = message;
  const repeatId = idempotencyKey && digest(workspace, user.id, idempotencyKey);
  const id = message.conversation ?? (repeatId ? hashId('cnv', 'api', repeatId) : newId('cnv'));
  return parts.lanes(id, () => answerInLane(parts, message, id, repeatId));
}

async function answerInLane(
  parts: DeskParts,
  message: ApiMessage,
  id: string,
  repeatId: string | undefined,
): Promise<string> {
  const request = repeatId ? fingerprint(parts, message) : null;
  const repeated = repeatId && (await storedAnswer(parts, message, repeatId, request));
  if (repeated) return repeated;
  const event = toEvent(parts, message, id, repeatId);
  for (let tries = 1; tries <= TRIES; tries++) {
    const { context, isNewContact } = await contextOf(parts, message, id);
    const { result, response } = await runTurn(parts, {
      context,
      event,
      kept: null,
      isNewContact,
      receivedAt: event.at,
      request,
      ...(context.conversation.version === 0 ? { onDraft: message.onDraft } : {}),
    });
    if (result === 'committed') return response;
    if (result === 'duplicate') {
      const stored = await storedAnswer(parts, message, event.delivery, request);
      if (stored) return stored;
    }
    await new Promise((resolve) => setTimeout(resolve, parts.random() * STEP_ASIDE_MS * tries));
  }
  throw new Problem(
    409,
    'conflict',
    'The conversation kept changing while it was answered. Send the message again.',
    {
      retryAfterMs: 1_000,
    },
  );
}

async function storedAnswer(
  { store }: DeskParts,
  { workspace }: ApiMessage,
  delivery: string,
  request: string | null,
) {
  const turn = await store.turns.answered(workspace, 'api', delivery);
  if (!turn) return null;
  // Turns from before fingerprints were keyed have none.
  if (turn.request !== null && turn.request !== request)
    throw new Problem(
      422,
      'idempotency_key_reused',
      'This Idempotency-Key came with another message before. Use a new one.',
      {
        field: 'Idempotency-Key',
      },
    );
  return turn.response;
}

function fingerprint(parts: DeskParts, { user, text, attachments, conversation, data }: ApiMessage): string {
  const keyed = parts.digest ?? digest;
  return keyed(JSON.stringify([user.id, text, attachments, conversation ?? null, data]));
}

function toEvent(
  { now }: DeskParts,
  { text, attachments, user, data }: ApiMessage,
  ticket: string,
  repeatId?: string,
): InboundEvent {
  const native = repeatId ?? newId('evt');
  return {
    delivery: native,
    native,
    ticket,
    kind: 'message',
    at: now(),
    person: user,
    text,
    attachments,
    data,
  };
}

async function contextOf(parts: DeskParts, { workspace, user, conversation: named }: ApiMessage, id: string) {
  const { contexts, store, now } = parts;
  const known = contexts.get(id) ?? (await store.turns.load(workspace, id));
  if (!known && named !== undefined)
    throw new Problem(
      404,
      'not_found',
      `There is no conversation ${named}. Leave the field out to start one.`,
      {
        field: '/conversation',
      },
    );
  if (!known)
    return {
      context: newConversation(workspace, id, contactOf(workspace, 'api', user), now()),
      isNewContact: true,
    };
  if (known.conversation.workspace !== workspace || known.conversation.contact.native !== user.id)
    throw new Problem(403, 'forbidden', 'This conversation belongs to another user.', {
      field: '/conversation',
    });
  const conversation = withContact(known.conversation, user);
  return { context: { ...known, conversation }, isNewContact: conversation !== known.conversation };
}

/** A name or an address that the caller knows only now. */
function withContact(conversation: Conversation, { name, email }: ApiUser): Conversation {
  const { contact } = conversation;
  const isSame = (name ?? contact.name) === contact.name && (email ?? contact.email) === contact.email;
  if (isSame) return conversation;
  return {
    ...conversation,
    contact: { ...contact, name: name ?? contact.name, email: email ?? contact.email },
  };
}
