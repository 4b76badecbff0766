import type { Conversation } from '../domain/conversation.ts';
import type { Effect, Turn } from '../domain/turn.ts';
import type { OutboxInput } from '../store/port.ts';
import { assignNote, EffectPayload } from './deliverEffect.ts';

export interface Effects {
  /** For the desk, in the order of the flow. */
  rows: Omit<OutboxInput, 'key'>[];
  /** Who gets the ticket, behind all else of the turn: once a person has it, the bot writes no more on it. */
  last: Omit<OutboxInput, 'key'>[];
  /** Notes for the transcript: an agent who takes over reads them there. */
  notes: string[];
  /** For the ticket that a handoff may open. */
  tags: string[];
}

type Assign = Extract<Effect, { do: 'assign' }>;
const isAssign = (effect: Effect): effect is Assign => effect.do === 'assign';

/**
 * What a task wants done at the desk. Where the conversation has no ticket, and this turn opens none, notes go into the
 * transcript and tags wait: both come with the handoff, should there be one.
 */
export function effectsOf(
  conversation: Conversation,
  { effects = [], handoff }: Turn,
  { handoffTarget, ticketNumber }: { handoffTarget: string; ticketNumber: string | undefined },
): Effects {
  let hasTicket = conversation.ticket !== undefined;
  const target = conversation.ticket?.installation ?? handoffTarget;
  const rowOf = (effect: Effect) => ({
    target,
    kind: 'effect' as const,
    payload: payloadOf(conversation, effect),
  });
  const found: Effects = { rows: [], last: [], notes: [], tags: [] };
  for (const effect of effects.filter((one) => !isAssign(one))) {
    const isFirstTicket = effect.do === 'ticket' && !hasTicket;
    if (effect.do === 'ticket') hasTicket = true;
    if (effect.do === 'note') found.notes.push(effect.text);
    const numbered = isFirstTicket && ticketNumber ? { ...effect, number: Number(ticketNumber) } : effect;
    if (hasTicket) found.rows.push(rowOf(numbered));
    else if (effect.do === 'tag') found.tags.push(...effect.tags);
  }
  const willHaveTicket = hasTicket || handoff !== null;
  for (const effect of effects.filter(isAssign)) {
    if (willHaveTicket) found.last.push(rowOf(effect));
    else found.notes.push(assignNote(effect.to));
  }
  return found;
}

function payloadOf({ contact, ticket }: Conversation, effect: Effect): string {
  const requester = { id: contact.id, name: contact.name, email: contact.email };
  return JSON.stringify(EffectPayload.parse({ ticket: ticket?.id, requester, effect }));
}
