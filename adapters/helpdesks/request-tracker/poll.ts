import { Refused } from '../../../src/domain/errors.ts';
import type { InboundEvent } from '../../../src/domain/event.ts';
import type { Http } from '../../http.ts';
import { listAll } from './listAll.ts';
import type { Part } from './parts.ts';
import { knowPeople, type People } from './people.ts';
import { LARGEST_FILE, readParts } from './readParts.ts';
import { fetchTicket } from './readTicket.ts';
import type { Settings } from './settings.ts';
import { pageShape, TRANSACTION_FIELDS, TransactionShape } from './shapes.ts';
import { type Happening, isForUs, isOwnerChange, toEvent } from './toEvent.ts';

/** A transaction may become visible after one with a higher id; two minutes are longer than any web request takes. */
const SETTLED_AFTER_MS = 120_000;
const MOST_A_POLL = 500;

/**
 * Of our queue alone: rows that the bot may not see are cut out of a page after it is counted, and pages full of them
 * would look like the end.
 */
function transactionsAfter(low: number, { queue }: Settings): string {
  const quoted = queue.replace(/['\\]/g, '\\$&');
  const types = ['Create', 'Correspond', 'Comment', 'Status'].map((type) => `Type = '${type}'`).join(' OR ');
  return `ObjectType = 'RT::Ticket' AND TicketQueue = '${quoted}' AND id > ${low} AND (${types} OR Field = 'Owner')`;
}

/** Everything up to `low` is done; above it, `seen` is done as well. */
interface Cursor {
  low: number;
  seen: number[];
}

/**
 * Transactions after the cursor, oldest first, by their rising ids. The cursor is `LOW:ID,ID…`; without one, it starts
 * with what comes from now on.
 * https://docs.bestpractical.com/rt/5.0.3/RT/REST2.html#Transactions
 */
export async function poll(
  http: Http,
  settings: Settings,
  cursor: string | undefined,
): Promise<{ events: InboundEvent[]; cursor: string }> {
  if (cursor === undefined)
    return { events: [], cursor: format({ low: await newest(http, settings), seen: [] }) };
  const { low, seen } = parse(cursor);
  const rows: TransactionShape[] = [];
  const fresh: TransactionShape[] = [];
  const query = {
    query: transactionsAfter(low, settings),
    fields: TRANSACTION_FIELDS,
    orderby: 'id',
  };
  for await (const row of listAll(http, { path: 'transactions', query, item: TransactionShape })) {
    rows.push(row);
    if (!seen.includes(Number(row.id))) fresh.push(row);
    if (fresh.length === MOST_A_POLL) break;
  }
  const people = knowPeople(http);
  const events: InboundEvent[] = [];
  for (const row of fresh) {
    const event = await eventOf(http, settings, people, row);
    if (event) events.push(event);
  }
  return { events, cursor: format(advance(low, rows)) };
}

async function newest(http: Http, settings: Settings): Promise<number> {
  const query = {
    query: transactionsAfter(0, settings),
    fields: TRANSACTION_FIELDS,
    orderby: 'id',
    order: 'DESC',
    per_page: 100,
  };
  const { data } = await http({ path: 'transactions', query, schema: pageShape(TransactionShape) });
  return Number(data.items[0]?.id ?? 0);
}

/** Ages are measured by Request Tracker's own clock: against its newest transaction. */
function advance(low: number, rows: TransactionShape[]): Cursor {
  const now = Math.max(...rows.map(({ Created }) => Created));
  const settled = rows.filter(({ Created }) => Created < now - SETTLED_AFTER_MS).map(({ id }) => Number(id));
  const next = Math.max(low, ...settled);
  return { low: next, seen: rows.map(({ id }) => Number(id)).filter((id) => id > next) };
}

async function eventOf(
  http: Http,
  settings: Settings,
  people: People,
  row: TransactionShape,
): Promise<InboundEvent | undefined> {
  const common = { id: row.id, type: row.Type, field: row.Field, newValue: row.NewValue, at: row.Created };
  if (row.Type === 'SetWatcher' || !isForUs(row.Creator.id, settings)) return undefined;
  try {
    const { raw } = await fetchTicket(http, row.ObjectId);
    const happening: Happening = {
      ...common,
      delivery: `poll:${row.id}`,
      creator: await people(row.Creator.id),
      ticket: {
        id: raw.id,
        subject: raw.Subject,
        queue: raw.Queue.Name,
        requestors: raw.Requestor.map(({ id }) => id),
      },
      newOwner: isOwnerChange(common) ? await people(row.NewValue) : undefined,
      parts: await partsOf(http, settings, row.id),
    };
    return toEvent(happening, settings);
  } catch (error) {
    // Gone, or moved to a queue that the bot may not see.
    if (error instanceof Refused && (error.status === 404 || error.status === 403)) return undefined;
    throw error;
  }
}

async function partsOf(http: Http, settings: Settings, transaction: string): Promise<Part[]> {
  const parts = await readParts(http, settings, `transaction/${transaction}`, () => LARGEST_FILE);
  return parts.get(transaction) ?? [];
}

function format({ low, seen }: Cursor): string {
  return `${low}:${seen.join(',')}`;
}

function parse(cursor: string): Cursor {
  const [, low, seen = ''] = /^(\d+):([\d,]*)$/.exec(cursor) ?? [];
  if (low === undefined)
    throw new Refused('This is no cursor of Request Tracker', { status: 422, code: 'bad_cursor' });
  return { low: Number(low), seen: seen.split(',').filter(Boolean).map(Number) };
}
