import type { Secrets } from './accessPort.ts';
import { insertText, run, type Sql } from './sql.ts';

/** What an admin sets stands apart from what the installation made for itself. */
const PREFIX = 'bot/';

const PUT = insertText(
  'secrets',
  ['workspace', 'name', 'value'],
  'ON CONFLICT (workspace, name) DO UPDATE SET value = excluded.value',
);
const ALL = `SELECT name, value FROM secrets WHERE workspace = ? AND name LIKE '${PREFIX}%' ORDER BY name`;
const REMOVE = 'DELETE FROM secrets WHERE workspace = ? AND name = ? RETURNING name';

/** Credentials that actions speak by name. */
export function createSecrets(sql: Sql): Secrets {
  return {
    async put(workspace, name, value) {
      await sql.write(() => run(PUT, [workspace, PREFIX + name, value]));
    },
    async remove(workspace, name) {
      return (await sql.write(() => run(REMOVE, [workspace, PREFIX + name]))).length > 0;
    },
    async values(workspace) {
      const rows = await sql.read<{ name: string; value: string }>(ALL, [workspace]);
      return Object.fromEntries(rows.map(({ name, value }) => [name.slice(PREFIX.length), value]));
    },
  };
}
