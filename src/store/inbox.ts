import { emptyMemory } from '../domain/conversation.ts';
import { type InboundEvent, isHumanTakingOver } from '../domain/event.ts';
import { hashId } from '../domain/ids.ts';
import { lockTickets } from './lockTickets.ts';
import type { Inbox, KeptEvent, SetAside } from './port.ts';
import { COLUMNS, insertEpisode, upsertContact, valuesOf } from './rows.ts';
import { insertText, type Row, run, type Sql, type Work } from './sql.ts';

const LINK = 'SELECT conversation FROM ticket_links WHERE source = ? AND ticket = ?';
const INSERT_EVENT = insertText('events', COLUMNS.events, 'ON CONFLICT DO NOTHING RETURNING position');
const INSERT_CONVERSATION = insertText(
  'conversations',
  COLUMNS.conversations,
  'ON CONFLICT DO NOTHING RETURNING id',
);
/** Older than what the owner was last decided by: it changes nothing, and cancels nothing. */
const CHANGE_OWNER = `UPDATE conversations SET version = version + 1, status = ?, owner_at = ?,
  fence = CASE WHEN owner = 'bot' AND ? = 'bot' THEN fence ELSE fence + 1 END, owner = ? WHERE id = ? AND owner_at <= ?`;
const SELECT_EVENT = `SELECT position, source, conversation, payload, received_at, attempts, available_at FROM events`;

const ANY_WAITING = `SELECT 1 FROM events WHERE state = 'waiting' AND available_at <= ? LIMIT 1`;

/** Conversations with something to do that no live process works on. */
const CLAIM = (skipLocked: string) => `UPDATE conversations SET lease_owner = ?, lease_until = ? WHERE id IN (
    SELECT c.id FROM conversations c WHERE c.lease_until < ? AND c.id IN (
      SELECT e.conversation FROM events e WHERE e.state = 'waiting' GROUP BY e.conversation HAVING max(e.available_at) <= ?)
    ORDER BY c.id LIMIT ? ${skipLocked}) RETURNING id, workspace`;

export function createInbox(sql: Sql): Inbox {
  const claim = CLAIM(sql.dialect === 'postgres' ? 'FOR UPDATE OF c SKIP LOCKED' : '');
  return {
    keep: (at, events) =>
      sql.write(function* () {
        const tickets = at.source === 'api' ? [] : events.map(({ ticket }) => ticket);
        yield* lockTickets(sql.dialect, at.source, tickets);
        return yield* keep(at, events);
      }),
    async claim(owner, now, leaseMs, limit) {
      if ((await sql.read(ANY_WAITING, [now])).length === 0) return []; // Looking is cheaper than a COMMIT.
      return sql.write(() =>
        run<{ id: string; workspace: string }>(claim, [owner, now + leaseMs, now, now, limit]),
      );
    },
    async release(owner, conversation) {
      const text =
        'UPDATE conversations SET lease_owner = NULL, lease_until = 0 WHERE id = ? AND lease_owner = ?';
      await sql.write(() => run(text, [conversation, owner]));
    },
    async waiting(conversation, now) {
      const text = `${SELECT_EVENT} WHERE conversation = ? AND state = 'waiting' ORDER BY at, position`;
      const rows = await sql.read<Row>(text, [conversation]);
      // One that is to be tried again holds its place: what came after it waits for it.
      return rows.some((row) => Number(row.available_at) > now) ? [] : rows.map(toKept);
    },
    async defer(position, until, error) {
      const text =
        'UPDATE events SET available_at = ?, attempts = attempts + 1, error = ? WHERE position = ?';
      await sql.write(() => run(text, [until, error, position]));
    },
    async setAside(position, error) {
      const text = `UPDATE events SET state = 'poison', attempts = attempts + 1, error = ? WHERE position = ? AND state = 'waiting'`;
      await sql.write(() => run(text, [error, position]));
    },
    listSetAside: (workspace) =>
      sql.read<SetAside>(
        `SELECT position, source, conversation, kind, error, received_at AS "receivedAt" FROM events
         WHERE workspace = ? AND state = 'poison' ORDER BY position`,
        [workspace],
      ),
    async replay(workspace, position) {
      const text = `UPDATE events SET state = 'waiting', available_at = 0, attempts = 0
        WHERE workspace = ? AND position = ? AND state = 'poison' RETURNING conversation`;
      const [row] = await sql.write(() => run<{ conversation: string }>(text, [workspace, position]));
      return row?.conversation ?? null;
    },
  };
}

interface At {
  workspace: string;
  source: string;
  now: number;
}

function* keep(at: At, events: InboundEvent[]): Work<{ kept: number; conversations: string[] }> {
  const conversations = new Set<string>();
  let kept = 0;
  for (const event of events) {
    const id = yield* conversationOf(at, event);
    const row = eventRow(at, id, event);
    const inserted = yield* run(INSERT_EVENT, valuesOf(row, COLUMNS.events));
    if (inserted.length === 0) continue;
    kept++;
    conversations.add(id);
    yield* makeConversation(at, id, event);
    yield* changeOwner(id, event);
  }
  return { kept, conversations: [...conversations] };
}

/** A chat that became a ticket keeps its conversation; every other ticket has one of its own, the same everywhere. */
function* conversationOf({ workspace, source }: At, { ticket }: InboundEvent): Work<string> {
  if (source === 'api') return ticket; // Our own API names the conversation itself.
  const [link] = yield* run<{ conversation: string }>(LINK, [source, ticket]);
  return link?.conversation ?? hashId('cnv', workspace, source, ticket);
}

/** Also for a human's word that comes before the customer's own: the bot must know that somebody has spoken. */
function* makeConversation(at: At, id: string, event: InboundEvent): Work<void> {
  const isCustomer = event.kind === 'message';
  const contact = isCustomer ? hashId('con', at.workspace, at.source, event.person.id) : '';
  const episode = hashId('eps', id, '1');
  const row: Row = {
    id,
    workspace: at.workspace,
    source: at.source,
    channel: 'ticket',
    contact,
    subject: event.subject ?? null,
    status: 'pending',
    owner: 'bot',
    owner_at: 0,
    fence: 0,
    version: 1,
    seq: 0,
    episode,
    ticket: JSON.stringify({ installation: at.source, id: event.ticket, number: event.ticket }),
    memory: JSON.stringify(emptyMemory()),
    created_at: at.now,
    updated_at: at.now,
  };
  const made = yield* run(INSERT_CONVERSATION, valuesOf(row, COLUMNS.conversations));
  if (made.length === 0) return;
  const home = { id, workspace: at.workspace, source: at.source, episode, updatedAt: at.now };
  yield* insertEpisode(home, null);
  if (isCustomer) {
    const { id: native, name, email } = event.person;
    yield* upsertContact(home, { id: contact, native, name, email });
  }
}

/** In the transaction that keeps the event, so that a reply decided before it can never pass it. */
function* changeOwner(id: string, { kind, at }: InboundEvent): Work<void> {
  if (!isHumanTakingOver(kind) && kind !== 'handback') return;
  const [owner, status] = kind === 'handback' ? ['bot', 'pending'] : ['human', 'open'];
  yield* run(CHANGE_OWNER, [status, at, owner, owner, id, at]);
}

function eventRow({ workspace, source, now }: At, conversation: string, event: InboundEvent): Row {
  const { delivery, native, kind, at } = event;
  return {
    workspace,
    source,
    delivery,
    native,
    conversation,
    kind,
    payload: JSON.stringify(event),
    at,
    received_at: now,
    state: 'waiting',
    turn: null,
  };
}

function toKept(row: Row): KeptEvent {
  return {
    position: Number(row.position),
    source: String(row.source),
    conversation: String(row.conversation),
    event: JSON.parse(String(row.payload)),
    receivedAt: Number(row.received_at),
    attempts: Number(row.attempts),
  };
}
