import { Refused } from '../../../src/domain/errors.ts';
import type { Person } from '../../../src/domain/event.ts';
import type { Http } from '../../http.ts';
import { fetchTicket } from './readTicket.ts';
import { sameName } from './settings.ts';
import { Sentences } from './shapes.ts';

/**
 * Makes the user of this name or address the ticket's owner. There are no teams: another queue would be one, and a ticket that
 * leaves ours is lost to the bot. A refusal comes as 200 and a sentence, so that the ticket is read back.
 * https://docs.bestpractical.com/rt/5.0.3/RT/REST2.html#Updating-Tickets
 */
export async function assignTicket(
  http: Http,
  id: string,
  to: string,
  findPerson: (email: string) => Promise<Person | null>,
): Promise<{ has: 'person' } | null> {
  const name = to.includes('@') ? (await findPerson(to))?.id : to;
  if (name === undefined) return null;
  const { raw } = await fetchTicket(http, id);
  if (sameName(raw.Owner.id, name)) return { has: 'person' };
  const { data: said } = await http({
    method: 'PUT',
    path: `ticket/${encodeURIComponent(raw.id)}`,
    json: { Owner: name },
    schema: Sentences,
  });
  const { raw: now } = await fetchTicket(http, id);
  if (sameName(now.Owner.id, name)) return { has: 'person' };
  throw new Refused(`Request Tracker did not change the owner: ${said.join(' ').slice(0, 200)}`, {
    status: 422,
    code: 'not_applied',
  });
}
