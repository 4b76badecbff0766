import { Moved, Refused } from '../../../src/domain/errors.ts';
import type { TicketChange, TicketStatus } from '../../../src/domain/helpdesk.ts';
import type { Http } from '../../http.ts';
import { fetchTicket, tagsOf } from './readTicket.ts';
import { type Settings, sameName } from './settings.ts';
import { Sentences, type TicketShape } from './shapes.ts';

/** Low, Medium and High of %PriorityAsString, which knows nothing above High. */
export const PRIORITY = { low: 0, normal: 50, high: 100, urgent: 100 };
const STATUS: Record<TicketStatus, string> = {
  new: 'new',
  open: 'open',
  pending: 'stalled',
  snoozed: 'stalled',
  resolved: 'resolved',
};
const TRIES = 3;

/** What the ticket still lacks of a change, as REST2 calls it. */
interface Lacking {
  Status?: string;
  Priority?: string;
  /** The whole list of tags that it shall have: REST2 replaces the field. */
  tags?: string[];
}

/**
 * Status, priority and tags. Because the tags are written as a whole list, the write is conditional (If-Match) and starts
 * anew when the ticket moved meanwhile. A refusal comes as 200 and a sentence: the ticket is read back and compared.
 * (Request Tracker compares the ETag and writes in two steps: two writes within the same few milliseconds both pass.)
 * https://docs.bestpractical.com/rt/5.0.3/RT/REST2.html#Updating-Tickets
 */
export async function updateTicket(
  http: Http,
  settings: Settings,
  id: string,
  change: TicketChange,
): Promise<void> {
  for (let tries = 1; ; tries++) {
    const { raw, etag } = await fetchTicket(http, id);
    const { tags, ...fields } = lacking(raw, settings, change);
    const json = { ...fields, ...(tags ? { CustomFields: { [settings.tagsField]: tags } } : {}) };
    if (Object.keys(json).length === 0) return;
    try {
      return await write(http, settings, { id: raw.id, etag, json, change });
    } catch (error) {
      if (!(error instanceof Moved) || tries === TRIES) throw error;
    }
  }
}

async function write(
  http: Http,
  settings: Settings,
  {
    id,
    etag,
    json,
    change,
  }: { id: string; etag: string; json: Record<string, unknown>; change: TicketChange },
): Promise<void> {
  const headers = { 'if-match': etag };
  const { data: said } = await http({
    method: 'PUT',
    path: `ticket/${id}`,
    json,
    headers,
    schema: Sentences,
  });
  const left = Object.keys(lacking((await fetchTicket(http, id)).raw, settings, change));
  if (left.length > 0) throw notApplied(left, settings, said);
}

function lacking(raw: TicketShape, settings: Settings, change: TicketChange): Lacking {
  const { status, priority, addTags = [], removeTags = [] } = change;
  const has = tagsOf(raw, settings) ?? [];
  const isTagged = addTags.every((tag) => has.includes(tag)) && !removeTags.some((tag) => has.includes(tag));
  const tags = [...new Set([...has, ...addTags])].filter((tag) => !removeTags.includes(tag));
  return {
    ...(status && !sameName(STATUS[status], raw.Status) ? { Status: STATUS[status] } : {}),
    ...(priority && String(PRIORITY[priority]) !== raw.Priority
      ? { Priority: String(PRIORITY[priority]) }
      : {}),
    ...(isTagged ? {} : { tags }),
  };
}

/** The sentence comes from Request Tracker: it names the field, and never a person. */
function notApplied(left: string[], { tagsField }: Settings, said: string[]): Refused {
  const fields = left
    .map((field) => (field === 'tags' ? `the custom field "${tagsField}"` : field))
    .join(', ');
  const reason =
    said.join(' ').slice(0, 200) ||
    'it gave no reason; is the field applied to the queue, and may the bot see it?';
  return new Refused(`Request Tracker did not change ${fields}: ${reason}`, {
    status: 422,
    code: 'not_applied',
  });
}
