import type { Conversation } from '../domain/conversation.ts';
import type { Effect, Turn } from '../domain/turn.ts';
import type { OutboxInput } from '../store/port.ts';
import { EffectPayload } from './deliverEffect.ts';

export interface Effects {
  /** For the desk, in the order of the flow. */
  rows: Omit<OutboxInput, 'key'>[];
  /** Notes for the transcript: an agent who takes over reads them there. */
  notes: string[];
  /** For the ticket that a handoff may open. */
  tags: string[];
}

/**
 * What a task wants done at the desk. Where the conversation has no ticket, and this turn opens none, notes go into the
 * transcript and tags wait: both come with the handoff, should there be one.
 */
export function effectsOf(
  conversation: Conversation,
  { effects = [] }: Turn,
  { handoffTarget, ticketNumber }: { handoffTarget: string; ticketNumber: string | undefined },
): Effects {
  let hasTicket = conversation.ticket !== undefined;
  const target = conversation.ticket?.installation ?? handoffTarget;
  const found: Effects = { rows: [], notes: [], tags: [] };
  for (const effect of effects.map(inWords)) {
    const isFirstTicket = effect.do === 'ticket' && !hasTicket;
    if (effect.do === 'ticket') hasTicket = true;
    if (effect.do === 'note') found.notes.push(effect.text);
    const numbered = isFirstTicket && ticketNumber ? { ...effect, number: Number(ticketNumber) } : effect;
    if (hasTicket) found.rows.push({ target, kind: 'effect', payload: payloadOf(conversation, numbered) });
    else if (effect.do === 'tag') found.tags.push(...effect.tags);
  }
  return found;
}

/** No desk is told alike whom to give a ticket to: an agent or a rule of the desk reads it. */
function inWords(effect: Effect): Exclude<Effect, { do: 'assign' }> {
  return effect.do === 'assign' ? { do: 'note', text: `Please assign this to ${effect.to}.` } : effect;
}

function payloadOf({ contact, ticket }: Conversation, effect: Exclude<Effect, { do: 'assign' }>): string {
  const requester = { id: contact.id, name: contact.name, email: contact.email };
  return JSON.stringify(EffectPayload.parse({ ticket: ticket?.id, requester, effect }));
}
