import type { Conversation } from '../domain/conversation.ts';
import { toAttachment } from './attachments.ts';
import { commitTurn } from './commit.ts';
import { batchCommits } from './commitBatch.ts';
import type { TurnRow, Turns } from './port.ts';
import type { Postgres } from './postgres.ts';
import { toConversation, toMessage } from './rows.ts';
import type { Row, Sql } from './sql.ts';

/** How many messages a turn looks back on. */
export const RECENT = 20;

const CONVERSATION = `SELECT c.*, p.native AS contact_native, p.name AS contact_name, p.email AS contact_email
  FROM conversations c LEFT JOIN contacts p ON p.id = c.contact WHERE c.id = ? AND c.workspace = ?`;
const RECENT_MESSAGES = `SELECT * FROM messages WHERE conversation = ? ORDER BY seq DESC LIMIT ${RECENT}`;
const MESSAGES_AFTER = `SELECT * FROM messages
  WHERE conversation = ? AND workspace = ? AND seq > ? AND public >= ? ORDER BY seq LIMIT ?`;
const ANSWERED = `SELECT t.id, t.decision, t.request, t.response FROM events e JOIN turns t ON t.id = e.turn
  WHERE e.source = ? AND e.delivery = ? AND e.workspace = ?`;

export function createTurns(sql: Sql): Turns {
  const commit =
    sql.dialect === 'postgres'
      ? batchCommits(sql as Postgres)
      : (record: Parameters<Turns['commit']>[0]) => sql.write(() => commitTurn(record));
  return {
    commit,
    async load(workspace, id) {
      const [row] = await sql.read<Row>(CONVERSATION, [id, workspace]);
      if (!row) return null;
      const recent = await sql.read<Row>(RECENT_MESSAGES, [id]);
      return { conversation: withContact(row), recent: recent.reverse().map(toMessage) };
    },
    async answered(workspace, source, delivery) {
      const [row] = await sql.read<TurnRow & Row>(ANSWERED, [source, delivery, workspace]);
      return row ?? null;
    },
    async decided(workspace, turns) {
      if (turns.length === 0) return [];
      const marks = turns.map(() => '?').join(', ');
      const text = `SELECT id, decision, request, response FROM turns WHERE workspace = ? AND id IN (${marks})`;
      return sql.read<TurnRow & Row>(text, [workspace, ...turns]);
    },
    async attachments(workspace, messages) {
      if (messages.length === 0) return [];
      const marks = messages.map(() => '?').join(', ');
      const text = `SELECT * FROM attachments WHERE workspace = ? AND owner IN (${marks}) ORDER BY owner, position`;
      return (await sql.read<Row>(text, [workspace, ...messages])).map(toAttachment);
    },
    async messages(workspace, conversation, after, limit, which = 'all') {
      const least = which === 'public' ? 1 : 0;
      return (await sql.read<Row>(MESSAGES_AFTER, [conversation, workspace, after, least, limit])).map(
        toMessage,
      );
    },
  };
}

function withContact(row: Row): Conversation {
  const text = (value: Row[string] | undefined) =>
    value === null || value === undefined ? undefined : String(value);
  return toConversation(row, {
    id: String(row.contact),
    native: text(row.contact_native) ?? '',
    name: text(row.contact_name),
    email: text(row.contact_email),
  });
}
