import { z } from 'zod';
import type { DeskParts, NewTicket, Once, Ticket, TicketChange } from '../../../src/domain/helpdesk.ts';
import type { People } from './people.ts';
import { RawTicket } from './schemas.ts';
import { baseUrlOf, type Settings } from './settings.ts';
import type { Transport } from './transport.ts';
import { uploadAll } from './upload.ts';
import { ticketStatus, zendeskStatus } from './words.ts';

export interface Tickets {
  show(id: string): Promise<Ticket>;
  open(ticket: NewTicket, once: Once): Promise<Ticket>;
  opened(key: string): Promise<Ticket | null>;
  update(id: string, change: TicketChange): Promise<void>;
}

const Envelope = z.looseObject({ ticket: RawTicket });

interface Desk {
  settings: Settings;
  transport: Transport;
  people: People;
  parts: DeskParts;
}

/** https://developer.zendesk.com/api-reference/ticketing/tickets/tickets/ */
export function createTickets({ settings, transport, people, parts }: Desk): Tickets {
  const { library, http } = transport;
  const url = (id: string) => `${baseUrlOf(settings)}/agent/tickets/${id}`;

  async function ours(raw: RawTicket): Promise<Ticket> {
    const { id: me } = await people.me();
    return toTicket(raw, url(raw.id), me);
  }

  return {
    show: async (id) => ours(await showSettled(transport, parts, id)),
    async open(ticket, { key }) {
      const record = await newRecord({ settings, transport, people, parts }, ticket, key);
      // https://developer.zendesk.com/api-reference/ticketing/introduction/#idempotency
      const headers = { 'idempotency-key': key };
      const answer = await library(Envelope, ({ tickets }) => tickets.create(record), { headers });
      const made = await ours(answer.ticket);
      const { name, email } = ticket.requester ?? {};
      return { ...made, requester: made.requester && { ...made.requester, name, email } };
    },
    // By the tickets table, not by /search, whose index follows minutes later.
    async opened(key) {
      const query = `external_id=${encodeURIComponent(key)}`;
      const [found] = await library(z.array(RawTicket), ({ tickets }) => tickets.list(query));
      return found ? ours(found) : null;
    },
    async update(id, { status, priority, addTags = [], removeTags = [] }) {
      const record = { ...(status && { status: zendeskStatus(status) }), ...(priority && { priority }) };
      if (status || priority) await library(Envelope, ({ tickets }) => tickets.update(id, record));
      // https://developer.zendesk.com/api-reference/ticketing/ticket-management/tags/
      const path = `/api/v2/tickets/${id}/tags`;
      if (addTags.length) await http({ method: 'PUT', path, json: { tags: addTags } });
      if (removeTags.length) await http({ method: 'DELETE', path, json: { tags: removeTags } });
    },
  };
}

/**
 * `updated_at` counts whole seconds, and a conditional write compares it: while the second of the last change still
 * runs, a human's comment could hide behind the same stamp. So a ticket that changed just now is read once more after
 * that second, at most one second later.
 */
export async function showSettled(
  { library }: Transport,
  { now, sleep }: DeskParts,
  id: string,
): Promise<RawTicket> {
  const read = () => library(RawTicket, ({ tickets }) => tickets.show(id));
  const raw = await read();
  const waitMs = Date.parse(raw.updated_at) + 1000 - now();
  if (waitMs <= 0) return raw;
  await sleep(Math.min(waitMs, 1000));
  return read();
}

export function toTicket(raw: RawTicket, url: string, me: string): Ticket {
  const { requester_id: requester, assignee_id: assignee } = raw;
  return {
    id: raw.id,
    number: raw.id,
    url,
    subject: raw.subject ?? '',
    status: ticketStatus(raw.status),
    requester: requester ? { id: requester } : undefined,
    assignee: assignee && assignee !== me ? { id: assignee } : undefined,
    tags: raw.tags,
    version: raw.updated_at,
  };
}

/** The author is named, or the requester would seem to have written what the bot wrote. */
async function newRecord(
  { settings, transport, people }: Desk,
  ticket: NewTicket,
  key: string,
): Promise<object> {
  const me = Number((await people.me()).id);
  const { requester, attachments = [] } = ticket;
  const uploads = await uploadAll(transport, attachments);
  return {
    subject: ticket.subject,
    comment: { body: ticket.text, public: ticket.public, author_id: me, ...(uploads.length && { uploads }) },
    submitter_id: me,
    external_id: key,
    metadata: { deskhand: key },
    ...(requester?.email
      ? { requester: { email: requester.email, name: requester.name ?? requester.email } }
      : /^\d+$/.test(requester?.id ?? '') && { requester_id: Number(requester?.id) }),
    ...(ticket.tags?.length && { tags: ticket.tags }),
    ...(ticket.priority && { priority: ticket.priority }),
    ...(settings.brandId && { brand_id: Number(settings.brandId) }),
  };
}
