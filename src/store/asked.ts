import type { AskedTurn } from '../domain/feedback.ts';
import { toMessage } from './rows.ts';
import type { Row, Sql } from './sql.ts';

/** Turns in one statement. */
const CHUNK = 50;
/** Messages up to a turn's last one: its question, what it may hang on, and what was offered for it. */
const BACK = 12;
/** Among so many turns the latest that looked for articles are found. */
const LOOKED_AT = 2_000;

const LATEST = `SELECT id FROM (SELECT id, response, at FROM turns WHERE workspace = ? ORDER BY at DESC LIMIT ${LOOKED_AT}) latest
  WHERE response LIKE '%"step":"search"%' ORDER BY at DESC, id DESC LIMIT ?`;

function askedText(marks: string): string {
  return `SELECT m.*, t.id AS asked_turn, t.decision AS decision, t.response AS response, t.at AS turn_at
    FROM (SELECT s.id, s.conversation, s.decision, s.response, s.at, max(n.seq) AS last
        FROM turns s JOIN messages n ON n.conversation = s.conversation AND n.turn = s.id
        WHERE s.workspace = ? AND s.id IN (${marks}) GROUP BY s.id, s.conversation, s.decision, s.response, s.at) t
      JOIN messages m ON m.conversation = t.conversation AND m.seq <= t.last AND m.seq > t.last - ${BACK}
    ORDER BY t.id, m.seq`;
}

/** In the order that they are named. Lets others have a turn between two statements. */
export async function readAsked(sql: Sql, workspace: string, turns: string[]): Promise<AskedTurn[]> {
  const found = new Map<string, AskedTurn>();
  for (let i = 0; i < turns.length; i += CHUNK) {
    const some = turns.slice(i, i + CHUNK);
    // As many marks every time: one text of SQL.
    const ids = Array.from({ length: CHUNK }, (_, at) => some[at] ?? '');
    const rows = await sql.read<Row>(askedText(ids.map(() => '?').join(', ')), [workspace, ...ids]);
    for (const row of rows) add(found, row);
    await new Promise(setImmediate);
  }
  return turns.flatMap((turn) => found.get(turn) ?? []);
}

export async function latestAsked(sql: Sql, workspace: string, limit: number): Promise<AskedTurn[]> {
  const rows = await sql.read<{ id: string }>(LATEST, [workspace, limit]);
  return readAsked(
    sql,
    workspace,
    rows.map(({ id }) => id),
  );
}

function add(found: Map<string, AskedTurn>, row: Row): void {
  const turn = String(row.asked_turn);
  const message = toMessage(row);
  const known = found.get(turn);
  if (known) known.messages.push(message);
  else
    found.set(turn, {
      turn,
      conversation: message.conversation,
      decision: String(row.decision),
      response: String(row.response),
      at: Number(row.turn_at),
      messages: [message],
    });
}
