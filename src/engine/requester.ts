import type { Requester } from '../domain/action.ts';
import type { Context } from '../domain/conversation.ts';
import type { InboundEvent } from '../domain/event.ts';

/** As `POST /v1/visitors` names them: anybody can be one. */
const VISITOR = /^visitor-[0-9a-f]{20}$/;

/**
 * Who the channel proves the customer to be; never from text. The owner of an API key vouches for its users, and a desk for
 * those whom it has verified; a visitor of the chat page, or who writes a letter, is nobody for sure. Without an
 * event nobody is speaking: then it is who the conversation belongs to.
 */
export function requesterOf({ conversation }: Context, event?: InboundEvent): Requester | null {
  const { contact, source, channel } = conversation;
  const by = `channel:${source}`;
  const isOwn = event?.kind !== 'message' || event.person.id === contact.native;
  if (channel === 'chat' && source === 'api')
    return isOwn && contact.native !== '' && !VISITOR.test(contact.native)
      ? { id: contact.native, name: contact.name, email: contact.email, by }
      : null;
  if (event?.kind !== 'message' || event.person.verified !== true) return null;
  const { id, name, email } = event.person;
  return { id, name, email, by };
}

/** As `requesterOf`; whom an action has proven the customer to be comes first. */
export function provenIn(context: Context): Requester | null {
  return context.conversation.memory.requester ?? requesterOf(context);
}
