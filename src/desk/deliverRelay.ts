import { z } from 'zod';
import { Refused } from '../domain/errors.ts';
import { Person } from '../domain/event.ts';
import type { HelpDesk } from '../domain/helpdesk.ts';
import type { OutboxRow, Settlement } from '../store/port.ts';
import type { DeskParts } from './parts.ts';

const Payload = z.object({
  /** Not there when the customer wrote before the handoff had opened it. */
  ticket: z.string().optional(),
  message: z.string(),
  text: z.string(),
  author: Person,
});
type Payload = z.infer<typeof Payload>;

/** What the customer writes in the chat, passed on to the ticket that a human works on. */
export async function deliverRelay(parts: DeskParts, desk: HelpDesk, row: OutboxRow): Promise<Settlement> {
  const payload = Payload.parse(JSON.parse(row.payload));
  if (payload.ticket !== undefined) return write(parts, desk, row, { ...payload, ticket: payload.ticket });
  const current = await parts.store.turns.load(row.workspace, row.conversation);
  const ticket = current?.conversation.ticket;
  const there =
    ticket && (ticket.installation === row.target ? desk : parts.connections.get(ticket.installation));
  if (!there)
    return { state: 'dead', error: 'the handoff before it opened no ticket: send that again first' };
  return write(parts, there, row, { ...payload, ticket: ticket.id });
}

async function write(
  parts: DeskParts,
  desk: HelpDesk,
  row: OutboxRow,
  { ticket, message, text, author }: Payload & { ticket: string },
): Promise<Settlement> {
  if (row.uncertain) {
    const written = (await desk.thread(ticket)).comments.find(({ key }) => key === row.key);
    if (written) return { state: 'done', result: written.id };
  }
  const attachments = await parts.store.turns.attachments(row.workspace, [message]);
  const words = text.trim() === '' ? '(sent a file)' : text;
  const comment = { text: words, attachments };
  const once = { key: row.key };
  const asNote = () =>
    desk.note(ticket, { ...comment, text: `The customer wrote in the chat:\n\n${words}` }, once);
  // In the customer's name where the desk knows them; an agent must read it in any case.
  const { id } =
    desk.comment && author.email
      ? await desk.comment(ticket, { ...comment, author }, once).catch((error) => {
          if (error instanceof Refused && error.retryAfterMs === undefined) return asNote();
          throw error;
        })
      : await asNote();
  return { state: 'done', result: id };
}
