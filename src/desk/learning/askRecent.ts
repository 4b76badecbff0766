import type { Knowledge } from '../../domain/knowledge.ts';
import type { Store } from '../../store/port.ts';
import { questionOf } from './questionOf.ts';

/** A question of a customer, and how sure its best article is by what is believed now. No words of it are kept. */
export interface RecentQuestion {
  turn: string;
  conversation: string;
  /** What was decided on it then. */
  decision: string;
  /** The best article now; null: none was found. */
  article: string | null;
  confidence: number;
  /** ms since 1970. */
  at: number;
}

/** So many tell what share would be answered, to a few in a hundred. */
const MOST = 200;

export interface Asking {
  store: Pick<Store, 'feedback'>;
  knowledge: Pick<Knowledge, 'search'>;
  workspace: string;
  signal: AbortSignal;
}

/** Asks the latest questions again, letting others have a turn between two. */
export async function askRecent({ store, knowledge, workspace, signal }: Asking): Promise<RecentQuestion[]> {
  const recent: RecentQuestion[] = [];
  for (const asked of await store.feedback.latestAsked(workspace, MOST)) {
    const question = questionOf(asked);
    if (!question) continue;
    await new Promise(setImmediate);
    signal.throwIfAborted();
    const [best] = await knowledge.search({ ...question, limit: 1 });
    const { turn, conversation, decision, at } = asked;
    recent.push({
      turn,
      conversation,
      decision,
      at,
      article: best?.article.id ?? null,
      confidence: best?.confidence ?? 0,
    });
  }
  return recent;
}
