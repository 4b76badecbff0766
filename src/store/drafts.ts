import type { Draft } from '../domain/draft.ts';
import type { Drafts } from './gapsPort.ts';
import { insertText, list, type Row, run, type Sql } from './sql.ts';

const INSERT = insertText(
  'drafts',
  list('id workspace conversation questions title body language removed solved state created_at updated_at'),
  `ON CONFLICT (workspace, conversation) WHERE state = 'open' DO NOTHING RETURNING *`,
);
const OPEN = `SELECT * FROM drafts WHERE workspace = ? AND conversation = ? AND state = 'open'`;
const LIST = `SELECT * FROM drafts WHERE workspace = ? AND state = ? ORDER BY created_at DESC, id DESC LIMIT ?`;
const COUNT = 'SELECT count(*) AS count FROM drafts WHERE workspace = ? AND state = ?';
const CHANGE = `UPDATE drafts SET title = ?, body = ?, language = ?, updated_at = ?
  WHERE workspace = ? AND id = ? AND state = 'open' RETURNING *`;
const DECIDE = `UPDATE drafts SET state = ?, article = ?, decided_by = ?, decided_at = ?
  WHERE workspace = ? AND id = ? AND state = 'open' RETURNING *`;

export function createDrafts(sql: Sql): Drafts {
  return {
    async list(workspace, state, limit) {
      const rows = await sql.read<Row>(LIST, [workspace, state, limit]);
      const [counted] = await sql.read<{ count: number }>(COUNT, [workspace, state]);
      return { drafts: rows.map(toDraft), total: Number(counted?.count) };
    },
    async get(workspace, id) {
      const [row] = await sql.read<Row>('SELECT * FROM drafts WHERE workspace = ? AND id = ?', [
        workspace,
        id,
      ]);
      return row ? toDraft(row) : null;
    },
    async add(workspace, draft, now) {
      const { id, conversation, questions, title, body, language, removed, isSolved } = draft;
      const lists = [JSON.stringify(questions), JSON.stringify(removed)] as const;
      const values = [id, workspace, conversation, lists[0], title, body, language, lists[1]];
      return sql.write(function* () {
        const [made] = yield* run<Row>(INSERT, [...values, isSolved ? 1 : 0, 'open', now, now]);
        if (made) return { draft: toDraft(made), isNew: true };
        const [there] = yield* run<Row>(OPEN, [workspace, conversation]);
        return { draft: toDraft(there!), isNew: false };
      });
    },
    async change(workspace, id, { title, body, language }, now) {
      const [row] = await sql.write(() => run<Row>(CHANGE, [title, body, language, now, workspace, id]));
      return row ? toDraft(row) : null;
    },
    async decide(workspace, id, { state, article, by, now }) {
      const [row] = await sql.write(() => run<Row>(DECIDE, [state, article, by, now, workspace, id]));
      return row ? toDraft(row) : null;
    },
  };
}

function toDraft(row: Row): Draft {
  const text = (value: Row[string] | undefined) =>
    value === null || value === undefined ? null : String(value);
  return {
    id: String(row.id),
    conversation: String(row.conversation),
    questions: JSON.parse(String(row.questions)),
    title: String(row.title),
    body: String(row.body),
    language: String(row.language),
    removed: JSON.parse(String(row.removed)),
    isSolved: Number(row.solved) === 1,
    state: row.state as Draft['state'],
    article: text(row.article),
    decidedBy: text(row.decided_by),
    decidedAt: row.decided_at === null ? null : Number(row.decided_at),
    createdAt: Number(row.created_at),
    updatedAt: Number(row.updated_at),
  };
}
