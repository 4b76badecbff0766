import { z } from 'zod';
import { Person } from '../domain/event.ts';
import type { HelpDesk, Ticket } from '../domain/helpdesk.ts';
import type { OutboxRow, Settlement } from '../store/port.ts';
import type { DeskParts } from './parts.ts';

export const EffectPayload = z.object({
  /** Missing where a row before this one opens it. */
  ticket: z.string().optional(),
  requester: Person,
  effect: z.discriminatedUnion('do', [
    z.object({ do: z.literal('note'), text: z.string() }),
    z.object({ do: z.literal('tag'), tags: z.array(z.string()) }),
    z.object({
      do: z.literal('ticket'),
      subject: z.string(),
      text: z.string(),
      tags: z.array(z.string()),
      number: z.number().optional(),
    }),
  ]),
});
type EffectPayload = z.infer<typeof EffectPayload>;

/** A note, tags or a ticket that a task wanted, once. A human who has taken over meanwhile is not written over. */
export async function deliverEffect(parts: DeskParts, desk: HelpDesk, row: OutboxRow): Promise<Settlement> {
  const payload = EffectPayload.parse(JSON.parse(row.payload));
  const current = await parts.store.turns.load(row.workspace, row.conversation);
  if (!current) return { state: 'dead', error: 'the conversation is gone' };
  const { conversation } = current;
  if (conversation.fence !== row.fence) return { state: 'refused', error: 'a human has the conversation' };
  if (payload.effect.do === 'ticket') return openTicket(parts, desk, row, payload, payload.effect);
  const ticket = payload.ticket ?? conversation.ticket?.id;
  if (ticket === undefined)
    return { state: 'dead', error: 'the ticket before it was not opened: send that again first' };
  if (payload.effect.do === 'tag') {
    await desk.update(ticket, { addTags: payload.effect.tags }); // Adding a tag twice is adding it once.
    return { state: 'done', result: ticket };
  }
  const written = row.uncertain
    ? (await desk.thread(ticket)).comments.find(({ key }) => key === row.key)
    : undefined;
  const { id } = written ?? (await desk.note(ticket, { text: payload.effect.text }, { key: row.key }));
  return { state: 'done', result: id };
}

/** Linked where the conversation has none yet, so that an agent's answer on it finds its way into the chat. */
async function openTicket(
  parts: DeskParts,
  desk: HelpDesk,
  row: OutboxRow,
  { ticket: known, requester }: EffectPayload,
  { subject, text, tags, number }: Extract<EffectPayload['effect'], { do: 'ticket' }>,
): Promise<Settlement> {
  const key = `${row.key}-open`;
  const opened = row.uncertain || row.attempts > 0 ? await desk.opened(key) : null;
  const ticket: Ticket =
    opened ??
    (await desk.open(
      { subject, text, requester, tags: ['deskhand', ...tags], public: false, ...(number ? { number } : {}) },
      { key },
    ));
  if (known === undefined) {
    const { id, url } = ticket;
    await parts.store.outbox.link(row, {
      installation: row.target,
      id,
      number: ticket.number,
      ...(url ? { url } : {}),
    });
    parts.contexts.drop(row.conversation);
  }
  return { state: 'done', result: ticket.id };
}
