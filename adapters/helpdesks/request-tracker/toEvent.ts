import type { EventKind, InboundEvent, Person } from '../../../src/domain/event.ts';
import { filesOf, type Part, textOf } from './parts.ts';
import { personOf, type User } from './people.ts';
import { isCustomer } from './readThread.ts';
import { conversationStatusOf } from './readTicket.ts';
import { NOBODY, type Settings, SYSTEM_USER, sameName } from './settings.ts';

/** One transaction of a ticket with all that an event needs, whether it was pushed or polled. */
export interface Happening {
  /** Of the transaction: the event's `native`, the same by push and by poll. */
  id: string;
  delivery: string;
  type: string;
  field: string;
  newValue: string;
  at: number;
  creator: User;
  ticket: { id: string; subject: string; queue: string; requestors: string[] };
  /** Who has the ticket now, when that is what happened. */
  newOwner?: User | undefined;
  parts: Part[];
}

/** `SetWatcher` tells of the same change a second time. */
const OWNER_TYPES = new Set(['Set', 'Take', 'Give', 'Steal', 'Untake', 'Force']);

export function isOwnerChange({ type, field }: Pick<Happening, 'type' | 'field'>): boolean {
  return field === 'Owner' && OWNER_TYPES.has(type);
}

/** Request Tracker's own doing (a status that follows a reply, a mail sent) and ours are no news. */
export function isForUs(creator: string, { botUser }: Settings): boolean {
  return !sameName(creator, SYSTEM_USER) && !sameName(creator, botUser);
}

/** undefined when it is not for us. */
export function toEvent(happening: Happening, settings: Settings): InboundEvent | undefined {
  const { id, delivery, at, creator, ticket, parts } = happening;
  if (!isForUs(creator.id, settings)) return undefined;
  if (!sameName(ticket.queue, settings.queue)) return undefined;
  const what = whatHappened(happening, settings);
  if (!what) return undefined;
  return {
    delivery,
    native: id,
    ticket: ticket.id,
    at,
    person: personOf(creator),
    subject: ticket.subject,
    text: textOf(parts),
    attachments: filesOf(parts),
    data: {},
    ...what,
  };
}

function whatHappened(
  happening: Happening,
  settings: Settings,
): Pick<InboundEvent, 'kind' | 'status'> | { kind: EventKind; person: Person } | undefined {
  const { type, creator, ticket, newOwner, newValue } = happening;
  if (type === 'Comment') return { kind: 'agent_note' };
  if (type === 'Status') return { kind: 'status', status: conversationStatusOf(newValue) };
  // A ticket that an agent opens for a customer is a human's from its first word.
  if (type === 'Create' || type === 'Correspond')
    return { kind: isCustomer(creator, ticket.requestors) ? 'message' : 'agent_reply' };
  if (!isOwnerChange(happening) || !newOwner || sameName(newOwner.id, NOBODY)) return undefined;
  if (sameName(newOwner.id, settings.botUser)) return { kind: 'handback' };
  return { kind: 'assigned', person: personOf(newOwner) };
}
