import { z } from 'zod';
import { Problem } from '../../domain/errors.ts';
import type { InboundEvent } from '../../domain/event.ts';
import { Person } from '../../domain/event.ts';
import { newId } from '../../domain/ids.ts';
import { Attachment } from '../../domain/message.ts';
import { RepeatHeaders, repeatKey } from '../repeatKey.ts';
import { type Call, route } from '../route.ts';

/** The built-in desk, by API. The console uses the same calls. */
const LOCAL = 'local';

const TicketShown = z.object({
  id: z.string(),
  number: z.string(),
  subject: z.string(),
  status: z.string(),
  requester: Person.optional(),
  assignee: Person.optional(),
  tags: z.array(z.string()),
  version: z.string(),
});

const CommentShown = z.object({
  id: z.string(),
  at: z.number(),
  author: Person,
  role: z.enum(['customer', 'agent', 'system']),
  own: z.boolean(),
  public: z.boolean(),
  text: z.string(),
  attachments: z.array(Attachment),
});

export const listTickets = route({
  method: 'get',
  path: '/v1/tickets',
  summary: 'Tickets of the built-in desk, latest first',
  tag: 'Built-in desk',
  callers: ['agent'],
  query: z.object({ limit: z.coerce.number().int().min(1).max(200).default(50) }),
  answer: z.object({
    tickets: z.array(
      z.object({
        id: z.string(),
        number: z.string(),
        subject: z.string(),
        status: z.string(),
        updatedAt: z.number(),
      }),
    ),
  }),
  async handle({ workspace, query }, { store }) {
    return { json: { tickets: await store.desks.tickets(workspace).list(query.limit) } };
  },
});

export const createTicket = route({
  method: 'post',
  path: '/v1/tickets',
  summary: 'A customer opens a ticket at the built-in desk; the bot takes it up',
  tag: 'Built-in desk',
  callers: ['app', 'agent'],
  body: z.strictObject({
    subject: z.string().min(1).max(300),
    text: z.string().min(1).max(100_000),
    requester: Person,
    attachments: z.array(Attachment).max(20).default([]),
  }),
  headers: RepeatHeaders,
  status: 201,
  answer: TicketShown,
  async handle(call, { desk, store, now }) {
    const { subject, text, requester, attachments } = call.body;
    refuseProof(call, requester, '/requester/verified');
    const key = `api:${repeatKey(call.headers) ?? newId('evt')}`;
    const ticket = await store.desks
      .tickets(call.workspace)
      .create({ subject, text, requester, attachments, public: true, key });
    const event = {
      ...blank(ticket.id, ticket.id, now()),
      kind: 'message' as const,
      person: requester,
      subject,
      text,
      attachments,
    };
    await desk.keep(call.workspace, LOCAL, [event]);
    return { json: ticket };
  },
});

export const getTicket = route({
  method: 'get',
  path: '/v1/tickets/:id',
  summary: 'A ticket of the built-in desk with all its comments',
  tag: 'Built-in desk',
  callers: ['agent'],
  answer: z.object({ ticket: TicketShown, comments: z.array(CommentShown) }),
  async handle({ workspace, params }, { store }) {
    const { ticket, comments } = await store.desks.tickets(workspace).read(params.id ?? '');
    return { json: { ticket, comments: comments.map(({ key: _, ...shown }) => shown) } };
  },
});

export const addComment = route({
  method: 'post',
  path: '/v1/tickets/:id/comments',
  summary:
    'An agent answers (public), notes (internal), or the customer writes again. A public answer silences the bot.',
  tag: 'Built-in desk',
  callers: ['app', 'agent'],
  body: z.strictObject({
    text: z.string().min(1).max(100_000),
    public: z.boolean().default(true),
    role: z.enum(['agent', 'customer']).default('agent'),
    author: Person,
    attachments: z.array(Attachment).max(20).default([]),
  }),
  headers: RepeatHeaders,
  status: 201,
  answer: z.object({ id: z.string() }),
  async handle(call, { desk, store, now }) {
    const { text, public: isPublic, role, author, attachments } = call.body;
    refuseProof(call, author, '/author/verified');
    refuseAgent(call, role);
    const id = call.params.id ?? '';
    // Names the ticket, because an event is known by this name among those of all tickets.
    const key = `${id}:${repeatKey(call.headers) ?? newId('evt')}`;
    const tickets = store.desks.tickets(call.workspace);
    const { ticket } = await tickets.read(id);
    const kind = role === 'customer' ? 'message' : isPublic ? 'agent_reply' : 'agent_note';
    const event: InboundEvent = {
      ...blank(id, key, now()),
      kind,
      person: author,
      subject: ticket.subject,
      text,
      attachments,
    };
    // A human's word is kept before it is shown: the fence stands before anybody can read what it protects.
    if (role === 'agent') await desk.keep(call.workspace, LOCAL, [event]);
    const added = await tickets.add(
      id,
      { text, attachments, public: isPublic, role, own: false, author },
      { key },
    );
    if (role === 'customer') await desk.keep(call.workspace, LOCAL, [event]);
    return { json: added };
  },
});

export const changeTicket = route({
  method: 'patch',
  path: '/v1/tickets/:id',
  summary:
    'Change status, tags or assignee. Assigning a person silences the bot; assignee null hands back to it.',
  tag: 'Built-in desk',
  callers: ['agent'],
  body: z.strictObject({
    status: z.enum(['new', 'open', 'pending', 'snoozed', 'resolved']).optional(),
    assignee: Person.nullable().optional(),
    addTags: z.array(z.string()).optional(),
    removeTags: z.array(z.string()).optional(),
  }),
  answer: TicketShown,
  async handle(call, { desk, store, now }) {
    const { status, assignee } = call.body;
    const id = call.params.id ?? '';
    const tickets = store.desks.tickets(call.workspace);
    await tickets.read(id);
    const events: InboundEvent[] = [];
    if (assignee) events.push({ ...blank(id, newId('evt'), now()), kind: 'assigned', person: assignee });
    if (assignee === null)
      events.push({ ...blank(id, newId('evt'), now()), kind: 'handback', person: { id: 'agent' } });
    if (status && status !== 'new')
      events.push({ ...blank(id, newId('evt'), now()), kind: 'status', person: { id: 'agent' }, status });
    if (events.length > 0) await desk.keep(call.workspace, LOCAL, events);
    await tickets.change(id, call.body);
    return { json: (await tickets.read(id)).ticket };
  },
});

/** Whoever says who a customer is could act, and approve, in their name: a system vouches for its users, an agent does not. */
function refuseProof({ caller }: Call, { verified }: Person, field: string): void {
  if (verified && caller.kind === 'key' && caller.role === 'agent')
    throw new Problem(
      403,
      'cannot_verify',
      'An agent’s key does not prove who a customer is: leave "verified" out. A key with the role app or admin vouches for its users.',
      { field },
    );
}

function refuseAgent({ caller }: Call, role: 'agent' | 'customer'): void {
  if (role === 'agent' && caller.kind === 'key' && caller.role === 'app')
    throw new Problem(
      403,
      'forbidden',
      'A key with the role app speaks for customers: send "role": "customer". An agent writes with a key with the role agent or admin.',
      { field: '/role' },
    );
}

function blank(ticket: string, native: string, at: number): Omit<InboundEvent, 'kind' | 'person'> {
  return { delivery: native, native, ticket, at, text: '', attachments: [], data: {} };
}
