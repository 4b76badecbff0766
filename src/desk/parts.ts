import type { Phrases } from '../domain/bot.ts';
import type { Context } from '../domain/conversation.ts';
import type { InboundEvent } from '../domain/event.ts';
import type { HelpDesk } from '../domain/helpdesk.ts';
import type { InTurn } from '../domain/inTurn.ts';
import type { Knowledge } from '../domain/knowledge.ts';
import type { Message } from '../domain/message.ts';
import type { Decision, Draft, Turn } from '../domain/turn.ts';
import type { Store } from '../store/port.ts';
import type { Contexts } from './contexts.ts';

export interface Log {
  info(fields: object, text: string): void;
  warn(fields: object, text: string): void;
  error(fields: object, text: string): void;
}

/** Things that happened, for streams, metrics and the terminal. Listeners never throw into the desk. */
export interface Happened {
  message(workspace: string, message: Message): void;
  turn(turn: {
    conversation: string;
    subject?: string;
    question: string;
    decision: Decision;
    turn: Turn;
    ms: number;
  }): void;
  /** A reply grows, or its turn was not kept. */
  draft?(draft: Draft): void;
  delivery(delivery: { target: string; kind: string; state: string; conversation: string }): void;
  deskError(error: { target: string; code: string }): void;
  /** A customer's message said of an earlier answer whether it helped. */
  feedback?(): void;
}

export interface Connections {
  /** The connected desk of an installation; undefined when it was removed. */
  get(installation: string): HelpDesk | undefined;
  /** Where handoffs of chats open a ticket. */
  handoffTarget(workspace: string): string;
  /** Reads again what other replicas may have installed. */
  refresh?(): Promise<void>;
}

/** Everything the desk works with; what touches the world is here, so that tests decide it. */
export interface DeskParts {
  store: Store;
  decide: (context: Context, event: InboundEvent, onDraft?: (text: string) => void) => Promise<Turn>;
  /** The decision on "a person, please" by a button. */
  decideHandoff: (context: Context, event: InboundEvent) => Promise<Turn>;
  /** In the language of a conversation; in the bot's own where that is not known or not spoken. */
  phrases: (language?: string) => Phrases;
  /** From this probability on the bot holds an intent for understood. Without it, only what it asked back about is learnt from. */
  intentAt?: (() => number) | undefined;
  /** Whether the bot does anything for proven customers only: then desks are asked whether they have signed somebody in. */
  asksWho?: (() => boolean) | undefined;
  connections: Connections;
  /** Of what was said, to know a repeat by: keyed, so that nobody can guess the words from it. */
  digest?: ((...parts: string[]) => string) | undefined;
  /** The index that answers are found in: it is told of an article that changed while it was quoted. */
  knowledge?: Pick<Knowledge, 'put' | 'remove'> | undefined;
  /** One job at a time per conversation, conversations side by side. */
  lanes: InTurn;
  contexts: Contexts;
  happened: Happened;
  log: Log;
  /** Wall clock, ms since 1970. */
  now: () => number;
  /** 0..1, for jitter. */
  random: () => number;
  /** Names this process among its replicas. */
  replica: string;
  /** Called when there is something to deliver. */
  wakeOutbox: () => void;
}
