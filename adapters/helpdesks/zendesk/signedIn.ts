import type { HelpDesk } from '../../../src/domain/helpdesk.ts';
import { items } from './pages.ts';
import type { People } from './people.ts';
import { RawAudit } from './schemas.ts';
import type { Transport } from './transport.ts';

/**
 * A comment on the web by an end user with a verified address, which Zendesk has not flagged: it flags who was not signed in.
 * An e-mail proves nothing, whoever it says that it is from; and `verified` alone says only that the address was theirs once.
 * https://developer.zendesk.com/api-reference/ticketing/tickets/ticket_audits/#comment-flags
 */
export async function signedIn(
  { transport, people }: { transport: Transport; people: People },
  { ticket, native, person }: Parameters<NonNullable<HelpDesk['signedIn']>>[0],
): Promise<boolean> {
  const audit = await auditOf(transport, ticket, native);
  if (!audit || audit.author_id !== person.id || audit.via?.channel !== 'web') return false;
  const { flags, trusted } = audit.metadata ?? {};
  if (trusted === false || (flags?.length ?? 0) > 0) return false;
  const user = (await people.byIds([person.id])).get(person.id);
  return user?.role === 'end-user' && user.verified === true && user.suspended !== true;
}

/** The change that brought the comment; a ticket's first comment is known by the ticket. */
async function auditOf(transport: Transport, ticket: string, native: string): Promise<RawAudit | undefined> {
  const path = `/api/v2/tickets/${encodeURIComponent(ticket)}/audits`;
  for await (const audit of items(transport, { path, list: 'audits', item: RawAudit })) {
    const comments = audit.events.filter(({ type }) => type === 'Comment');
    const isIt = native === `opening:${ticket}` || comments.some(({ id }) => id === native);
    if (comments.length > 0 && isIt) return audit;
  }
  return undefined;
}
