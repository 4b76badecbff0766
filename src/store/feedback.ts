import type { Feedback, NewFeedback } from '../domain/feedback.ts';
import { latestAsked, readAsked } from './asked.ts';
import type { CameBack, FeedbackFilter, FeedbackRows } from './feedbackPort.ts';
import { toMessage } from './rows.ts';
import { insertText, list, type Row, run, type Sql, type Value, type Work } from './sql.ts';

const COLUMNS = list(
  'id workspace conversation turn kind helpful article quoted contact said_by weight message comment state at changed_at',
);
const ONCE = 'ON CONFLICT (workspace, turn, kind) DO NOTHING RETURNING *';
/** Who changes their mind is heard; what an admin took out stays out, unless it is said by a correction anew. */
const AGAIN = `ON CONFLICT (workspace, turn, kind) DO UPDATE SET helpful = excluded.helpful, article = excluded.article,
  said_by = excluded.said_by, comment = excluded.comment, changed_at = excluded.changed_at,
  state = CASE WHEN excluded.kind = 'correction' THEN 'counts' ELSE feedback.state END,
  undone_by = CASE WHEN excluded.kind = 'correction' THEN NULL ELSE feedback.undone_by END,
  undone_at = CASE WHEN excluded.kind = 'correction' THEN NULL ELSE feedback.undone_at END RETURNING *`;
const INSERT_ONCE = insertText('feedback', COLUMNS, ONCE);
const UPSERT = insertText('feedback', COLUMNS, AGAIN);

const TURN = `SELECT t.conversation, c.contact FROM turns t JOIN conversations c ON c.id = t.conversation
  WHERE t.id = ? AND t.workspace = ?`;
const SAID = 'SELECT * FROM messages WHERE conversation = ? AND workspace = ? AND turn = ? ORDER BY seq';
const SET_STATE = `UPDATE feedback SET state = ?, undone_by = ?, undone_at = ?, changed_at = ?
  WHERE workspace = ? AND id = ? RETURNING *`;
const SPEAKING = `SELECT * FROM feedback WHERE workspace = ? AND state = 'counts' ORDER BY at DESC, id DESC LIMIT ?`;
const MARK =
  'SELECT count(*) AS count, max(changed_at) AS newest, sum(helpful) AS helpful FROM feedback WHERE workspace = ?';
/** A later turn of the same contact that looked for articles, with the answers that they had in other episodes. */
const CAME_BACK = `SELECT DISTINCT m.turn AS answered, t.id AS asked, t.at AS at
  FROM turns t JOIN conversations c ON c.id = t.conversation
    JOIN conversations d ON d.workspace = c.workspace AND d.contact = c.contact
    JOIN messages m ON m.conversation = d.id
  WHERE t.workspace = ? AND t.at > ? AND t.response LIKE '%"step":"search"%'
    AND m.turn IS NOT NULL AND m.extra LIKE '%"sources":[{%' AND m.at < t.at AND m.at > t.at - ?
    AND (d.id <> t.conversation OR EXISTS (SELECT 1 FROM episodes e
      WHERE e.conversation = d.id AND e.started_at > m.at AND e.started_at <= t.at))
  ORDER BY t.at, t.id LIMIT ?`;

type Given = NewFeedback & { conversation?: string | undefined };

/** `once`: what was said of the turn before stands. */
export function* giveFeedback(
  workspace: string,
  given: Given,
  now: number,
  once = false,
): Work<Feedback | null> {
  const [turn] = yield* run<{ conversation: string; contact: string }>(TURN, [given.turn, workspace]);
  if (!turn || (given.conversation !== undefined && given.conversation !== turn.conversation)) return null;
  const replies = (yield* run(SAID, [turn.conversation, workspace, given.turn])).map(toMessage);
  const quoted = replies.flatMap(({ sources }) => sources)[0]?.article ?? null;
  const { id, kind, helpful, article, by, weight, message = null, comment = null } = given;
  const values: Value[] = [
    id,
    workspace,
    turn.conversation,
    given.turn,
    kind,
    helpful ? 1 : 0,
    article,
    quoted,
  ];
  values.push(turn.contact, by, weight, message, comment, 'counts', now, now);
  const [row] = yield* run(once ? INSERT_ONCE : UPSERT, values);
  return row ? toFeedback(row) : null;
}

export function createFeedback(sql: Sql): FeedbackRows {
  return {
    give: (workspace, feedback, now) => sql.write(() => giveFeedback(workspace, feedback, now)),
    async giveOnce(workspace, feedback, now) {
      return (await sql.write(() => giveFeedback(workspace, feedback, now, true))) !== null;
    },
    async list(workspace, filter, limit) {
      const all = where(workspace, { ...filter, after: undefined });
      const [counted] = await sql.read<{ count: number }>(
        `SELECT count(*) AS count FROM feedback WHERE ${all.text}`,
        all.values,
      );
      const some = where(workspace, filter);
      const text = `SELECT * FROM feedback WHERE ${some.text} ORDER BY at DESC, id DESC LIMIT ?`;
      const rows = await sql.read<Row>(text, [...some.values, limit]);
      return { feedback: rows.map(toFeedback), total: Number(counted?.count) };
    },
    async setState(workspace, id, state, by, now) {
      const undone = state === 'undone';
      const values = [state, undone ? by : null, undone ? now : null, now, workspace, id];
      const [row] = await sql.write(() => run<Row>(SET_STATE, values));
      return row ? toFeedback(row) : null;
    },
    async speaking(workspace, limit) {
      return (await sql.read<Row>(SPEAKING, [workspace, limit])).map(toFeedback);
    },
    async mark(workspace) {
      const [row] = await sql.read<Row>(MARK, [workspace]);
      return [row?.count, row?.newest, row?.helpful].map((one) => Number(one ?? 0)).join('.');
    },
    asked: (workspace, turns) => readAsked(sql, workspace, turns),
    latestAsked: (workspace, limit) => latestAsked(sql, workspace, limit),
    async cameBack(workspace, since, withinMs, limit) {
      const rows = await sql.read<Row>(CAME_BACK, [workspace, since, withinMs, limit]);
      return rows.map(
        (row): CameBack => ({
          answered: String(row.answered),
          asked: String(row.asked),
          at: Number(row.at),
        }),
      );
    },
  };
}

function where(workspace: string, { state, kind, helpful, article, turn, ids, after }: FeedbackFilter) {
  const parts: [text: string, values: Value[]][] = [['workspace = ?', [workspace]]];
  if (state !== undefined) parts.push(['state = ?', [state]]);
  if (kind !== undefined) parts.push(['kind = ?', [kind]]);
  if (helpful !== undefined) parts.push(['helpful = ?', [helpful ? 1 : 0]]);
  if (article !== undefined) parts.push(['(quoted = ? OR article = ?)', [article, article]]);
  if (turn !== undefined) parts.push(['turn = ?', [turn]]);
  if (ids) parts.push(ids.length > 0 ? [`id IN (${ids.map(() => '?').join(', ')})`, ids] : ['1 = 0', []]);
  if (after) parts.push(['(at < ? OR (at = ? AND id < ?))', [after.at, after.at, after.id]]);
  return { text: parts.map(([text]) => text).join(' AND '), values: parts.flatMap(([, values]) => values) };
}

function toFeedback(row: Row): Feedback {
  const text = (value: Row[string] | undefined) =>
    value === null || value === undefined ? null : String(value);
  return {
    id: String(row.id),
    conversation: String(row.conversation),
    turn: String(row.turn),
    kind: row.kind as Feedback['kind'],
    helpful: Number(row.helpful) === 1,
    article: text(row.article),
    quoted: text(row.quoted),
    contact: String(row.contact),
    by: String(row.said_by),
    weight: Number(row.weight),
    ...(row.message === null ? {} : { message: String(row.message) }),
    ...(row.comment === null ? {} : { comment: String(row.comment) }),
    state: row.state as Feedback['state'],
    undoneBy: text(row.undone_by),
    undoneAt: row.undone_at === null || row.undone_at === undefined ? null : Number(row.undone_at),
    at: Number(row.at),
  };
}
