import type { Article, ArticleInput } from '../domain/article.ts';
import type { Knowledge } from '../domain/knowledge.ts';
import type { Store } from '../store/port.ts';
import type { Log } from './parts.ts';

const BATCH = 25;
const LOOK_MS = 5_000;
/** Clocks of replicas differ, and a commit may come later than its time stamp: look a little further back. */
const OVERLAP_MS = 10_000;
/** After so long without a change there is no need to. */
const QUIET_MS = 60_000;

export interface FollowOptions {
  store: Store;
  knowledge: Knowledge;
  workspace: string;
  /** Articles that a new installation begins with. */
  begin: ArticleInput[];
  onProgress: (done: number, total: number) => void;
  log: Log;
  /** ms between two looks. */
  lookMs?: number;
}

/** Fills this process's index from the store, then follows what other replicas change. */
export async function followArticles({
  store,
  knowledge,
  workspace,
  begin,
  onProgress,
  log,
  lookMs = LOOK_MS,
}: FollowOptions): Promise<{ stop(): void }> {
  if (begin.length > 0) await store.articles.put(workspace, 'starter', begin, Date.now());
  const { articles, newest } = await store.articles.changedSince(workspace, 0);
  const stored = new Set(articles.map(({ id }) => id));
  // An index from an earlier start still has what was deleted since.
  for (const id of knowledge.ids?.() ?? []) if (!stored.has(id)) knowledge.remove(id);
  await index(articles, onProgress);

  let seen = newest;
  let moved = Date.now();
  /** What the last look found, so that the overlap costs no second indexing: a sync may have written thousands at once. */
  let known = new Map(articles.filter(isLate).map(({ id, version }) => [id, version]));
  function isLate({ updatedAt }: { updatedAt: number }): boolean {
    return updatedAt > seen - OVERLAP_MS;
  }
  /** Lets others have a turn between two batches. */
  async function index(some: Article[], onBatch?: FollowOptions['onProgress']): Promise<void> {
    for (let i = 0; i < some.length; i += BATCH) {
      knowledge.put(some.slice(i, i + BATCH));
      onBatch?.(Math.min(i + BATCH, some.length), some.length);
      await new Promise(setImmediate);
    }
  }
  const look = async () => {
    // Once all is quiet, nothing that was committed late can come any more.
    const overlap = Date.now() - moved > QUIET_MS ? 0 : OVERLAP_MS;
    const changed = await store.articles.changedSince(workspace, seen - overlap);
    const fresh = changed.articles.filter(({ id, version }) => known.get(id) !== version);
    await index(fresh);
    for (const id of changed.removed) if (known.get(id) !== 0) knowledge.remove(id);
    if (changed.newest > seen) moved = Date.now();
    seen = Math.max(seen, changed.newest);
    if (overlap > 0)
      known = new Map([
        ...changed.articles.map(({ id, version }) => [id, version] as const),
        ...changed.removed.map((id) => [id, 0] as const),
      ]);
  };
  let looking = false;
  const timer = setInterval(() => {
    if (looking) return;
    looking = true;
    const looked = look().finally(() => {
      looking = false;
    });
    looked.catch((error: Error) =>
      log.warn({ error: error.message }, 'articles of other replicas could not be read; will try again'),
    );
  }, lookMs);
  return { stop: () => clearInterval(timer) };
}
