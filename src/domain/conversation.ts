import type { Requester } from './action.ts';
import type { ConversationStatus } from './event.ts';
import type { FlowState } from './flowState.ts';
import type { Message, Source } from './message.ts';
import type { Plan } from './plan.ts';
import type { EarlierTurn, Entity, Signal } from './understanding.ts';

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

/** One of the choices that a customer was offered: an article, or what they may have meant. */
export type Offered =
  | { label: string; article: string; intent?: undefined }
  | { label: string; intent: string; article?: undefined };

/** A request of this episode, as it was understood. */
export interface RememberedTurn extends EarlierTurn {
  /** As it reads on its own, where that is more than its text: of "4711" the question that it belongs to. */
  asked?: string | undefined;
  /** ms since 1970. */
  at: number;
}

/** How the customer said something, with the words that show it. */
export interface Tone {
  signal: Signal;
  words: string;
}

/** What the bot keeps in mind between turns of an episode. Everything in it is bounded. */
export interface Memory {
  /** Misses in a row: turns that neither answered nor were small talk. */
  misses: number;
  /** The choices that were offered last, while they are still open. */
  offered?: Offered[];
  /** The question that they were offered for. */
  asked?: string;
  /** Answers given in this episode with their sources. */
  tried: { question: string; answer: string; sources: Source[] }[];
  /** Values that the customer gave. */
  collected: Record<string, string>;
  /** The latest requests, oldest first; rows written by an older version lack it. */
  turns?: RememberedTurn[];
  /** The latest value of each name and role, also of requests that are no longer among `turns`. */
  facts?: Entity[];
  /** Frustration, urgency and abuse in this episode, oldest first. */
  tone?: Tone[];
  /** The tasks under way. */
  flow?: FlowState | undefined;
  /** The goal that a language model pursues. */
  plan?: Plan | undefined;
  /** What a ticket of this conversation is to be tagged with, should it get one. */
  tags?: string[];
  /** Who an action has proven the customer to be; never from text, and for a while only. */
  requester?: Requester;
}

export const emptyMemory = (): Memory => ({ misses: 0, tried: [], collected: {}, turns: [] });

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

/** So many messages of a conversation are at hand when a turn is decided. */
export const RECENT = 20;

/** What a turn is decided on. */
export interface Context {
  conversation: Conversation;
  /** The latest messages, oldest first; at most `RECENT`. */
  recent: Message[];
}
