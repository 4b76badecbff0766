import type { ConversationStatus } from '../../../src/domain/event.ts';
import type { Ticket, TicketStatus } from '../../../src/domain/helpdesk.ts';
import type { Http } from '../../http.ts';
import { knowPeople, type People, personOf } from './people.ts';
import { NOBODY, pageOf, type Settings, sameName } from './settings.ts';
import { TICKET_FIELDS, TicketShape } from './shapes.ts';

const STATUS: Record<string, TicketStatus> = {
  new: 'new',
  open: 'open',
  stalled: 'snoozed',
  resolved: 'resolved',
  rejected: 'resolved',
  deleted: 'resolved',
};

/** Of the default lifecycle; a status that an admin made up counts as open. */
function statusOf(status: string): TicketStatus {
  return STATUS[status.toLowerCase()] ?? 'open';
}

export function conversationStatusOf(status: string): ConversationStatus {
  const known = statusOf(status);
  return known === 'new' ? 'open' : known;
}

/** The ticket as REST2 has it, with its ETag. A merged ticket answers as the one it went into. Refused 404 if unknown. */
export async function fetchTicket(http: Http, id: string): Promise<{ raw: TicketShape; etag: string }> {
  const path = `ticket/${encodeURIComponent(id)}`;
  const { data, headers } = await http({ path, query: TICKET_FIELDS, schema: TicketShape });
  return { raw: data, etag: headers.get('etag') ?? '' };
}

/** `version` is the ETag, which is the id of the newest transaction that the bot's user can see. */
export async function readTicket(
  http: Http,
  settings: Settings,
  id: string,
  people: People = knowPeople(http),
): Promise<Ticket & { requestors: string[] }> {
  const { raw, etag } = await fetchTicket(http, id);
  const requestors = raw.Requestor.map((requestor) => requestor.id);
  const [first] = requestors;
  const hasHuman = !sameName(raw.Owner.id, NOBODY) && !sameName(raw.Owner.id, settings.botUser);
  return {
    id: raw.id,
    number: raw.id,
    url: pageOf(settings, `Ticket/Display.html?id=${raw.id}`),
    subject: raw.Subject,
    status: statusOf(raw.Status),
    requester: first === undefined ? undefined : personOf(await people(first)),
    assignee: hasHuman ? personOf(await people(raw.Owner.id)) : undefined,
    tags: tagsOf(raw, settings) ?? [],
    version: etag.replaceAll('"', ''),
    requestors,
  };
}

/** undefined when the ticket's queue has no such field (or the bot may not see it). */
export function tagsOf({ CustomFields }: TicketShape, { tagsField }: Settings): string[] | undefined {
  const field = CustomFields.find(({ name }) => name === tagsField);
  return field?.values.filter((value) => typeof value === 'string');
}
