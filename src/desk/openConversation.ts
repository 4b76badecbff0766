import { type Contact, type Context, type Conversation, emptyMemory } from '../domain/conversation.ts';
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

/** A chat that was resolved or fell quiet starts over with the bot; a ticket that a human had stays theirs. */
export function beginEpisode(
  context: Context,
  now: number,
): { context: Context; previous: string | null } | null {
  const { conversation } = context;
  if (conversation.version === 0) return { context, previous: null };
  if (conversation.channel !== 'chat') return null;
  const over = conversation.status === 'resolved' || now - conversation.updatedAt > QUIET_MS;
  if (!over) return null;
  const next: Conversation = {
    ...conversation,
    episode: newId('eps'),
    status: 'pending',
    owner: 'bot',
    ownerAt: now,
    fence: conversation.owner === 'human' ? conversation.fence + 1 : conversation.fence,
    ticket: undefined,
    memory: emptyMemory(),
  };
  return { context: { conversation: next, recent: context.recent }, previous: conversation.episode };
}
