import type { Access, Installations } from './port.ts';
import { insertText, list, type Row, run, type Sql } from './sql.ts';

/** API keys (hashed), and secrets of the installation. */
export function createAccess(sql: Sql): Access {
  return {
    async addKey(workspace, hash, label, hint, now) {
      const columns = list('hash workspace label hint created_at');
      await sql.write(() =>
        run(insertText('api_keys', columns, 'ON CONFLICT (hash) DO UPDATE SET revoked_at = NULL'), [
          hash,
          workspace,
          label,
          hint,
          now,
        ]),
      );
    },
    async revokeOthers(workspace, label, hash, now) {
      const text =
        'UPDATE api_keys SET revoked_at = ? WHERE workspace = ? AND label = ? AND hash <> ? AND revoked_at IS NULL';
      await sql.write(() => run(text, [now, workspace, label, hash]));
    },
    async keyWorkspace(hash) {
      const [row] = await sql.read<{ workspace: string }>(
        'SELECT workspace FROM api_keys WHERE hash = ? AND revoked_at IS NULL',
        [hash],
      );
      return row?.workspace ?? null;
    },
    async hasKeys(workspace) {
      return (
        (
          await sql.read('SELECT 1 FROM api_keys WHERE workspace = ? AND revoked_at IS NULL LIMIT 1', [
            workspace,
          ])
        ).length > 0
      );
    },
    async secret(workspace, name, make) {
      const insert = insertText(
        'secrets',
        ['workspace', 'name', 'value'],
        'ON CONFLICT (workspace, name) DO NOTHING',
      );
      const select = 'SELECT value FROM secrets WHERE workspace = ? AND name = ?';
      const [row] = await sql.write(function* () {
        yield* run(insert, [workspace, name, make()]);
        return yield* run<{ value: string }>(select, [workspace, name]);
      });
      return row?.value ?? '';
    },
  };
}

export function createInstallations(sql: Sql): Installations {
  const columns = list('id workspace desk settings handoffs created_at updated_at');
  const upsert = insertText(
    'installations',
    columns,
    'ON CONFLICT (id) DO UPDATE SET settings = excluded.settings, handoffs = excluded.handoffs, updated_at = excluded.updated_at',
  );
  return {
    async all() {
      const rows = await sql.read<Row>('SELECT * FROM installations ORDER BY created_at, id');
      return rows.map((row) => ({
        id: String(row.id),
        workspace: String(row.workspace),
        desk: String(row.desk),
        settings: JSON.parse(String(row.settings)),
        handoffs: row.handoffs === 1,
        cursor: row.cursor === null ? null : String(row.cursor),
      }));
    },
    async put({ id, workspace, desk, settings, handoffs }, now) {
      await sql.write(function* () {
        if (handoffs) yield* run('UPDATE installations SET handoffs = 0 WHERE workspace = ?', [workspace]);
        yield* run(upsert, [id, workspace, desk, JSON.stringify(settings), handoffs ? 1 : 0, now, now]);
      });
    },
    async remove(workspace, id) {
      const text = 'DELETE FROM installations WHERE workspace = ? AND id = ? RETURNING id';
      return (await sql.write(() => run(text, [workspace, id]))).length > 0;
    },
    async setCursor(id, cursor) {
      await sql.write(() => run('UPDATE installations SET cursor = ? WHERE id = ?', [cursor, id]));
    },
  };
}
