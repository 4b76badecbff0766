import type { ArticleState } from '../domain/article.ts';
import type { Context } from '../domain/conversation.ts';
import type { Source } from '../domain/message.ts';
import type { Turn } from '../domain/turn.ts';
import type { DeskParts } from './parts.ts';

/** How articles stand now, by id; one that the store never had is not in it. */
export type ArticleStates = Map<string, ArticleState>;

type Parts = Pick<DeskParts, 'store' | 'knowledge'>;

/**
 * How the articles stand that a decided turn quotes; for a handoff, also those of the answers before, of which agents
 * will read. `isStale`: one that it quotes was changed or removed while it was decided. The index has heard of it then,
 * so that deciding again finds what holds now.
 */
export async function readQuoted(
  { store, knowledge }: Parts,
  { conversation: { workspace } }: Context,
  { say, handoff, memory }: Turn,
): Promise<{ articles: ArticleStates; isStale: boolean }> {
  const quoted = say.flatMap(({ sources = [] }) => sources);
  const earlier = handoff ? memory.tried.flatMap(({ sources }) => sources) : [];
  const ids = new Set([...quoted, ...earlier].map(({ article }) => article));
  if (ids.size === 0) return { articles: new Map(), isStale: false };
  const articles = await store.articles.states(workspace, [...ids]);
  const stale = quoted.filter((source) => hasMoved(source, articles) !== undefined);
  if (!knowledge || stale.length === 0) return { articles, isStale: false };
  for (const { article: id } of stale) {
    const now = await store.articles.get(workspace, id);
    if (now) knowledge.put([now]);
    else knowledge.remove(id);
  }
  return { articles, isStale: true };
}

/** What became of the article since it was quoted; undefined: it is as it was, as far as is known. */
export function hasMoved(
  { article, version }: Source,
  articles: ArticleStates,
): 'changed' | 'removed' | undefined {
  const now = articles.get(article);
  if (!now) return undefined;
  if (now.removed) return 'removed';
  return version !== undefined && now.version !== version ? 'changed' : undefined;
}
