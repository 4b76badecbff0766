import type { z } from 'zod';
import type { ArticleInput } from './article.ts';
import type { InboundEvent, Person } from './event.ts';
import type { Attachment } from './message.ts';

/** A webhook as it came in: verify over `raw`, read from `body`. Header names are lower case. */
export interface HookRequest {
  headers: Record<string, string | undefined>;
  raw: Buffer;
  /** `raw` as JSON; undefined when it is not JSON. */
  body: unknown;
}

export type TicketStatus = 'new' | 'open' | 'pending' | 'snoozed' | 'resolved';

export interface Ticket {
  /** The desk's own id. */
  id: string;
  /** What a person reads and quotes, such as `1042`. */
  number: string;
  url?: string | undefined;
  subject: string;
  status: TicketStatus;
  requester?: Person | undefined;
  /** The human who has it; undefined when nobody, or only the bot. */
  assignee?: Person | undefined;
  tags: string[];
  /** Changes whenever the ticket does (ETag, updated_at): hand it to `reply` to write only if nothing moved since. */
  version: string;
}

export interface Comment {
  id: string;
  /** ms since 1970 by the desk's clock. */
  at: number;
  author: Person;
  role: 'customer' | 'agent' | 'system';
  /** Written by Deskhand itself. */
  own: boolean;
  public: boolean;
  text: string;
  attachments: Attachment[];
  /** The outbox key that this comment was written under, when it is ours and can be read back. */
  key?: string | undefined;
}

export interface Thread {
  ticket: Ticket;
  /** Oldest first. */
  comments: Comment[];
}

export interface NewTicket {
  subject: string;
  text: string;
  requester?: Person | undefined;
  attachments?: Attachment[];
  tags?: string[];
  priority?: 'low' | 'normal' | 'high' | 'urgent';
  /** false: `text` is an internal note that the requester must not see. */
  public: boolean;
  /** A number reserved for it before, where the desk is our own. */
  number?: number | undefined;
}

export interface NewComment {
  text: string;
  attachments?: Attachment[];
}

export interface TicketChange {
  status?: TicketStatus;
  addTags?: string[];
  removeTags?: string[];
  priority?: 'low' | 'normal' | 'high' | 'urgent';
}

/** How one write is told apart from every other, so that it happens once. */
export interface Once {
  /** Deterministic key of the outbox row: send it as idempotency key, or embed it so that `thread` returns it as `key`. */
  key: string;
  /** Write only if the ticket still has this `version`; throw `Moved` when it does not. */
  version?: string;
}

/**
 * One connected help desk. Every desk has the first block; the second is capabilities, present or absent.
 * Throws `Refused` when the desk said no, `NoAnswer` when the outcome is unknown, `Moved` when the ticket changed.
 */
export interface HelpDesk {
  /** Longest text of one comment, in UTF-8 bytes: longer notes are split. */
  readonly maxCommentBytes: number;
  /** Proves that the settings work (credentials, rights), and says who we are there. Throws with what to mend. */
  check(): Promise<{ as: string }>;
  ticket(id: string): Promise<Ticket>;
  thread(id: string): Promise<Thread>;
  open(ticket: NewTicket, once: Once): Promise<Ticket>;
  /** The ticket that `open` made under this key, or null: asked before an `open` of unknown outcome is tried again. */
  opened(key: string): Promise<Ticket | null>;
  reply(id: string, comment: NewComment, once: Once): Promise<{ id: string }>;
  note(id: string, comment: NewComment, once: Once): Promise<{ id: string }>;
  update(id: string, change: TicketChange): Promise<void>;

  /** A comment in the customer's name, for desks that allow it (a chat that goes on after hand-over). */
  comment?(id: string, comment: NewComment & { author: Person }, once: Once): Promise<{ id: string }>;
  /** Help centre articles changed since `since` (ms), or all. */
  articles?(since?: number): AsyncIterable<ArticleInput>;
  upsertArticle?(article: ArticleInput): Promise<{ id: string }>;
  person?(email: string): Promise<Person | null>;
  /**
   * Gives the ticket to the person or the team of this name or address, and reads back whether they have it. null: there is
   * nobody like that. Safe to call twice.
   */
  assign?(id: string, to: string): Promise<{ has: 'person' | 'team' } | null>;
  /** Whether the desk had the author of this message signed in: an address on a letter is no proof. */
  signedIn?(message: Pick<InboundEvent, 'ticket' | 'native' | 'person'>): Promise<boolean>;
  /** Installs webhook and triggers at the desk, calling `hookUrl`. Safe to call twice. */
  subscribe?(hookUrl: string): Promise<Record<string, string>>;
  unsubscribe?(): Promise<void>;
  /** Events after `cursor` (undefined: from now on). Pairs with webhooks, which may get lost. */
  poll?(cursor: string | undefined): Promise<{ events: InboundEvent[]; cursor: string }>;
}

/** What the house gives an adapter. */
export interface DeskParts {
  fetch: typeof fetch;
  /** ms since 1970. */
  now: () => number;
  sleep: (ms: number) => Promise<void>;
  /** Only for the embedded desk: tickets in our own store. */
  tickets?: TicketStore;
}

export interface HelpDeskDefinition<Settings> {
  name: string;
  title: string;
  settings: z.ZodType<Settings>;
  /** Throws `Unauthorized` unless the request proves its sender; `now` is ms since 1970. */
  verify(request: HookRequest, settings: Settings, now: number): void;
  /** Our events; [] when it is not for us (own writes, system noise). Throws a `Problem` 422 on a shape it cannot know. */
  read(request: HookRequest, settings: Settings): InboundEvent[];
  connect(settings: Settings, parts: DeskParts): HelpDesk;
}

/** Any desk: its settings are checked by its own schema before they are used. */
// biome-ignore lint/suspicious/noExplicitAny: a shelf holds desks of all settings types
export type AnyHelpDesk = HelpDeskDefinition<any>;

/** One function from settings to field-named verbs; the settings schema makes the form, the validation and the docs. */
export function defineHelpDesk<Settings>(
  definition: HelpDeskDefinition<Settings>,
): HelpDeskDefinition<Settings> {
  return definition;
}

/** Tickets of the embedded desk, kept in our own store. A key that was used before returns what it made. */
export interface TicketStore {
  create(ticket: NewTicket & { key: string }): Promise<Ticket>;
  read(id: string): Promise<Thread>;
  byKey(key: string): Promise<Ticket | null>;
  add(
    id: string,
    comment: NewComment & { public: boolean; role: Comment['role']; own: boolean; author: Person },
    once: Once,
  ): Promise<{ id: string }>;
  change(id: string, change: TicketChange & { assignee?: Person | null }): Promise<void>;
}
