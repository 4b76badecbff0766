import { z } from 'zod';
import { Problem, Refused } from '../../domain/errors.ts';
import type { Caller, ServerParts } from '../route.ts';
import { type Tool, tool } from './tool.ts';

const PAGE = 200;

/** What an API key may read, as tools. */
export function readTools({ knowledge, store }: ServerParts, { workspace }: Caller): Tool[] {
  const tickets = () => store.desks.tickets(workspace);
  return [
    tool(
      {
        name: 'search_articles',
        description:
          'Help articles that may answer a question, best first, each with the passage and the probability that it answers.',
        callers: ['app', 'agent'],
      },
      z.strictObject({
        text: z.string().min(1).max(2_000),
        limit: z.number().int().min(1).max(20).default(5),
      }),
      async (asked) => {
        const found = await knowledge.search(asked);
        return {
          results: found.map(({ article: { id, title, url }, quote, confidence }) => ({
            article: id,
            title,
            url,
            quote,
            confidence,
          })),
        };
      },
    ),
    tool(
      {
        name: 'read_conversation',
        description:
          'A conversation of a customer with the bot and agents: how it stands, and its public messages after number `after`.',
        callers: ['app', 'agent'],
      },
      z.strictObject({ conversation: z.string(), after: z.number().int().min(0).default(0) }),
      async ({ conversation: id, after }) => {
        const found = await store.turns.load(workspace, id);
        if (!found) throw new Problem(404, 'not_found', `There is no conversation ${id}.`);
        const { status, owner, subject, ticket } = found.conversation;
        const messages = await store.turns.messages(workspace, id, after, PAGE, 'public');
        const shown = messages.map(({ seq, author, text, at }) => ({ seq, author, text, at }));
        return { id, status, owner, subject, ticket: ticket?.number ?? null, messages: shown };
      },
    ),
    tool(
      {
        name: 'list_tickets',
        description: 'Tickets of the built-in desk, latest first.',
        callers: ['agent'],
      },
      z.strictObject({ limit: z.number().int().min(1).max(200).default(50) }),
      async ({ limit }) => ({ tickets: await tickets().list(limit) }),
    ),
    tool(
      {
        name: 'read_ticket',
        description: 'A ticket of the built-in desk with its comments, notes among them.',
        callers: ['agent'],
      },
      z.strictObject({ ticket: z.string().meta({ description: 'Its id, as list_tickets gives it' }) }),
      async ({ ticket: id }) => {
        const { ticket, comments } = await tickets().read(id).catch(asProblem);
        const shown = comments.map(({ role, author, public: isPublic, text, at }) => ({
          role,
          author: author.name ?? author.id,
          public: isPublic,
          text,
          at,
        }));
        return {
          number: ticket.number,
          subject: ticket.subject,
          status: ticket.status,
          tags: ticket.tags,
          comments: shown,
        };
      },
    ),
  ];
}

function asProblem(error: unknown): never {
  if (error instanceof Refused) throw new Problem(404, 'not_found', error.message);
  throw error;
}
