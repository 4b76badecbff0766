import type { Requester } from '../domain/action.ts';
import type { Context } from '../domain/conversation.ts';
import type { InboundEvent } from '../domain/event.ts';
import type { TurnState } from './turnState.ts';

/** As `POST /v1/visitors` names them: anybody can be one. */
const VISITOR = /^visitor-[0-9a-f]{20}$/;
const MINUTE_MS = 60_000;
/** How long a proof by an action holds, where bot.yaml does not say. */
const PROOF_MINUTES = 30;

/**
 * Who the channel proves the customer to be; never from text. The owner of an API key vouches for its users, and a desk for
 * those whom it has verified; a visitor of the chat page, or who writes a letter, is nobody for sure. Without an
 * event nobody is speaking: then it is who the conversation belongs to.
 */
export function requesterOf({ conversation }: Context, event?: InboundEvent): Requester | null {
  const { contact, source, channel } = conversation;
  const by = `channel:${source}`;
  if (channel === 'chat' && source === 'api')
    return !isOther({ conversation }, event) && contact.native !== '' && !VISITOR.test(contact.native)
      ? { id: contact.native, name: contact.name, email: contact.email, by }
      : null;
  if (event?.kind !== 'message' || event.person.verified !== true) return null;
  const { id, name, email } = event.person;
  return { id, name, email, by };
}

export interface When {
  /** ms since 1970. */
  now: number;
  /** `proofMinutes` of bot.yaml. */
  minutes?: number | undefined;
}

/** As `requesterOf`; whom an action has proven the customer to be comes first, while that holds. */
export function provenIn(context: Context, when: When, event?: InboundEvent): Requester | null {
  return (isOther(context, event) ? undefined : proofIn(context, when)) ?? requesterOf(context, event);
}

/** As `provenIn`, for the turn that is decided. */
export function requesterIn(state: TurnState): Requester | null {
  return provenIn(state.context, whenOf(state), state.event);
}

/**
 * What the conversation keeps of a proof after a turn. `proven`: whom an action of the turn may have identified. It is the
 * customer's own: what somebody else has proven who writes along is not kept for them.
 */
export function proofAfter(state: TurnState, proven: Requester | null | undefined): Requester | undefined {
  const when = whenOf(state);
  if (proven?.by.startsWith('action:') && !isOther(state.context, state.event))
    return { ...proven, at: proven.at ?? when.now };
  return proofIn(state.context, when);
}

/**
 * Somebody whom the conversation does not belong to writes. A chat's own messages bear its id: who writes on the ticket that
 * it was handed over to is its customer only if that desk has verified them, whatever id they have there.
 */
function isOther({ conversation }: Pick<Context, 'conversation'>, event?: InboundEvent): boolean {
  if (event?.kind !== 'message') return false;
  const { id, source, contact } = conversation;
  const isHere = source !== 'api' || event.ticket === id || event.person.verified === true;
  return !isHere || event.person.id !== contact.native;
}

/** Holds for some minutes, and never beyond the end of the conversation: later, somebody else may sit there. */
function proofIn({ conversation }: Context, { now, minutes = PROOF_MINUTES }: When): Requester | undefined {
  const { memory, status } = conversation;
  const { at } = memory.requester ?? {};
  const isFresh = status !== 'resolved' && at !== undefined && now - at < minutes * MINUTE_MS;
  return isFresh ? memory.requester : undefined;
}

const whenOf = ({ bot, event, tasks }: TurnState): When => ({
  now: tasks?.now?.() ?? event.at,
  minutes: bot.proofMinutes,
});
