import type { Installations } from './installationsPort.ts';
import { insertText, list, type Row, run, type Sql } from './sql.ts';

/** The help desks that are connected. */
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
