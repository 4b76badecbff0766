import type { Article, ArticleInput } from '../domain/article.ts';
import type { Source, SourceKind, SourceProblem } from '../domain/source.ts';

/** What was seen of one page (or file) of a source when it was last read. */
export interface KnownPage {
  etag: string | null;
  modified: string | null;
  /** Pages that it leads to: what a page that did not change is followed by. */
  links: string[];
  /** Ids of the articles that were made of it. */
  articles: string[];
  /** Which reader made them: after an upgrade of the reader the page is read again. */
  reader: number;
}

/** One page as this run found it. */
export type PageRecord =
  | ({ page: string; found: 'read' } & Omit<KnownPage, 'articles'> & {
        articles: ArticleInput[];
        problem?: string | undefined;
      })
  /** As it was: its articles stay. */
  | { page: string; found: 'unchanged' }
  /** It could not be read: its articles stay until it is known to be gone. */
  | { page: string; found: 'failed'; problem: string };

/** A run writes only as long as no other run of that source has begun. */
export interface RunAt {
  workspace: string;
  source: string;
  run: number;
  now: number;
}

export interface Kept {
  /** New or changed ones. */
  articles: Article[];
  /** Removed with `replace`. */
  removed: string[];
}

export interface Ended {
  removed: string[];
  /** Not removed, because they are more than half and nobody has confirmed it. */
  pending: number;
}

export interface SourceRows {
  list(workspace: string): Promise<Source[]>;
  /** Of all workspaces: what a schedule needs. */
  all(): Promise<Source[]>;
  get(workspace: string, id: string): Promise<Source | null>;
  put(
    workspace: string,
    source: { id: string; kind: SourceKind; name: string; settings: object; schedule: string | null },
    now: number,
  ): Promise<Source>;
  /** With its articles, whose ids it gives; null where there is none. */
  remove(workspace: string, id: string, now: number): Promise<string[] | null>;
  /** A new run, whose number every write of it carries; null where the source is gone. */
  begin(workspace: string, id: string, now: number): Promise<number | null>;
  page(workspace: string, source: string, page: string): Promise<KnownPage | null>;
  /**
   * Keeps a page, its articles and the run's progress in one transaction. `replace`: articles that were made of the page
   * before, and are not any more, go at once. null: another run has begun, or the source is gone.
   */
  keep(
    at: RunAt,
    record: PageRecord,
    more: { total: number | null; replace?: boolean },
  ): Promise<Kept | null>;
  /**
   * Ends the run. `complete`: it saw all there is, so that what it did not see is removed, unless that is more than half
   * and not `confirmed`.
   */
  end(at: RunAt, how: { complete: boolean; confirmed: boolean; note: string | null }): Promise<Ended | null>;
  fail(at: RunAt, error: string): Promise<void>;
  problems(workspace: string, source: string, limit: number): Promise<SourceProblem[]>;
}
