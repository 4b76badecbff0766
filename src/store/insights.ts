import type { Insights } from './insightsPort.ts';
import type { Sql } from './sql.ts';

/** Counts, and the rows that were counted. */
export function createInsights(sql: Sql): Insights {
  return {
    decisions: (workspace, { since, until }) =>
      sql.read(
        `SELECT decision, count(*) AS count FROM turns WHERE workspace = ? AND at >= ? AND at < ?
         GROUP BY decision ORDER BY decision`,
        [workspace, since, until],
      ),
    reasons: (workspace, { since, until }) =>
      sql.read(
        `SELECT reason, state, count(*) AS count FROM handoffs WHERE workspace = ? AND created_at >= ? AND created_at < ?
         GROUP BY reason, state ORDER BY reason, state`,
        [workspace, since, until],
      ),
    turns: (workspace, { since, until }, decision, limit) =>
      sql.read(
        `SELECT id, conversation, decision, at FROM turns WHERE workspace = ? AND at >= ? AND at < ?
         ${decision === undefined ? '' : 'AND decision = ?'} ORDER BY at DESC LIMIT ?`,
        [workspace, since, until, ...(decision === undefined ? [] : [decision]), limit],
      ),
  };
}
