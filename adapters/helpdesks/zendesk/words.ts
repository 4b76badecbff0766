import type { ConversationStatus, Person } from '../../../src/domain/event.ts';
import type { Comment, TicketStatus } from '../../../src/domain/helpdesk.ts';
import type { RawUser } from './schemas.ts';

/** Zendesk's words and ours. Events write them in capitals. */
export function ticketStatus(zendesk: string): TicketStatus {
  switch (zendesk.toLowerCase()) {
    case 'new':
      return 'new';
    case 'pending':
      return 'pending';
    case 'hold':
      return 'snoozed';
    case 'solved':
    case 'closed':
      return 'resolved';
    default:
      return 'open';
  }
}

/**
 * Zendesk's `pending` waits for the customer; ours means that the bot has the conversation. What a desk tells us is
 * about its ticket, so that both waiting words become `snoozed`.
 */
export function conversationStatus(zendesk: string): ConversationStatus {
  const status = ticketStatus(zendesk);
  if (status === 'resolved') return 'resolved';
  return status === 'pending' || status === 'snoozed' ? 'snoozed' : 'open';
}

/** Zendesk never goes back to `new`: the first change makes a ticket `open`. */
export function zendeskStatus(status: TicketStatus): 'open' | 'pending' | 'hold' | 'solved' {
  const words = {
    new: 'open',
    open: 'open',
    pending: 'pending',
    snoozed: 'hold',
    resolved: 'solved',
  } as const;
  return words[status];
}

/** The system and rules write as user -1, and a deleted user is not found any more. */
export function roleOf(user: RawUser | undefined): Comment['role'] {
  if (user?.role === 'end-user') return 'customer';
  return user?.role ? 'agent' : 'system';
}

export function personOf(id: string, user: RawUser | undefined): Person {
  return { id, name: user?.name ?? undefined, email: user?.email ?? undefined };
}
