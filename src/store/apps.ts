import type { Codes } from '../domain/app.ts';
import type { AppRows } from './appsPort.ts';
import { insertText, list, type Row, run, type Sql } from './sql.ts';

const DAY_MS = 86_400_000;

const PUT_APP = insertText(
  'apps',
  list('workspace kind app settings created_at updated_at'),
  'ON CONFLICT (workspace, kind) DO UPDATE SET app = excluded.app, settings = excluded.settings, updated_at = excluded.updated_at',
);
const LIST_APPS = 'SELECT * FROM apps WHERE workspace = ? ORDER BY kind';
const REMOVE_APP = 'DELETE FROM apps WHERE workspace = ? AND kind = ? RETURNING kind';

const PUT_CODE = insertText('proof_codes', list('workspace subject key hash at until tries used'));
const KNOWN_CODE = 'SELECT position FROM proof_codes WHERE workspace = ? AND key = ?';
const COUNT_CODES =
  'SELECT count(*) AS count FROM proof_codes WHERE workspace = ? AND subject = ? AND at > ?';
const FORGET_CODES = 'DELETE FROM proof_codes WHERE workspace = ? AND at < ?';
/** The newest alone: one that was sent again has replaced the one before it. */
const TRY_CODE = `UPDATE proof_codes SET tries = tries + 1
  WHERE position = (SELECT max(position) FROM proof_codes WHERE workspace = ? AND subject = ?)
  AND used = 0 AND until >= ? AND tries < ? RETURNING position, hash`;
const USE_CODE =
  'UPDATE proof_codes SET used = 1 WHERE workspace = ? AND position = ? AND used = 0 RETURNING position';

/** The apps that carry actions out, and the codes by which customers prove who they are. */
export function createApps(sql: Sql, now: () => number): AppRows {
  return {
    async list(workspace) {
      const rows = await sql.read<Row>(LIST_APPS, [workspace]);
      return rows.map(({ kind, app, settings }) => ({
        workspace,
        kind: String(kind),
        app: String(app),
        settings: JSON.parse(String(settings)),
      }));
    },
    async put({ workspace, kind, app, settings }, at) {
      await sql.write(() => run(PUT_APP, [workspace, kind, app, JSON.stringify(settings), at, at]));
    },
    async remove(workspace, kind) {
      return (await sql.write(() => run(REMOVE_APP, [workspace, kind]))).length > 0;
    },
    codes: (workspace) => createCodes(sql, workspace, now),
  };
}

function createCodes(sql: Sql, workspace: string, now: () => number): Codes {
  return {
    keep: ({ subject, key, hash, until }, { count, sinceMs }) =>
      sql.write(function* () {
        const at = now();
        if ((yield* run(KNOWN_CODE, [workspace, key])).length > 0) return 'known';
        yield* run(FORGET_CODES, [workspace, at - DAY_MS]);
        const [sent] = yield* run<{ count: number }>(COUNT_CODES, [workspace, subject, at - sinceMs]);
        if (Number(sent?.count) >= count) return 'too_many';
        yield* run(PUT_CODE, [workspace, subject, key, hash, at, until, 0, 0]);
        return 'kept';
      }),
    async attempt(subject, mostTries) {
      const [row] = await sql.write(() => run<Row>(TRY_CODE, [workspace, subject, now(), mostTries]));
      return row ? { id: Number(row.position), hash: String(row.hash) } : null;
    },
    async use(id) {
      return (await sql.write(() => run(USE_CODE, [workspace, id]))).length > 0;
    },
  };
}
