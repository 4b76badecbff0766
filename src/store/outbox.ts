import type { TicketRef } from '../domain/conversation.ts';
import { newId } from '../domain/ids.ts';
import { adoptTicket } from './adoptTicket.ts';
import { lockTickets } from './lockTickets.ts';
import type { DeadLetter, Outbox, OutboxRow, Settlement } from './port.ts';
import { COLUMNS, messageRow, valuesOf } from './rows.ts';
import { insertText, list, type Row, run, type Sql, type Work } from './sql.ts';

/**
 * Due rows, oldest first, and of each conversation only its first open one: replies leave in the order that they were
 * decided in. A row whose lease ended was under way when its process died, so its outcome is unknown.
 */
const CLAIM = (skipLocked: string) => `UPDATE outbox SET
    uncertain = CASE WHEN state = 'sending' THEN 1 ELSE uncertain END, state = 'sending', lease_owner = ?, lease_until = ?
  WHERE position IN (
    SELECT o.position FROM outbox o
    WHERE o.state IN ('waiting', 'sending') AND o.available_at <= ? AND o.lease_until < ?
      AND NOT EXISTS (SELECT 1 FROM outbox p WHERE p.conversation = o.conversation
        AND p.state IN ('waiting', 'sending') AND p.position < o.position)
    ORDER BY o.position LIMIT ? ${skipLocked}) RETURNING *`;

const ANY_DUE = `SELECT 1 FROM outbox WHERE state IN ('waiting', 'sending') AND available_at <= ? AND lease_until < ? LIMIT 1`;

const SETTLE = `UPDATE outbox SET state = ?, result = ?, error = ?, attempts = attempts + 1, done_at = ?, lease_owner = NULL,
  lease_until = 0 WHERE position = ? AND state = 'sending' AND lease_owner = ? RETURNING position`;
const RETRY = `UPDATE outbox SET state = 'waiting', available_at = ?, uncertain = CASE WHEN uncertain = 1 THEN 1 ELSE ? END, attempts = attempts + ?, error = ?,
  lease_owner = NULL, lease_until = 0 WHERE position = ? AND state = 'sending' AND lease_owner = ?`;
const LINK = insertText(
  'ticket_links',
  list('source ticket workspace conversation'),
  'ON CONFLICT (source, ticket) DO UPDATE SET conversation = excluded.conversation',
);
const SET_BREAKER = insertText(
  'breakers',
  list('target workspace failures open_until'),
  'ON CONFLICT (target) DO UPDATE SET failures = excluded.failures, open_until = excluded.open_until',
);

export function createOutbox(sql: Sql): Outbox {
  const claim = CLAIM(sql.dialect === 'postgres' ? 'FOR UPDATE SKIP LOCKED' : '');
  return {
    async claim(owner, now, leaseMs, limit) {
      if ((await sql.read(ANY_DUE, [now, now])).length === 0) return []; // Looking is cheaper than a COMMIT.
      const rows = await sql.write(() => run<Row>(claim, [owner, now + leaseMs, now, now, limit]));
      return rows.map(toOutboxRow).sort((a, b) => a.position - b.position);
    },
    settle: (row, how, now) => sql.write(() => settle(row, how, now)),
    async retry(row, { availableAt, uncertain, countTry, error }) {
      const params = [availableAt, uncertain ? 1 : 0, countTry ? 1 : 0, error, row.position, row.leaseOwner];
      await sql.write(() => run(RETRY, params));
    },
    link: (row, ticket) =>
      sql.write(function* () {
        yield* lockTickets(sql.dialect, ticket.installation, [ticket.id]);
        yield* link(row, ticket);
      }),
    async renew({ position }, owner, until) {
      const text = 'UPDATE outbox SET lease_until = ? WHERE position = ? AND lease_owner = ?';
      await sql.write(() => run(text, [until, position, owner]));
    },
    dead: (workspace) =>
      sql.read<DeadLetter>(
        `SELECT position, target, kind, conversation, error, attempts, created_at AS "createdAt" FROM outbox
         WHERE workspace = ? AND state = 'dead' ORDER BY position`,
        [workspace],
      ),
    async replay(workspace, position, now) {
      const text = `UPDATE outbox SET state = 'waiting', attempts = 0, uncertain = 1, available_at = ?
        WHERE workspace = ? AND position = ? AND state = 'dead' RETURNING position`;
      return (await sql.write(() => run(text, [now, workspace, position]))).length > 0;
    },
    async depth(now) {
      const text = `SELECT
        (SELECT count(*) FROM outbox WHERE state IN ('waiting', 'sending')) AS waiting,
        (SELECT count(*) FROM outbox WHERE state = 'dead') AS dead,
        (SELECT min(created_at) FROM outbox WHERE state IN ('waiting', 'sending')) AS oldest`;
      const [row] = await sql.read<Record<string, number | null>>(text);
      return {
        waiting: row?.waiting ?? 0,
        dead: row?.dead ?? 0,
        oldestMs: row?.oldest ? now - row.oldest : 0,
      };
    },
    breakers: (now) =>
      sql.read(
        'SELECT target, open_until AS "openUntil" FROM breakers WHERE open_until > ? ORDER BY target',
        [now],
      ),
    async breaker(target) {
      const text = 'SELECT failures, open_until AS "openUntil" FROM breakers WHERE target = ?';
      const [row] = await sql.read<{ failures: number; openUntil: number }>(text, [target]);
      return row ?? { failures: 0, openUntil: 0 };
    },
    async setBreaker(workspace, target, failures, openUntil) {
      await sql.write(() => run(SET_BREAKER, [target, workspace, failures, openUntil]));
    },
  };
}

/** The end of a delivery with all that follows from it, in one transaction. */
function* settle(row: OutboxRow, how: Settlement, now: number): Work<void> {
  const { conversation } = row;
  const settled = yield* run(SETTLE, [
    how.state,
    how.result ?? null,
    how.error ?? null,
    now,
    row.position,
    row.leaseOwner,
  ]);
  if (settled.length === 0) return;
  if (how.tell) yield* tell(row, how.tell, now);
  if (how.handoff) {
    const { state, error, ticket, turn } = how.handoff;
    const text =
      'UPDATE handoffs SET state = ?, error = ?, verified_at = ?, ticket = coalesce(?, ticket) WHERE turn = ?';
    yield* run(text, [
      state,
      error ?? null,
      state === 'verified' ? now : null,
      ticket ? JSON.stringify(ticket) : null,
      turn,
    ]);
  }
  if (how.humanAt !== undefined) {
    const text = `UPDATE conversations SET fence = fence + 1, version = version + 1, owner = 'human', status = 'open',
      owner_at = ? WHERE id = ? AND owner_at <= ?`;
    yield* run(text, [how.humanAt, conversation, how.humanAt]);
  }
}

function* link({ workspace, conversation }: OutboxRow, ticket: TicketRef): Work<void> {
  yield* run(LINK, [ticket.installation, ticket.id, workspace, conversation]);
  const text = 'UPDATE conversations SET ticket = ?, version = version + 1 WHERE id = ?';
  yield* run(text, [JSON.stringify(ticket), conversation]);
  yield* adoptTicket(workspace, conversation, ticket);
}

/** The conversation is held first: an agent's word is either seen here, or comes after this one. */
function* tell(
  { conversation, workspace, turn }: OutboxRow,
  { text, after }: NonNullable<Settlement['tell']>,
  now: number,
): Work<void> {
  const hold = 'UPDATE conversations SET version = version + 1, updated_at = ? WHERE id = ? RETURNING id';
  if ((yield* run(hold, [now, conversation])).length === 0) return;
  const spoken = `SELECT 1 FROM messages WHERE conversation = ? AND seq > ? AND author = 'agent' AND public = 1 LIMIT 1`;
  if ((yield* run(spoken, [conversation, after])).length > 0) return;
  const next = 'UPDATE conversations SET seq = seq + 1 WHERE id = ? RETURNING seq';
  const [row] = yield* run<{ seq: number }>(next, [conversation]);
  if (!row) return;
  const message = messageRow(workspace, {
    id: newId('msg'),
    conversation,
    seq: row.seq,
    author: 'bot',
    public: true,
    text,
    buttons: [],
    sources: [],
    attachments: [],
    turn: turn ?? undefined,
    at: now,
  });
  yield* run(insertText('messages', COLUMNS.messages), valuesOf(message, COLUMNS.messages));
}

function toOutboxRow(row: Row): OutboxRow {
  return {
    position: Number(row.position),
    key: String(row.key),
    workspace: String(row.workspace),
    conversation: String(row.conversation),
    turn: row.turn === null ? null : String(row.turn),
    target: String(row.target),
    kind: row.kind as OutboxRow['kind'],
    payload: String(row.payload),
    fence: Number(row.fence),
    attempts: Number(row.attempts),
    uncertain: row.uncertain === 1,
    leaseOwner: String(row.lease_owner),
    createdAt: Number(row.created_at),
  };
}
