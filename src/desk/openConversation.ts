import {
  type Contact,
  type Context,
  type Conversation,
  emptyMemory,
  type Memory,
} from '../domain/conversation.ts';
import { hashId, newId } from '../domain/ids.ts';

/** A chat that is quiet for so long is over; the next message begins a new episode. */
const QUIET_MS = 24 * 60 * 60_000;

export interface ApiUser {
  id: string;
  name?: string | undefined;
  email?: string | undefined;
}

export function contactOf(workspace: string, source: string, user: ApiUser): Contact {
  return {
    id: hashId('con', workspace, source, user.id),
    native: user.id,
    name: user.name,
    email: user.email,
  };
}

/** A conversation that nobody has written yet; `version` 0 says so. */
export function newConversation(workspace: string, id: string, contact: Contact, now: number): Context {
  const conversation: Conversation = {
    id,
    workspace,
    source: 'api',
    channel: 'chat',
    contact,
    status: 'pending',
    owner: 'bot',
    ownerAt: 0,
    fence: 0,
    version: 0,
    seq: 0,
    episode: newId('eps'),
    memory: emptyMemory(),
    createdAt: now,
    updatedAt: now,
  };
  return { conversation, recent: [] };
}

/**
 * What was resolved, or a chat with the bot that fell quiet, starts anew: a chat with the bot, a ticket with whoever had
 * it. A human who waits for the customer's answer keeps the chat, however long it takes.
 */
export function beginEpisode(
  context: Context,
  now: number,
): { context: Context; previous: string | null } | null {
  const { conversation } = context;
  if (conversation.version === 0) return { context, previous: null };
  const { channel, episode, owner, updatedAt } = conversation;
  const fellQuiet = channel === 'chat' && owner === 'bot' && now - updatedAt > QUIET_MS;
  const isOver = conversation.status === 'resolved' || fellQuiet;
  if (!isOver) return null;
  const status = owner === 'human' ? 'open' : 'pending';
  const kept = now - updatedAt > QUIET_MS ? emptyMemory() : whatWasAsked(conversation.memory);
  const memory = { ...kept, ...whatWaits(conversation.memory) };
  const next: Conversation = { ...conversation, status, episode: newId('eps'), memory };
  return {
    context: { ...context, conversation: channel === 'chat' ? backToBot(next, now) : next },
    previous: episode,
  };
}

/** Who comes back soon means what they spoke of: "and 4512?" hangs on the question that was closed. */
function whatWasAsked({ turns = [], facts, collected }: Memory): Memory {
  return { ...emptyMemory(), turns, collected, ...(facts ? { facts } : {}) };
}

/**
 * A task that waits for the world and not for the customer goes on, however long that takes. What proved who they are does
 * not: whoever writes now may be somebody else.
 */
function whatWaits({ flow }: Memory): Pick<Memory, 'flow'> {
  const waits = flow?.frames.some(
    ({ awaiting }) => awaiting?.kind === 'event' || awaiting?.kind === 'approval',
  );
  return waits ? { flow } : {};
}

function backToBot(conversation: Conversation, now: number): Conversation {
  const { fence, owner } = conversation;
  return {
    ...conversation,
    status: 'pending',
    owner: 'bot',
    ownerAt: now,
    fence: owner === 'human' ? fence + 1 : fence,
    ticket: undefined,
  };
}
