import type { ArticleInput } from '../domain/article.ts';
import type { Knowledge } from '../domain/knowledge.ts';
import type { Store } from '../store/port.ts';
import type { Log } from './parts.ts';

const BATCH = 25;
const LOOK_MS = 5_000;
/** Clocks of replicas differ, and a commit may come later than its time stamp: look a little further back. */
const OVERLAP_MS = 10_000;

export interface FollowOptions {
  store: Store;
  knowledge: Knowledge;
  workspace: string;
  /** Articles that a new installation begins with. */
  begin: ArticleInput[];
  onProgress: (done: number, total: number) => void;
  log: Log;
}

/** Fills this process's index from the store, then follows what other replicas change. */
export async function followArticles({
  store,
  knowledge,
  workspace,
  begin,
  onProgress,
  log,
}: FollowOptions): Promise<{ stop(): void }> {
  if (begin.length > 0) await store.articles.put(workspace, 'starter', begin, Date.now());
  const { articles, newest } = await store.articles.changedSince(workspace, 0);
  for (let i = 0; i < articles.length; i += BATCH) {
    knowledge.put(articles.slice(i, i + BATCH));
    onProgress(Math.min(i + BATCH, articles.length), articles.length);
    await new Promise(setImmediate);
  }

  let seen = newest;
  const look = async () => {
    const changed = await store.articles.changedSince(workspace, seen - OVERLAP_MS);
    knowledge.put(changed.articles);
    for (const id of changed.removed) knowledge.remove(id);
    seen = Math.max(seen, changed.newest);
  };
  const timer = setInterval(() => {
    look().catch((error: Error) =>
      log.warn({ error: error.message }, 'articles of other replicas could not be read; will try again'),
    );
  }, LOOK_MS);
  return { stop: () => clearInterval(timer) };
}
