import { newId } from '../domain/ids.ts';
import type { Role } from '../domain/role.ts';
import type { Access, ApiKey, NewKey } from './accessPort.ts';
import { insertText, list, type Row, run, type Sql, type Work } from './sql.ts';

const ADD = insertText(
  'api_keys',
  list('id hash workspace label role hint created_at'),
  'ON CONFLICT (hash) DO UPDATE SET revoked_at = NULL, role = excluded.role RETURNING *',
);
const REVOKE_OTHERS =
  'UPDATE api_keys SET revoked_at = ? WHERE workspace = ? AND label = ? AND hash <> ? AND revoked_at IS NULL';
const VALID = 'SELECT * FROM api_keys WHERE workspace = ? AND revoked_at IS NULL ORDER BY created_at, id';
const REVOKE = 'UPDATE api_keys SET revoked_at = ? WHERE workspace = ? AND id = ?';
const FIND = 'SELECT * FROM api_keys WHERE hash = ? AND revoked_at IS NULL';
const ANY = 'SELECT 1 FROM api_keys WHERE workspace = ? AND revoked_at IS NULL LIMIT 1';
const USED = 'UPDATE api_keys SET last_used_at = ? WHERE hash = ?';

const KEEP_SECRET = insertText('secrets', list('workspace name value'), 'ON CONFLICT DO NOTHING');
const SECRET = 'SELECT value FROM secrets WHERE workspace = ? AND name = ?';

/** API keys (hashed), and secrets of the installation. */
export function createAccess(sql: Sql): Access {
  return {
    addKey: (workspace, key, now) => sql.write(() => add(workspace, key, now)),
    addLabelled: (workspace, key, now) =>
      sql.write(function* () {
        const valid = yield* alone(sql, workspace);
        const isTaken = valid.some(({ label }) => label.toLowerCase() === key.label.toLowerCase());
        return isTaken ? null : yield* add(workspace, key, now);
      }),
    async revokeOthers(workspace, label, hash, now) {
      await sql.write(() => run(REVOKE_OTHERS, [now, workspace, label, hash]));
    },
    revokeKey: (workspace, id, now) =>
      sql.write(function* () {
        const valid = yield* alone(sql, workspace);
        const key = valid.find((one) => one.id === id);
        if (!key) return 'unknown';
        if (key.role === 'admin' && valid.filter(({ role }) => role === 'admin').length === 1)
          return 'last_admin';
        yield* run(REVOKE, [now, workspace, id]);
        return 'revoked';
      }),
    async findKey(hash) {
      const [row] = await sql.read(FIND, [hash]);
      return row ? { workspace: String(row.workspace), key: toKey(row) } : null;
    },
    async usedKey(hash, now) {
      await sql.write(() => run(USED, [now, hash]));
    },
    keys: async (workspace) => (await sql.read(VALID, [workspace])).map(toKey),
    hasKeys: async (workspace) => (await sql.read(ANY, [workspace])).length > 0,
    async secret(workspace, name, make) {
      const [row] = await sql.write(function* () {
        yield* run(KEEP_SECRET, [workspace, name, make()]);
        return yield* run<{ value: string }>(SECRET, [workspace, name]);
      });
      return row?.value ?? '';
    },
  };
}

function* add(workspace: string, { hash, label, role, hint }: NewKey, now: number): Work<ApiKey> {
  const [row] = yield* run(ADD, [newId('key'), hash, workspace, label, role, hint, now]);
  return toKey(row as Row);
}

/** The valid keys, while nobody else adds or revokes one. SQLite has one writer anyhow. */
function* alone({ dialect }: Sql, workspace: string): Work<ApiKey[]> {
  if (dialect === 'postgres')
    yield* run('SELECT pg_advisory_xact_lock(hashtextextended(?, 0))', [`keys/${workspace}`]);
  return (yield* run(VALID, [workspace])).map(toKey);
}

function toKey({ id, label, role, hint, created_at: at, last_used_at: used }: Row): ApiKey {
  return {
    id: String(id),
    label: String(label),
    role: role as Role,
    hint: String(hint),
    createdAt: Number(at),
    lastUsedAt: used == null ? null : Number(used),
  };
}
