import { Refused } from '../../../src/domain/errors.ts';
import type { Person } from '../../../src/domain/event.ts';
import type { NewTicket, Once, Ticket } from '../../../src/domain/helpdesk.ts';
import type { Http } from '../../http.ts';
import { contentTypeWith } from './parts.ts';
import { readThread } from './readThread.ts';
import type { Settings } from './settings.ts';
import { Created, pageShape } from './shapes.ts';
import { type Sent, toMessage } from './toMessage.ts';
import { PRIORITY } from './updateTicket.ts';
import { writeComment } from './writeComment.ts';

const LONGEST_SUBJECT = 200;

/**
 * The outbox key of a new ticket is a link to `deskhand:KEY` ("Refers to" in the web interface). It is written in the
 * same database transaction as the ticket, and TicketSQL finds it by an index, on any Request Tracker, without a custom
 * field and without full text search.
 */
const linkOf = (key: string) => `deskhand:${encodeURIComponent(key)}`;

/**
 * The first message of a ticket is always public, so a hidden one is a ticket without a word, and then a note. A ticket
 * whose note got lost on the way is found by its link and finished.
 */
export async function openTicket(
  http: Http,
  settings: Settings,
  ticket: NewTicket,
  once: Once,
): Promise<Ticket> {
  const message = toMessage(ticket);
  const found = await find(http, once.key);
  const id = found ?? (await create(http, settings, { ticket, message, key: once.key }));
  const isNoted =
    ticket.public || (found !== undefined && (await openedTicket(http, settings, once.key)) !== null);
  if (!isNoted)
    await writeComment(http, settings, { id, kind: 'comment', comment: ticket, once: { key: once.key } });
  const { ticket: opened, comments } = await readThread(http, settings, id);
  if (comments.some(({ key, text }) => key === once.key && text === message.Content)) return opened;
  throw new Refused(`Request Tracker opened ticket ${id} without the text that was sent`, {
    status: 422,
    code: 'not_kept',
  });
}

/** null also for a ticket that is not finished: `openTicket` then finishes it. */
export async function openedTicket(http: Http, settings: Settings, key: string): Promise<Ticket | null> {
  const id = await find(http, key);
  if (id === undefined) return null;
  const { ticket, comments } = await readThread(http, settings, id);
  return comments.some((comment) => comment.key === key) ? ticket : null;
}

/** https://docs.bestpractical.com/rt/5.0.3/query_builder.html */
async function find(http: Http, key: string): Promise<string | undefined> {
  const query = {
    query: `RefersTo = '${linkOf(key).replace(/['\\]/g, '\\$&')}'`,
    orderby: 'id',
    per_page: 1,
  };
  const { data } = await http({ path: 'tickets', query, schema: pageShape(Created) });
  return data.items[0]?.id;
}

/** https://docs.bestpractical.com/rt/5.0.3/RT/REST2.html#Creating-Tickets */
async function create(
  http: Http,
  settings: Settings,
  { ticket, message, key }: { ticket: NewTicket; message: Sent; key: string },
): Promise<string> {
  const { requester, tags = [], priority } = ticket;
  const address = requester && addressOf(requester);
  const json = {
    Queue: settings.queue,
    Subject: ticket.subject.replace(/\s+/g, ' ').trim().slice(0, LONGEST_SUBJECT),
    RefersTo: [linkOf(key)],
    ...(address ? { Requestor: address } : {}),
    ...(priority ? { Priority: PRIORITY[priority] } : {}),
    ...(tags.length > 0 ? { CustomFields: { [settings.tagsField]: tags } } : {}),
    ...(ticket.public ? { ...message, ContentType: contentTypeWith(key) } : {}),
  };
  return (await http({ method: 'POST', path: 'ticket', json, schema: Created })).data.id;
}

/**
 * Request Tracker makes an unknown address a user, named as the address says; a name must not become a second address.
 * A person without an address is left out: the id of a chat's visitor could be the user name of an agent here.
 */
function addressOf({ name, email = '' }: Person): string | undefined {
  if (!/^[^\s<>"(),;:]+@[^\s<>"(),;:]+$/.test(email)) return undefined;
  const plain = name?.replace(/[^\p{L}\p{M}\p{N} .'-]+/gu, ' ').trim();
  return plain ? `"${plain}" <${email}>` : email;
}
