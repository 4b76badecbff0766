import type { ConversationStatus } from './event.ts';
import type { Message, Source } from './message.ts';

export interface Contact {
  id: string;
  /** The id that the channel knows the person by. */
  native: string;
  name?: string | undefined;
  email?: string | undefined;
}

/** Where a conversation lives at a desk. */
export interface TicketRef {
  installation: string;
  id: string;
  number: string;
  url?: string | undefined;
}

/** What the bot keeps in mind between turns. */
export interface Memory {
  /** Misses in a row: turns that neither answered nor were small talk. */
  misses: number;
  /** The choices that were offered last, while they are still open. */
  offered?: { label: string; article: string }[];
  /** Answers given in this episode with their sources. */
  tried: { question: string; answer: string; sources: Source[] }[];
  /** Values that the customer gave. */
  collected: Record<string, string>;
}

export const emptyMemory = (): Memory => ({ misses: 0, tried: [], collected: {} });

export interface Conversation {
  id: string;
  workspace: string;
  /** `api`, or the installation whose ticket it is. */
  source: string;
  /** A chat is answered in place; a ticket is answered through its desk. */
  channel: 'chat' | 'ticket';
  contact: Contact;
  subject?: string | undefined;
  status: ConversationStatus;
  owner: 'bot' | 'human';
  /** When the owner last changed, by the source's clock: an older event cannot change it back. ms since 1970. */
  ownerAt: number;
  /** Rises whenever a human speaks, is assigned, takes over or hands back. */
  fence: number;
  /** Rises with every change of the row: what a turn was decided on. */
  version: number;
  /** Number of messages. */
  seq: number;
  episode: string;
  language?: string | undefined;
  ticket?: TicketRef | undefined;
  memory: Memory;
  createdAt: number;
  updatedAt: number;
}

/** What a turn is decided on. */
export interface Context {
  conversation: Conversation;
  /** The latest messages, oldest first. */
  recent: Message[];
}
