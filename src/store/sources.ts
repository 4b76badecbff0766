import type { Source, SourceKind, SourceProblem, SourceState } from '../domain/source.ts';
import { putArticles } from './articles.ts';
import type { Ended, Kept, KnownPage, PageRecord, RunAt, SourceRows } from './sourcesPort.ts';
import { insertText, list, type Row, run, type Sql, type Work } from './sql.ts';

const SHOWN = `SELECT s.*, (SELECT count(*) FROM articles a
  WHERE a.workspace = s.workspace AND a.source = s.id AND a.deleted_at IS NULL) AS articles FROM sources s`;
const ONE = `${SHOWN} WHERE s.workspace = ? AND s.id = ?`;
const PUT = insertText(
  'sources',
  list(
    'workspace id kind name settings schedule created_at state run done added changed removed failed pending',
  ),
  `ON CONFLICT (workspace, id) DO UPDATE SET name = excluded.name, settings = excluded.settings,
    schedule = excluded.schedule`,
);
const BEGIN = `UPDATE sources SET run = CASE WHEN run >= ? THEN run + 1 ELSE ? END, state = 'syncing', done = 0,
  total = NULL, added = 0, changed = 0, removed = 0, failed = 0, last_run_at = ?
  WHERE workspace = ? AND id = ? RETURNING run`;
const PROBLEMS = `SELECT page, problem, problem_at FROM source_pages
  WHERE workspace = ? AND source = ? AND problem IS NOT NULL ORDER BY problem_at, page LIMIT ?`;

export function createSources(sql: Sql): SourceRows {
  const read = async (text: string, params: string[] = []) =>
    (await sql.read<Row>(text, params)).map(toSource);
  return {
    list: (workspace) => read(`${SHOWN} WHERE s.workspace = ? ORDER BY s.created_at, s.id`, [workspace]),
    all: () => read(`${SHOWN} ORDER BY s.created_at, s.id`),
    get: async (workspace, id) => (await read(ONE, [workspace, id]))[0] ?? null,
    async put(workspace, { id, kind, name, settings, schedule }, now) {
      const fixed = [workspace, id, kind, name, JSON.stringify(settings), schedule, now, 'idle'];
      const rows = await sql.write(function* () {
        yield* run(PUT, [...fixed, 0, 0, 0, 0, 0, 0, 0]);
        return yield* run<Row>(ONE, [workspace, id]);
      });
      return toSource(rows[0] as Row);
    },
    remove: (workspace, id, now) => sql.write(() => remove(workspace, id, now)),
    async begin(workspace, id, now) {
      const [row] = await sql.write(() => run<{ run: number }>(BEGIN, [now, now, now, workspace, id]));
      return row ? Number(row.run) : null;
    },
    async page(workspace, source, page) {
      const text = 'SELECT * FROM source_pages WHERE workspace = ? AND source = ? AND page = ?';
      const [row] = await sql.read<Row>(text, [workspace, source, page]);
      return row ? toPage(row) : null;
    },
    keep: (at, record, more) => sql.write(() => keep(at, record, more)),
    end: (at, how) => sql.write(() => end(at, how)),
    async fail({ workspace, source, run: number }, error) {
      const text = `UPDATE sources SET state = 'failed', last_error = ?
        WHERE workspace = ? AND id = ? AND run = ?`;
      await sql.write(() => run(text, [error, workspace, source, number]));
    },
    async problems(workspace, source, limit) {
      return (await sql.read<Row>(PROBLEMS, [workspace, source, limit])).map(toProblem);
    },
  };
}

/** Counts the page, which is also what holds the run's place: nothing is written where another run has begun. */
const COUNT = `UPDATE sources SET done = done + 1, failed = failed + ?, total = COALESCE(?, total)
  WHERE workspace = ? AND id = ? AND run = ? RETURNING id`;
const COUNT_ARTICLES = `UPDATE sources SET added = added + ?, changed = changed + ?, removed = removed + ?
  WHERE workspace = ? AND id = ?`;

function* keep(
  at: RunAt,
  record: PageRecord,
  { total, replace = false }: { total: number | null; replace?: boolean },
): Work<Kept | null> {
  const failed = record.found === 'failed' || (record.found === 'read' && record.problem) ? 1 : 0;
  const mine = yield* run(COUNT, [failed, total, at.workspace, at.source, at.run]);
  if (mine.length === 0) return null;
  if (record.found !== 'read') {
    yield* touchPage(at, record);
    return { articles: [], removed: [] };
  }
  const before = replace ? yield* articlesOf(at, record.page) : [];
  const put = yield* putArticles(at.workspace, at.source, record.articles, at.now);
  yield* writePage(at, record);
  const ids = new Set(record.articles.map(({ id }) => id));
  const gone = before.filter((id) => !ids.has(id));
  const removed = yield* removeArticles(at, gone);
  const count = (change: string) => put.filter((one) => one.change === change).length;
  yield* run(COUNT_ARTICLES, [count('added'), count('changed'), removed.length, at.workspace, at.source]);
  return { articles: put.filter(({ change }) => change !== 'same').map(({ article }) => article), removed };
}

const WRITE_PAGE = insertText(
  'source_pages',
  list('workspace source page run reader etag modified links articles problem problem_at'),
  `ON CONFLICT (workspace, source, page) DO UPDATE SET run = excluded.run, reader = excluded.reader,
    etag = excluded.etag, modified = excluded.modified, links = excluded.links, articles = excluded.articles,
    problem = excluded.problem, problem_at = CASE WHEN excluded.problem IS NULL THEN NULL
      ELSE COALESCE(source_pages.problem_at, excluded.problem_at) END`,
);

function* writePage(at: RunAt, record: PageRecord & { found: 'read' }): Work<void> {
  const { page, reader, etag, modified, links, articles, problem = null } = record;
  const ids = [...new Set(articles.map(({ id }) => id))];
  const place = [at.workspace, at.source, page, at.run, reader, etag, modified];
  yield* run(WRITE_PAGE, [...place, JSON.stringify(links), JSON.stringify(ids), problem, problem && at.now]);
}

const TOUCH_PAGE = insertText(
  'source_pages',
  list('workspace source page run reader links articles problem problem_at'),
  `ON CONFLICT (workspace, source, page) DO UPDATE SET run = excluded.run, problem = excluded.problem,
    problem_at = CASE WHEN excluded.problem IS NULL THEN NULL
      ELSE COALESCE(source_pages.problem_at, excluded.problem_at) END`,
);

function* touchPage(at: RunAt, record: Exclude<PageRecord, { found: 'read' }>): Work<void> {
  const problem = record.found === 'failed' ? record.problem : null;
  const place = [at.workspace, at.source, record.page, at.run];
  yield* run(TOUCH_PAGE, [...place, 0, '[]', '[]', problem, problem && at.now]);
}

function* articlesOf({ workspace, source }: RunAt, page: string): Work<string[]> {
  const text = 'SELECT articles FROM source_pages WHERE workspace = ? AND source = ? AND page = ?';
  const [row] = yield* run<{ articles: string }>(text, [workspace, source, page]);
  return row ? JSON.parse(row.articles) : [];
}

const LIVE = 'SELECT id FROM articles WHERE workspace = ? AND source = ? AND deleted_at IS NULL';
const SEEN = 'SELECT articles FROM source_pages WHERE workspace = ? AND source = ? AND run = ?';
const END = `UPDATE sources SET state = ?, pending = ?, removed = removed + ?, total = done, last_error = ?,
  last_run_at = CASE WHEN run = 0 THEN ? ELSE last_run_at END, last_complete_at = CASE WHEN ? = 1 THEN last_run_at ELSE last_complete_at END
  WHERE workspace = ? AND id = ? AND run = ?`;

function* end(
  at: RunAt,
  { complete, confirmed, note }: { complete: boolean; confirmed: boolean; note: string | null },
): Work<Ended | null> {
  const { workspace, source } = at;
  const whose = [workspace, source, at.run];
  const hold = 'UPDATE sources SET run = run WHERE workspace = ? AND id = ? AND run = ? RETURNING id';
  if ((yield* run(hold, whose)).length === 0) return null;
  const live = (yield* run<{ id: string }>(LIVE, [workspace, source])).map(({ id }) => id);
  const rows = complete ? yield* run<{ articles: string }>(SEEN, whose) : [];
  const seen = new Set(rows.flatMap(({ articles }): string[] => JSON.parse(articles)));
  const gone = complete ? live.filter((id) => !seen.has(id)) : [];
  const asks = !confirmed && gone.length > live.length / 2;
  if (complete && !asks)
    yield* run('DELETE FROM source_pages WHERE workspace = ? AND source = ? AND run <> ?', whose);
  const removed = asks ? [] : yield* removeArticles(at, gone);
  const pending = asks ? gone.length : 0;
  const state: SourceState = asks ? 'confirm' : 'idle';
  yield* run(END, [state, pending, removed.length, note, at.now, complete ? 1 : 0, ...whose]);
  return { removed, pending };
}

const REMOVE = `UPDATE articles SET deleted_at = ?, updated_at = ?
  WHERE workspace = ? AND id = ? AND source = ? AND deleted_at IS NULL RETURNING id`;

function* removeArticles({ workspace, source, now }: Omit<RunAt, 'run'>, ids: string[]): Work<string[]> {
  const removed: string[] = [];
  for (const id of ids)
    if ((yield* run(REMOVE, [now, now, workspace, id, source])).length > 0) removed.push(id);
  return removed;
}

function* remove(workspace: string, id: string, now: number): Work<string[] | null> {
  const text = 'DELETE FROM sources WHERE workspace = ? AND id = ? RETURNING id';
  if ((yield* run(text, [workspace, id])).length === 0) return null;
  yield* run('DELETE FROM source_pages WHERE workspace = ? AND source = ?', [workspace, id]);
  const live = (yield* run<{ id: string }>(LIVE, [workspace, id])).map((row) => row.id);
  return yield* removeArticles({ workspace, source: id, now }, live);
}

function toSource(row: Row): Source {
  const number = (value: Row[string] | undefined) => (value === null ? null : Number(value));
  return {
    id: String(row.id),
    workspace: String(row.workspace),
    kind: row.kind as SourceKind,
    name: String(row.name),
    settings: JSON.parse(String(row.settings)),
    schedule: row.schedule === null ? null : String(row.schedule),
    state: row.state as SourceState,
    done: Number(row.done),
    total: number(row.total),
    added: Number(row.added),
    changed: Number(row.changed),
    removed: Number(row.removed),
    failed: Number(row.failed),
    pendingRemovals: Number(row.pending),
    articles: Number(row.articles),
    lastRunAt: number(row.last_run_at),
    lastCompleteAt: number(row.last_complete_at),
    lastError: row.last_error === null ? null : String(row.last_error),
    createdAt: Number(row.created_at),
  };
}

function toPage(row: Row): KnownPage {
  return {
    etag: row.etag === null ? null : String(row.etag),
    modified: row.modified === null ? null : String(row.modified),
    links: JSON.parse(String(row.links)),
    articles: JSON.parse(String(row.articles)),
    reader: Number(row.reader),
  };
}

function toProblem({ page, problem, problem_at }: Row): SourceProblem {
  return { page: String(page), problem: String(problem), since: Number(problem_at) };
}
