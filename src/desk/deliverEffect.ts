import { z } from 'zod';
import { Refused } from '../domain/errors.ts';
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
    z.object({ do: z.literal('assign'), to: z.string() }),
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

/** A note, tags, a ticket or whom to give it to: what a task wanted, once. A human who has taken over meanwhile is not written over. */
export async function deliverEffect(parts: DeskParts, desk: HelpDesk, row: OutboxRow): Promise<Settlement> {
  const payload = EffectPayload.parse(JSON.parse(row.payload));
  const current = await parts.store.turns.load(row.workspace, row.conversation);
  if (!current) return { state: 'dead', error: 'the conversation is gone' };
  const { conversation } = current;
  if (conversation.fence !== row.fence) return { state: 'refused', error: 'a human has the conversation' };
  const ticket = payload.ticket ?? conversation.ticket?.id;
  if (payload.effect.do === 'ticket')
    return openTicket(parts, desk, row, { ...payload, ticket }, payload.effect);
  if (ticket === undefined)
    return { state: 'dead', error: 'the ticket before it was not opened: send that again first' };
  if (payload.effect.do === 'tag') {
    await desk.update(ticket, { addTags: payload.effect.tags }); // Adding a tag twice is adding it once.
    return { state: 'done', result: ticket };
  }
  if (payload.effect.do === 'assign') {
    const has = await assign(desk, ticket, payload.effect.to);
    // A person who has the ticket is who writes on it from now on.
    const isTheirs = has === 'person' && conversation.channel === 'ticket' && conversation.owner === 'bot';
    if (has) return { state: 'done', result: ticket, ...(isTheirs ? { humanAt: parts.now() } : {}) };
  }
  const { effect } = payload;
  const text = effect.do === 'note' ? effect.text : assignNote(effect.to);
  const written = row.uncertain
    ? (await desk.thread(ticket)).comments.find(({ key }) => key === row.key)
    : undefined;
  const { id } = written ?? (await desk.note(ticket, { text }, { key: row.key }));
  return { state: 'done', result: id };
}

/** For a desk that cannot be told whom to give a ticket to, or knows nobody of that name: an agent or a rule reads it. */
export const assignNote = (to: string) => `Please assign this to ${to}.`;

/** Who has it now; null: nobody whom the flow meant. */
async function assign(desk: HelpDesk, ticket: string, to: string): Promise<'person' | 'team' | null> {
  try {
    return (await desk.assign?.(ticket, to))?.has ?? null;
  } catch (error) {
    if (error instanceof Refused && error.retryAfterMs === undefined) return null;
    throw error;
  }
}

/**
 * Linked where the conversation has none yet, so that an agent's answer on it finds its way into the chat. A second ticket
 * is one of its own: the conversation stays with the first.
 */
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
