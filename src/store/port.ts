import type { ActionRuns } from '../domain/actionRun.ts';
import type { Contact, Context, Conversation, TicketRef } from '../domain/conversation.ts';
import type { InboundEvent } from '../domain/event.ts';
import type { NewFeedback } from '../domain/feedback.ts';
import type { TicketStore } from '../domain/helpdesk.ts';
import type { Attachment, Message } from '../domain/message.ts';
import type { ModelCall } from '../domain/model.ts';
import type { NewSuggestion } from '../domain/suggestion.ts';
import type { Decision, Reason } from '../domain/turn.ts';
import type { Access, Secrets } from './accessPort.ts';
import type { AppRows } from './appsPort.ts';
import type { Articles } from './articlesPort.ts';
import type { FeedbackRows } from './feedbackPort.ts';
import type { Drafts, Gaps } from './gapsPort.ts';
import type { Insights } from './insightsPort.ts';
import type { Installations } from './installationsPort.ts';
import type { ModelCalls } from './modelCallsPort.ts';
import type { SourceRows } from './sourcesPort.ts';
import type { Suggestions } from './suggestionsPort.ts';
import type { Versions, Wakes } from './versionsPort.ts';

export type { ApiKey } from './accessPort.ts';
export type { Period } from './insightsPort.ts';
export type { Installation } from './installationsPort.ts';

/** An event that is kept and not yet done. */
export interface KeptEvent {
  position: number;
  source: string;
  conversation: string;
  event: InboundEvent;
  receivedAt: number;
  attempts: number;
}

export type OutboxKind = 'reply' | 'handoff' | 'relay' | 'effect';

export interface OutboxInput {
  /** hash(conversation, trigger message, step, action): the same effect always has the same key. */
  key: string;
  /** The installation that it goes to. */
  target: string;
  kind: OutboxKind;
  payload: string;
}

export interface OutboxRow extends OutboxInput {
  position: number;
  workspace: string;
  conversation: string;
  turn: string | null;
  fence: number;
  attempts: number;
  /** An earlier try has an unknown outcome: read back before writing. */
  uncertain: boolean;
  /** The process that holds it: once another does, this one may write nothing about it. */
  leaseOwner: string;
  createdAt: number;
}

export interface TurnRow {
  id: string;
  decision: Decision;
  /** Hash of the API request, to tell a repeat from a re-used idempotency key. */
  request: string | null;
  /** The API's answer, as JSON: what a repeat is given. */
  response: string;
}

export interface HandoffRow {
  id: string;
  turn: string;
  reason: Reason;
  packet: string;
}

/** One turn with all that follows from it: committed whole or not at all. */
export interface TurnRecord {
  /** As it shall be afterwards; its `version` is the one it was read with, plus one. */
  conversation: Conversation;
  isNew: boolean;
  /**
   * The kept event that it answers; or one that is kept with it; or null, where a message of our own API came without an
   * idempotency key, so that there is nothing to know it by again.
   */
  event: { kept: number } | { delivery: string; native: string; at: number; receivedAt: number } | null;
  /** The contact is new or changed. */
  contact?: Contact;
  /** A new episode begins with this turn; its id is the conversation's. */
  episode?: { previous: string | null };
  messages: Message[];
  turn: TurnRow | null;
  outbox: OutboxInput[];
  handoff: HandoffRow | null;
  /** What the bot could learn from this turn. */
  suggestion?: NewSuggestion | undefined;
  /** What its message says of an earlier answer. */
  feedback?: NewFeedback | undefined;
  /** What a language model was asked in this turn. */
  modelCalls?: ModelCall[] | undefined;
  /** The conversation is to be looked at again then, ms since 1970; null: not any more. */
  wakeAt?: number | null | undefined;
}

/**
 * `conflict`: the conversation moved since it was read; read again and decide again. `duplicate`: the event was
 * already answered.
 */
export type CommitResult = 'committed' | 'conflict' | 'duplicate';

/** The hot path: what every turn reads and writes. */
export interface Turns {
  load(workspace: string, conversation: string): Promise<Context | null>;
  commit(record: TurnRecord): Promise<CommitResult>;
  /** The stored answer to an event that was seen before. */
  answered(workspace: string, source: string, delivery: string): Promise<TurnRow | null>;
  messages(
    workspace: string,
    conversation: string,
    after: number,
    limit: number,
    which?: 'all' | 'public',
  ): Promise<Message[]>;
  /** These turns, with the answers that were given. */
  decided(workspace: string, turns: string[]): Promise<TurnRow[]>;
  /** The files of these messages, with their bytes. */
  attachments(workspace: string, messages: string[]): Promise<Attachment[]>;
}

export interface SetAside {
  position: number;
  source: string;
  conversation: string;
  kind: string;
  error: string;
  receivedAt: number;
}

export interface Inbox {
  /** Keeps what is new of these events in one transaction; says which conversations have something to do. */
  keep(
    at: { workspace: string; source: string; now: number },
    events: InboundEvent[],
  ): Promise<{ kept: number; conversations: string[] }>;
  /** Takes conversations with waiting events for this process, until the lease ends. */
  claim(
    owner: string,
    now: number,
    leaseMs: number,
    limit: number,
  ): Promise<{ id: string; workspace: string }[]>;
  release(owner: string, conversation: string): Promise<void>;
  waiting(conversation: string, now: number): Promise<KeptEvent[]>;
  defer(position: number, until: number, error: string): Promise<void>;
  setAside(position: number, error: string): Promise<void>;
  listSetAside(workspace: string): Promise<SetAside[]>;
  /** Puts an event that was set aside back in line. */
  replay(workspace: string, position: number): Promise<string | null>;
}

export interface DeadLetter {
  position: number;
  target: string;
  kind: string;
  conversation: string;
  error: string;
  attempts: number;
  createdAt: number;
}

/** How a delivery ended. */
export interface Settlement {
  state: 'done' | 'refused' | 'dead';
  result?: string;
  error?: string;
  /**
   * Said to the customer in the conversation itself, such as the ticket's number; not any more when an agent has spoken
   * after message number `after`.
   */
  tell?: { text: string; after: number };
  /** The handoff packet was read back and matched (or did not). */
  handoff?: { turn: string; state: 'verified' | 'failed'; ticket?: TicketRef; error?: string };
  /** A human was seen at the desk before their event came: the bot is silent from here. */
  humanAt?: number;
}

export interface Outbox {
  claim(owner: string, now: number, leaseMs: number, limit: number): Promise<OutboxRow[]>;
  settle(row: OutboxRow, how: Settlement, now: number): Promise<void>;
  retry(
    row: OutboxRow,
    at: { availableAt: number; uncertain: boolean; countTry: boolean; error: string },
  ): Promise<void>;
  /** The row's conversation lives at this ticket from now on. */
  link(row: OutboxRow, ticket: TicketRef): Promise<void>;
  /** Keeps a row whose delivery takes long. */
  renew(row: OutboxRow, owner: string, until: number): Promise<void>;
  dead(workspace: string): Promise<DeadLetter[]>;
  replay(workspace: string, position: number, now: number): Promise<boolean>;
  depth(now: number): Promise<{ waiting: number; dead: number; oldestMs: number }>;
  breakers(now: number): Promise<{ target: string; openUntil: number }[]>;
  setBreaker(workspace: string, target: string, failures: number, openUntil: number): Promise<void>;
  breaker(target: string): Promise<{ failures: number; openUntil: number }>;
}

export interface HandoffView {
  id: string;
  turn: string;
  reason: string;
  state: string;
  ticket: TicketRef | null;
  packet: string;
  createdAt: number;
  verifiedAt: number | null;
  error: string | null;
}

export interface Desks {
  /** Tickets of the embedded desk. */
  tickets(workspace: string): TicketStore & {
    list(
      limit: number,
    ): Promise<{ id: string; number: string; subject: string; status: string; updatedAt: number }[]>;
  };
  nextTicketNumber(workspace: string): Promise<number>;
  handoffs(workspace: string, conversation: string): Promise<HandoffView[]>;
}

export interface Store {
  turns: Turns;
  suggestions: Suggestions;
  feedback: FeedbackRows;
  insights: Insights;
  gaps: Gaps;
  drafts: Drafts;
  modelCalls: ModelCalls;
  versions: Versions;
  wakes: Wakes;
  inbox: Inbox;
  outbox: Outbox;
  installations: Installations;
  desks: Desks;
  articles: Articles;
  sources: SourceRows;
  access: Access;
  secrets: Secrets;
  apps: AppRows;
  actionRuns: ActionRuns;
  /** Takes or renews the named lease; false when another holds it. */
  lease(workspace: string, name: string, owner: string, now: number, leaseMs: number): Promise<boolean>;
  /** COMMITs so far. */
  commits(): number;
  /** Throws when the store cannot be reached. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
