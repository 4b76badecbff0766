import type { TicketRef } from '../domain/conversation.ts';
import { hashId } from '../domain/ids.ts';
import { run, type Work } from './sql.ts';

const MOVE_EVENTS = `UPDATE events SET conversation = ?, state = 'waiting', attempts = 0, available_at = 0
  WHERE conversation = ? AND turn IS NULL AND state IN ('waiting', 'done') RETURNING position`;
const NO_TURN = 'NOT EXISTS (SELECT 1 FROM turns WHERE conversation = ?)';

/**
 * A person may answer a ticket, or be given it, before its link to the chat is on disk: the desk's routing is fast, and
 * our process may die in between. What they did then went to a conversation of the ticket's own. It moves to the chat
 * and is worked off there; the other conversation goes, unless turns were taken in it.
 */
export function* adoptTicket(
  workspace: string,
  conversation: string,
  { installation, id }: TicketRef,
): Work<void> {
  const stray = hashId('cnv', workspace, installation, id);
  const moved = yield* run(MOVE_EVENTS, [conversation, stray]);
  if (moved.length === 0) return;
  for (const table of ['messages', 'episodes'])
    yield* run(`DELETE FROM ${table} WHERE conversation = ? AND ${NO_TURN}`, [stray, stray]);
  yield* run(`DELETE FROM conversations WHERE id = ? AND ${NO_TURN}`, [stray, stray]);
}
