import type { Article, ArticleInput, ArticleState } from '../domain/article.ts';

export interface Articles {
  get(workspace: string, id: string): Promise<Article | null>;
  /** Says whether anything changed: the same text again keeps its version. */
  put(workspace: string, source: string, articles: ArticleInput[], now: number): Promise<Article[]>;
  remove(workspace: string, id: string, now: number): Promise<boolean>;
  /** Those of these that the store has or had: the version now, and whether it was removed. */
  states(workspace: string, ids: string[]): Promise<Map<string, ArticleState>>;
  /** Every version that ever was, newest first; also of an article that was removed. */
  versions(workspace: string, id: string): Promise<Article[]>;
  /** All changed after `since`, deleted ones named alone: how a process follows the others. */
  changedSince(
    workspace: string,
    since: number,
  ): Promise<{ articles: Article[]; removed: string[]; newest: number }>;
}
