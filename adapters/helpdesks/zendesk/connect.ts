import type { DeskParts, HelpDesk } from '../../../src/domain/helpdesk.ts';
import { readArticles, upsertArticle } from './articles.ts';
import { assignTicket } from './assign.ts';
import { addComment } from './comments.ts';
import { createPeople } from './people.ts';
import type { Settings } from './settings.ts';
import { signedIn } from './signedIn.ts';
import { subscribe, unsubscribe } from './subscribe.ts';
import { readThread } from './thread.ts';
import { createTickets } from './tickets.ts';
import { createTransport } from './transport.ts';

/** https://developer.zendesk.com/api-reference/ticketing/tickets/ticket_comments/ */
const MAX_COMMENT_BYTES = 65_535;

export function connect(settings: Settings, parts: DeskParts): HelpDesk {
  const transport = createTransport(settings, parts);
  const people = createPeople(transport);
  const desk = { settings, transport, people, parts };
  const tickets = createTickets(desk);

  return {
    maxCommentBytes: MAX_COMMENT_BYTES,
    check: async () => ({ as: (await people.me()).name }),
    ticket: tickets.show,
    thread: (id) => readThread(desk, id),
    open: tickets.open,
    opened: tickets.opened,
    reply: (id, comment, once) => addComment(desk, id, { ...comment, public: true }, once),
    note: (id, comment, once) => addComment(desk, id, { ...comment, public: false }, once),
    update: tickets.update,
    comment: (id, comment, once) => addComment(desk, id, { ...comment, public: true }, once),
    articles: (since) => readArticles(desk, since),
    ...(settings.sectionId && { upsertArticle: (article) => upsertArticle(desk, article) }),
    person: people.byEmail,
    assign: (id, to) => assignTicket(transport, id, to),
    signedIn: (message) => signedIn(desk, message),
    subscribe: (hookUrl) => subscribe(desk, hookUrl),
    unsubscribe: () => unsubscribe(desk),
  };
}
