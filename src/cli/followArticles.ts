import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from '../desk/parts.ts';
import { ArticleInput } from '../domain/article.ts';
import type { Knowledge } from '../domain/knowledge.ts';
import type { Store } from '../store/port.ts';
import type { Terminal } from './terminal.ts';

const STARTER = join(import.meta.dirname, '..', 'starter', 'knowledge', 'articles.jsonl');
const BATCH = 25;
const LOOK_MS = 5_000;
/** Clocks of replicas differ, and a commit may come later than its time stamp: look a little further back. */
const OVERLAP_MS = 10_000;

export interface FollowOptions {
  store: Store;
  knowledge: Knowledge;
  workspace: string;
  terminal: Terminal;
  /** Begin with the starter's articles. */
  starter: boolean;
  log: Log;
}

/** Fills this process's index from the store, then follows what other replicas change. */
export async function followArticles({
  store,
  knowledge,
  workspace,
  terminal,
  starter,
  log,
}: FollowOptions): Promise<{ stop(): void }> {
  if (starter && existsSync(STARTER))
    await store.articles.put(workspace, 'starter', readStarter(), Date.now());
  let { articles, newest } = await store.articles.changedSince(workspace, 0);
  for (let i = 0; i < articles.length; i += BATCH) {
    knowledge.put(articles.slice(i, i + BATCH));
    terminal.progress('Indexing articles', Math.min(i + BATCH, articles.length), articles.length);
    await new Promise(setImmediate);
  }

  const look = async () => {
    const changed = await store.articles.changedSince(workspace, newest - OVERLAP_MS);
    knowledge.put(changed.articles);
    for (const id of changed.removed) knowledge.remove(id);
    newest = Math.max(newest, changed.newest);
  };
  articles = [];
  const timer = setInterval(() => {
    look().catch((error: Error) =>
      log.warn({ error: error.message }, 'articles of other replicas could not be read; will try again'),
    );
  }, LOOK_MS);
  return { stop: () => clearInterval(timer) };
}

function readStarter(): ArticleInput[] {
  const lines = readFileSync(STARTER, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => ArticleInput.parse(JSON.parse(line)));
}
