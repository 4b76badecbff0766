/** The part of a Zendesk account that Deskhand touches, as its API shows it. Times have whole seconds, as there. */
export interface User {
  id: number;
  name: string;
  email: string;
  role: 'end-user' | 'agent' | 'admin';
  /** Has an address that was shown to be theirs. */
  verified?: boolean;
  suspended?: boolean;
}
export interface Ticket {
  id: number;
  subject: string;
  description: string;
  status: string;
  priority: string | null;
  requester_id: number;
  submitter_id: number;
  assignee_id: number | null;
  group_id?: number;
  brand_id: number;
  external_id: string | null;
  tags: string[];
  is_public: boolean;
  created_at: string;
  updated_at: string;
}
export interface Upload {
  id: number;
  token: string;
  name: string;
  type: string;
  bytes: Buffer;
}
export interface Comment {
  id: number;
  audit_id: number;
  author_id: number;
  body: string;
  public: boolean;
  created_at: string;
  uploads: Upload[];
}
export interface Audit {
  id: number;
  ticket_id: number;
  author_id: number;
  created_at: string;
  metadata: { system: object; custom: Record<string, unknown>; flags?: number[] };
  via: { channel: string };
  events: { id: number; type: string; [more: string]: unknown }[];
}
export interface Article {
  id: number;
  title: string;
  body: string;
  locale: string;
  section_id: number;
  draft: boolean;
  user_segment_id: number | null;
  label_names: string[];
  updated_at: string;
}
export interface Webhook {
  id: string;
  name: string;
  endpoint: string;
  status: string;
  subscriptions: string[];
  http_method: string;
  request_format: string;
  secret: string;
}
export interface Trigger {
  id: number;
  title: string;
  active: boolean;
  conditions: { all: Condition[]; any: Condition[] };
  actions: { field: string; value: unknown }[];
}
export interface Condition {
  field: string;
  operator: string;
  value?: string;
}

/** One committed change of a ticket, as webhooks and triggers learn of it. */
export interface Change {
  ticket: Ticket;
  audit: Audit;
  actor: User;
  created: boolean;
  /** ms since 1970. */
  at: number;
  comment?: Comment;
  before: { status: string; assignee_id: number | null };
}

export interface Write {
  author: number;
  /** Who did it, when not the author. */
  actor?: number;
  comment?: { body: string; public: boolean; uploads?: string[] };
  set?: Partial<Ticket>;
  metadata?: Record<string, unknown>;
  /** Where it was written; default: the API. */
  channel?: string;
  /** Why it is not to be trusted. */
  flags?: number[];
}

export class State {
  now: () => number;
  users: User[] = [];
  groups = [
    { id: 701, name: 'Billing', deleted: false },
    { id: 702, name: 'Old', deleted: true },
  ];
  tickets = new Map<number, Ticket>();
  comments = new Map<number, Comment[]>();
  audits = new Map<number, Audit[]>();
  uploads = new Map<string, Upload>();
  articles: Article[] = [];
  webhooks: Webhook[] = [];
  triggers: Trigger[] = [];
  #next = 1000;
  #onChange: (change: Change) => void;

  constructor(now: () => number, onChange: (change: Change) => void) {
    this.now = now;
    this.#onChange = onChange;
  }

  id(): number {
    return this.#next++;
  }

  stamp(): string {
    return `${new Date(this.now()).toISOString().slice(0, 19)}Z`;
  }

  user(id: number): User {
    return this.users.find((user) => user.id === id) ?? { id, name: 'System', email: '', role: 'agent' };
  }

  userByEmail(email: string, name = email): User {
    const known = this.users.find((user) => user.email.toLowerCase() === email.toLowerCase());
    if (known) return known;
    const made: User = { id: this.id(), name, email, role: 'end-user' };
    this.users.push(made);
    return made;
  }

  create(ticket: Partial<Ticket> & { subject: string; requester_id: number }, write: Write): Change {
    const id = this.id();
    const at = this.stamp();
    const made: Ticket = {
      ...{
        id,
        description: write.comment?.body ?? '',
        status: 'new',
        priority: null,
        assignee_id: null,
        tags: [],
      },
      ...{ brand_id: 1, external_id: null, submitter_id: write.author, created_at: at, updated_at: at },
      is_public: write.comment?.public ?? true,
      ...ticket,
    };
    this.tickets.set(id, made);
    this.comments.set(id, []);
    this.audits.set(id, []);
    return this.write(id, write, true);
  }

  write(
    id: number,
    { author, actor = author, comment, set = {}, metadata = {}, channel = 'api', flags }: Write,
    created = false,
  ): Change {
    const ticket = this.tickets.get(id)!;
    const before = { status: ticket.status, assignee_id: ticket.assignee_id };
    const at = this.stamp();
    const audit: Audit = {
      ...{ id: this.id(), ticket_id: id, author_id: actor, created_at: at, events: [] },
      metadata: { system: {}, custom: metadata, ...(flags ? { flags } : {}) },
      via: { channel },
    };
    const written = comment && this.#comment(id, audit, author, comment);
    Object.assign(ticket, set, { updated_at: at });
    for (const [field, value] of Object.entries(set))
      audit.events.push({ id: this.id(), type: 'Change', field_name: field, value });
    this.audits.get(id)!.push(audit);
    const now = this.now();
    const change: Change = {
      ticket: structuredClone(ticket),
      audit,
      actor: this.user(actor),
      created,
      at: now,
      before,
    };
    if (written) change.comment = written;
    this.#onChange(change);
    return change;
  }

  #comment(ticket: number, audit: Audit, author: number, given: NonNullable<Write['comment']>): Comment {
    const uploads = (given.uploads ?? []).flatMap((token) => this.uploads.get(token) ?? []);
    const comment: Comment = {
      ...{ id: this.id(), audit_id: audit.id, author_id: author, created_at: audit.created_at, uploads },
      ...{ body: given.body, public: given.public },
    };
    this.comments.get(ticket)!.push(comment);
    const { id, body } = comment;
    audit.events.push({ id, type: 'Comment', author_id: author, body, public: given.public });
    return comment;
  }
}
