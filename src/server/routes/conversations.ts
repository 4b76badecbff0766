import { z } from 'zod';
import type { Connector } from '../../desk/connections.ts';
import type { Context, TicketRef } from '../../domain/conversation.ts';
import { Problem } from '../../domain/errors.ts';
import { FEEDBACK_WEIGHTS } from '../../domain/feedback.ts';
import { newId } from '../../domain/ids.ts';
import { Button, Source } from '../../domain/message.ts';
import type { Store } from '../../store/port.ts';
import { type Call, type Caller, route } from '../route.ts';
import { MessageAnswer } from './messages.ts';

const PAGE = 200;

export const ShownMessage = z.object({
  id: z.string(),
  seq: z.number().meta({ description: 'Give it as ?after= to get what came later' }),
  author: z.enum(['customer', 'bot', 'agent', 'system']),
  authorName: z.string().optional(),
  text: z.string(),
  buttons: z.array(Button),
  sources: z.array(Source),
  attachments: z.array(z.object({ name: z.string(), type: z.string(), url: z.string().optional() })),
  turn: z.string().optional(),
  at: z.number().meta({ description: 'ms since 1970' }),
});

/** The conversation, if this caller may see it; a visitor sees only their own. */
export async function readConversation(
  { turns }: Store,
  { caller, workspace, params }: Call,
): Promise<Context> {
  const found = await turns.load(workspace, params.id ?? '');
  const isTheirs = caller.kind === 'key' || found?.conversation.contact.native === caller.user;
  if (!found || !isTheirs) throw new Problem(404, 'not_found', `There is no conversation ${params.id}.`);
  return found;
}

/** The public messages after `after`, as the customer sees them. */
export async function publicMessages({ turns }: Store, workspace: string, id: string, after: number) {
  const messages = await turns.messages(workspace, id, after, PAGE, 'public');
  return messages.map(({ conversation: _, public: __, ...shown }) => shown);
}

const HandoffShown = z.object({
  id: z.string(),
  turn: z.string(),
  reason: z.string(),
  state: z.enum(['waiting', 'verified', 'failed']),
  ticket: z
    .object({ installation: z.string(), id: z.string(), number: z.string(), url: z.string().optional() })
    .nullable(),
  packet: z.record(z.string(), z.unknown()),
  createdAt: z.number(),
  verifiedAt: z.number().nullable(),
  error: z.string().nullable(),
});

export const getConversation = route({
  method: 'get',
  path: '/v1/conversations/:id',
  summary: 'A conversation and its messages, oldest first, 200 at most; ?after= gives the next ones',
  tag: 'Chat',
  callers: ['visitor', 'app', 'agent'],
  query: z.object({ after: z.coerce.number().int().min(0).default(0) }),
  answer: z.object({
    id: z.string(),
    status: z.string(),
    owner: z.enum(['bot', 'human']),
    subject: z.string().optional(),
    ticket: z
      .object({
        number: z.string(),
        installation: z.string().optional().meta({ description: 'Only for API keys, as id and url' }),
        id: z.string().optional(),
        url: z.string().optional(),
      })
      .nullable(),
    messages: z.array(ShownMessage),
    handoffs: z
      .array(HandoffShown)
      .meta({ description: 'Only for keys of agents and admins: what agents were given' }),
  }),
  async handle(call, { store }) {
    const { conversation } = await readConversation(store, call);
    const { id, status, owner, subject, ticket } = conversation;
    const messages = await publicMessages(store, call.workspace, id, call.query.after);
    const handoffs = isAgents(call.caller) ? await store.desks.handoffs(call.workspace, id) : [];
    const shown = handoffs.map((handoff) => ({ ...handoff, packet: JSON.parse(handoff.packet) }));
    return {
      json: { id, status, owner, subject, ticket: shownTicket(call, ticket), messages, handoffs: shown },
    };
  },
});

const isAgents = (caller: Caller) => caller.kind === 'key' && caller.role !== 'app';

/** A customer reads the number; the desk's own address of it is for agents. */
function shownTicket({ caller }: Call, ticket: TicketRef | undefined) {
  if (!ticket) return null;
  return caller.kind === 'key' ? ticket : { number: ticket.number };
}

export const askForPerson = route({
  method: 'post',
  path: '/v1/conversations/:id/handoff',
  summary: 'Hand the conversation to a person, as if the customer had asked for one',
  tag: 'Chat',
  callers: ['visitor', 'app', 'agent'],
  body: z.strictObject({}).optional(),
  answer: MessageAnswer,
  limited: true,
  async handle(call, { desk, store }) {
    const { conversation } = await readConversation(store, call);
    return { json: await desk.handOver(call.workspace, conversation.id) };
  },
});

export const handBack = route({
  method: 'post',
  path: '/v1/conversations/:id/handback',
  summary: 'Give the conversation back to the bot',
  tag: 'Chat',
  callers: ['agent'],
  body: z.strictObject({}).optional(),
  answer: z.object({ kept: z.number() }),
  async handle(call, { connector, desk, store, now }) {
    const context = await readConversation(store, call);
    await refuseAssigned(context, connector);
    const native = newId('evt');
    const event = {
      delivery: native,
      native,
      ticket: context.conversation.id,
      kind: 'handback' as const,
      at: latestByDesk(context, now()),
      person: { id: 'api' },
    };
    const { kept } = await desk.keep(call.workspace, 'api', [
      { ...event, text: '', attachments: [], data: {} },
    ]);
    return { json: { kept } };
  },
});

/** A desk's assignee would silence the bot again at its next reply. */
async function refuseAssigned({ conversation }: Context, connector: Connector): Promise<void> {
  const { channel, ticket } = conversation;
  if (channel !== 'ticket' || !ticket) return;
  const assignee = (await connector.get(ticket.installation)?.ticket(ticket.id))?.assignee;
  if (assignee)
    throw new Problem(
      409,
      'assigned',
      `Ticket ${ticket.number} is assigned to a person. Unassign it at the desk first.`,
    );
}

/** Ownership goes by the desk's clock: ours may be ahead of it, and an agent's next word must not look older. */
function latestByDesk({ conversation, recent }: Context, now: number): number {
  if (conversation.channel === 'chat' && !conversation.ticket) return now;
  const heard = recent
    .filter(({ author }) => author === 'customer' || author === 'agent')
    .map(({ at }) => at);
  return Math.max(conversation.ownerAt, ...heard);
}

export const giveFeedback = route({
  method: 'post',
  path: '/v1/conversations/:id/feedback',
  summary: 'Whether an answer helped; a later word on the same turn replaces an earlier one',
  tag: 'Chat',
  callers: ['visitor', 'app', 'agent'],
  body: z.strictObject({ turn: z.string(), helpful: z.boolean(), comment: z.string().max(2_000).optional() }),
  status: 201,
  answer: z.object({ id: z.string() }),
  limited: true,
  async handle(call, { store, learner, now }) {
    const { conversation } = await readConversation(store, call);
    const { turn, helpful, comment } = call.body;
    const given = await store.feedback.give(
      call.workspace,
      {
        id: newId('fbk'),
        conversation: conversation.id,
        turn,
        kind: 'thumb',
        helpful,
        article: null,
        by: 'customer',
        weight: FEEDBACK_WEIGHTS.thumb,
        comment,
      },
      now(),
    );
    if (!given)
      throw new Problem(404, 'not_found', `The conversation has no turn ${turn}.`, { field: '/turn' });
    learner.nudge();
    return { json: { id: given.id } };
  },
});
