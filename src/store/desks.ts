import { Moved, Refused } from '../domain/errors.ts';
import type { Comment, Once, Thread, Ticket, TicketChange } from '../domain/helpdesk.ts';
import { hashId, newId } from '../domain/ids.ts';
import { insertAttachments, toAttachment } from './attachments.ts';
import type { Desks, HandoffView } from './port.ts';
import { insertText, list, type Row, run, type Sql, type Work } from './sql.ts';

type NewTicket = Parameters<ReturnType<Desks['tickets']>['create']>[0];
type NewComment = Parameters<ReturnType<Desks['tickets']>['add']>[1];

const SELF = { id: 'deskhand', name: 'Deskhand' };
const INSERT_TICKET = insertText(
  'tickets',
  list('id workspace number key subject status priority requester tags version created_at updated_at'),
  'ON CONFLICT (workspace, key) DO NOTHING RETURNING id',
);
const INSERT_COMMENT = insertText('comments', list('id ticket workspace key at author role own public text'));
const NEXT_NUMBER = `INSERT INTO counters (workspace, name, value) VALUES (?, 'ticket', 1001)
  ON CONFLICT (workspace, name) DO UPDATE SET value = counters.value + 1 RETURNING value`;

/** The embedded desk: tickets and comments in our own store, each write once by its key. */
export function createDesks(sql: Sql, now: () => number): Desks {
  return {
    async nextTicketNumber(workspace) {
      const [row] = await sql.write(() => run<{ value: number }>(NEXT_NUMBER, [workspace]));
      return Number(row?.value);
    },
    async handoffs(workspace, conversation) {
      const text = 'SELECT * FROM handoffs WHERE workspace = ? AND conversation = ? ORDER BY created_at';
      return (await sql.read<Row>(text, [workspace, conversation])).map(toHandoff);
    },
    tickets: (workspace) => ({
      create: (ticket) => sql.write(() => create(workspace, ticket, now())),
      read: (id) => readThread(sql, workspace, id),
      async byKey(key) {
        const [row] = await sql.read<Row>('SELECT * FROM tickets WHERE workspace = ? AND key = ?', [
          workspace,
          key,
        ]);
        return row ? toTicket(row) : null;
      },
      add: (id, comment, once) => sql.write(() => add(workspace, id, comment, once, now())),
      change: (id, change) => sql.write(() => changeTicket(workspace, id, change, now())),
      list: (limit) =>
        sql.read(
          `SELECT id, CAST(number AS TEXT) AS number, subject, status, updated_at AS "updatedAt" FROM tickets
           WHERE workspace = ? ORDER BY updated_at DESC LIMIT ?`,
          [workspace, limit],
        ),
    }),
  };
}

function* create(workspace: string, ticket: NewTicket, at: number): Work<Ticket> {
  const id = newId('tkt');
  let { number } = ticket;
  if (number === undefined) number = (yield* run<{ value: number }>(NEXT_NUMBER, [workspace]))[0]?.value ?? 0;
  const requester = ticket.requester ? JSON.stringify(ticket.requester) : null;
  const made = yield* run(INSERT_TICKET, [
    id,
    workspace,
    number,
    ticket.key,
    ticket.subject,
    'new',
    ticket.priority ?? null,
    requester,
    JSON.stringify(ticket.tags ?? []),
    1,
    at,
    at,
  ]);
  if (made.length > 0) {
    const own = !ticket.public || !ticket.requester;
    const author = own ? SELF : (ticket.requester ?? SELF);
    const role = own ? 'agent' : 'customer';
    const first = {
      text: ticket.text,
      attachments: ticket.attachments ?? [],
      public: ticket.public,
      own,
      role,
      author,
    } as const;
    yield* insertComment(workspace, id, first, ticket.key, at);
  }
  const [row] = yield* run<Row>('SELECT * FROM tickets WHERE workspace = ? AND key = ?', [
    workspace,
    ticket.key,
  ]);
  return toTicket(row as Row);
}

function* add(
  workspace: string,
  id: string,
  comment: NewComment,
  { key, version }: Once,
  at: number,
): Work<{ id: string }> {
  const [ticket] = yield* run<Row>('SELECT * FROM tickets WHERE workspace = ? AND id = ?', [workspace, id]);
  if (!ticket) throw notFound(id);
  const [same] = yield* run<{ id: string }>('SELECT id FROM comments WHERE ticket = ? AND key = ?', [
    id,
    key,
  ]);
  if (same) return same;
  if (version !== undefined && version !== String(ticket.version))
    throw new Moved(`Ticket ${id} changed meanwhile.`);
  const made = yield* insertComment(workspace, id, comment, key, at);
  const bump = `UPDATE tickets SET version = version + 1, updated_at = ?,
    status = CASE WHEN status = 'new' AND ? = 'agent' THEN 'open'
      WHEN status IN ('pending', 'snoozed', 'resolved') AND ? = 'customer' THEN 'open' ELSE status END WHERE id = ?`;
  yield* run(bump, [at, comment.role, comment.role, id]);
  return { id: made };
}

function* insertComment(
  workspace: string,
  ticket: string,
  comment: NewComment,
  key: string,
  at: number,
): Work<string> {
  const id = hashId('cmt', ticket, key);
  const flag = (value: boolean) => (value ? 1 : 0);
  const { author, role, own, text } = comment;
  yield* run(INSERT_COMMENT, [
    id,
    ticket,
    workspace,
    key,
    at,
    JSON.stringify(author),
    role,
    flag(own),
    flag(comment.public),
    text,
  ]);
  yield* insertAttachments(workspace, id, comment.attachments ?? []);
  return id;
}

function* changeTicket(
  workspace: string,
  id: string,
  change: TicketChange & { assignee?: object | null },
  at: number,
): Work<void> {
  const [ticket] = yield* run<Row>('SELECT * FROM tickets WHERE workspace = ? AND id = ?', [workspace, id]);
  if (!ticket) throw notFound(id);
  const { status, priority, addTags = [], removeTags = [], assignee } = change;
  const tags = new Set([...JSON.parse(String(ticket.tags)), ...addTags]);
  for (const tag of removeTags) tags.delete(tag);
  const person = assignee === undefined ? (ticket.assignee ?? null) : assignee && JSON.stringify(assignee);
  yield* run(
    'UPDATE tickets SET status = ?, priority = ?, tags = ?, assignee = ?, version = version + 1, updated_at = ? WHERE id = ?',
    [
      status ?? String(ticket.status),
      priority ?? ticket.priority ?? null,
      JSON.stringify([...tags]),
      person,
      at,
      id,
    ],
  );
}

async function readThread(sql: Sql, workspace: string, id: string): Promise<Thread> {
  const [ticket] = await sql.read<Row>('SELECT * FROM tickets WHERE workspace = ? AND id = ?', [
    workspace,
    id,
  ]);
  if (!ticket) throw notFound(id);
  const rows = await sql.read<Row>('SELECT * FROM comments WHERE ticket = ? ORDER BY position', [id]);
  const files = await sql.read<Row>(
    'SELECT a.* FROM attachments a JOIN comments c ON c.id = a.owner WHERE c.ticket = ? ORDER BY a.position',
    [id],
  );
  const comments = rows.map((row) =>
    toComment(
      row,
      files.filter((file) => file.owner === row.id),
    ),
  );
  return { ticket: toTicket(ticket), comments };
}

function toComment(row: Row, files: Row[]): Comment {
  return {
    id: String(row.id),
    at: Number(row.at),
    author: JSON.parse(String(row.author)),
    role: row.role as Comment['role'],
    own: row.own === 1,
    public: row.public === 1,
    text: String(row.text),
    attachments: files.map(toAttachment),
    ...(row.own === 1 ? { key: String(row.key) } : {}),
  };
}

function toTicket(row: Row): Ticket {
  return {
    id: String(row.id),
    number: String(row.number),
    subject: String(row.subject),
    status: row.status as Ticket['status'],
    requester: row.requester ? JSON.parse(String(row.requester)) : undefined,
    assignee: row.assignee ? JSON.parse(String(row.assignee)) : undefined,
    tags: JSON.parse(String(row.tags)),
    version: String(row.version),
  };
}

function toHandoff(row: Row): HandoffView {
  return {
    id: String(row.id),
    turn: String(row.turn),
    reason: String(row.reason),
    state: String(row.state),
    ticket: row.ticket ? JSON.parse(String(row.ticket)) : null,
    packet: String(row.packet),
    createdAt: Number(row.created_at),
    verifiedAt: row.verified_at === null ? null : Number(row.verified_at),
    error: row.error === null ? null : String(row.error),
  };
}

function notFound(id: string): Refused {
  return new Refused(`There is no ticket ${id}.`, { status: 404 });
}
