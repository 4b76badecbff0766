import type { Article, ArticleInput } from '../domain/article.ts';
import type { Articles } from './articlesPort.ts';
import { insertText, list, type Row, run, type Sql, type Work } from './sql.ts';

const UPSERT = insertText(
  'articles',
  list('workspace id source title body url language version updated_at'),
  `ON CONFLICT (workspace, id) DO UPDATE SET source = excluded.source, title = excluded.title, body = excluded.body,
     url = excluded.url, language = excluded.language, version = excluded.version, updated_at = excluded.updated_at,
     deleted_at = NULL`,
);

const KEEP_VERSION = insertText(
  'article_versions',
  list('workspace id source title body url language version at'),
  'ON CONFLICT (workspace, id, version) DO NOTHING',
);

export function createArticles(sql: Sql): Articles {
  return {
    async get(workspace, id) {
      const [row] = await sql.read<Row>(
        'SELECT * FROM articles WHERE workspace = ? AND id = ? AND deleted_at IS NULL',
        [workspace, id],
      );
      return row ? toArticle(row) : null;
    },
    put: (workspace, source, articles, now) =>
      sql.write(function* () {
        const put = yield* putArticles(workspace, source, articles, now);
        return put.map(({ article }) => article);
      }),
    async remove(workspace, id, now) {
      const text =
        'UPDATE articles SET deleted_at = ?, updated_at = ? WHERE workspace = ? AND id = ? AND deleted_at IS NULL RETURNING id';
      return (await sql.write(() => run(text, [now, now, workspace, id]))).length > 0;
    },
    async states(workspace, ids) {
      if (ids.length === 0) return new Map();
      const marks = ids.map(() => '?').join(', ');
      const text = `SELECT id, version, deleted_at FROM articles WHERE workspace = ? AND id IN (${marks})`;
      const rows = await sql.read<Row>(text, [workspace, ...ids]);
      return new Map(
        rows.map((row) => [
          String(row.id),
          { version: Number(row.version), removed: row.deleted_at !== null },
        ]),
      );
    },
    async versions(workspace, id) {
      const text = 'SELECT * FROM article_versions WHERE workspace = ? AND id = ? ORDER BY version DESC';
      return (await sql.read<Row>(text, [workspace, id])).map((row) =>
        toArticle({ ...row, updated_at: row.at ?? 0 }),
      );
    },
    async changedSince(workspace, since) {
      const rows = await sql.read<Row>(
        'SELECT * FROM articles WHERE workspace = ? AND updated_at > ? ORDER BY updated_at',
        [workspace, since],
      );
      return {
        articles: rows.filter((row) => row.deleted_at === null).map(toArticle),
        removed: rows.filter((row) => row.deleted_at !== null).map((row) => String(row.id)),
        newest: Number(rows.at(-1)?.updated_at ?? since),
      };
    },
  };
}

export interface Put {
  article: Article;
  change: 'added' | 'changed' | 'same';
}

/** Each new version is kept beside the article, in the same transaction. */
export function* putArticles(
  workspace: string,
  source: string,
  articles: ArticleInput[],
  now: number,
): Work<Put[]> {
  const stored: Put[] = [];
  for (const article of articles) {
    const [old] = yield* run<Row>('SELECT * FROM articles WHERE workspace = ? AND id = ?', [
      workspace,
      article.id,
    ]);
    if (old && isSame(old, article)) {
      stored.push({ article: toArticle(old), change: 'same' });
      continue;
    }
    const version = Number(old?.version ?? 0) + 1;
    const { id, title, body, url, language } = article;
    const values = [workspace, id, source, title, body, url ?? null, language ?? null, version, now];
    yield* run(UPSERT, values);
    yield* run(KEEP_VERSION, values);
    const change = old && old.deleted_at === null ? 'changed' : 'added';
    stored.push({ article: { ...article, source, version, updatedAt: now }, change });
  }
  return stored;
}

function isSame(old: Row, { title, body, url, language }: ArticleInput): boolean {
  const same =
    old.title === title &&
    old.body === body &&
    old.url === (url ?? null) &&
    old.language === (language ?? null);
  return same && old.deleted_at === null;
}

function toArticle(row: Row): Article {
  return {
    id: String(row.id),
    title: String(row.title),
    body: String(row.body),
    url: row.url === null ? undefined : String(row.url),
    language: row.language === null ? undefined : String(row.language),
    source: String(row.source),
    version: Number(row.version),
    updatedAt: Number(row.updated_at),
  };
}
