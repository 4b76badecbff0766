import type { FlowVersion } from '../domain/flow.ts';
import { insertText, list, run, type Sql } from './sql.ts';
import type { Versions } from './versionsPort.ts';

/** Longer than any task may wait. */
const KEPT_MS = 180 * 86_400_000;

const KEEP = insertText(
  'bot_versions',
  list('workspace version flows created_at seen_at'),
  'ON CONFLICT (workspace, version) DO UPDATE SET seen_at = excluded.seen_at',
);
const GET = 'SELECT flows FROM bot_versions WHERE workspace = ? AND version = ?';
const FORGET = 'DELETE FROM bot_versions WHERE workspace = ? AND seen_at < ?';

/** What the bot did at each of its versions. */
export function createVersions(sql: Sql): Versions {
  return {
    async keep(workspace, { version, flows, actions }, now) {
      await sql.write(function* () {
        yield* run(KEEP, [workspace, version, JSON.stringify({ flows, actions }), now, now]);
        yield* run(FORGET, [workspace, now - KEPT_MS]);
      });
    },
    async get(workspace, version) {
      const [row] = await sql.read<{ flows: string }>(GET, [workspace, version]);
      return row ? toVersion(version, row.flows) : null;
    },
  };
}

/** Null too of a version that guarded data by a rule that is not read any more: what it began, a person finishes. */
function toVersion(version: string, text: string): FlowVersion | null {
  const kept: Omit<FlowVersion, 'version'> = JSON.parse(text);
  const guardsElsewhere = (action: object) =>
    'resultRules' in action && asList(action.resultRules).length > 0;
  return kept.actions.some(guardsElsewhere) ? null : { version, ...kept };
}

const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
