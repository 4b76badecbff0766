import type { Breach } from '../journal.ts';
import type { Facts } from './readFacts.ts';

/** By the desk's own books: once a human has spoken or was given the ticket, the bot says nothing to the customer. */
export function checkThreads({ comments }: Facts): Breach[] {
  return comments
    .filter(({ role, isPublic, afterHuman }) => role === 'bot' && isPublic && afterHuman)
    .map(({ id, ticket }) => ({
      kind: 'after a human',
      what: `the bot's comment ${id} on ticket ${ticket} came after a human`,
    }));
}
