import { insertText, list, run, type Sql, type Work } from './sql.ts';
import type { Wakes } from './versionsPort.ts';

const SET = insertText(
  'wakes',
  list('conversation workspace at'),
  'ON CONFLICT (conversation) DO UPDATE SET at = excluded.at',
);
const CLEAR = 'DELETE FROM wakes WHERE conversation = ?';
const DUE = 'SELECT conversation, workspace, at FROM wakes WHERE at <= ? ORDER BY at LIMIT ?';
const DONE = 'DELETE FROM wakes WHERE conversation = ? AND at = ?';

/** In the turn's own transaction. null: nothing is waited for any more. */
export function* setWake(conversation: string, workspace: string, at: number | null): Work<void> {
  if (at === null) yield* run(CLEAR, [conversation]);
  else yield* run(SET, [conversation, workspace, at]);
}

export function createWakes(sql: Sql): Wakes {
  return {
    due: (now, limit) => sql.read(DUE, [now, limit]),
    async done(conversation, at) {
      await sql.write(() => run(DONE, [conversation, at]));
    },
  };
}
