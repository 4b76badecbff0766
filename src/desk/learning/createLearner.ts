import type { Encoder } from '../../domain/encoder.ts';
import type { Knowledge, LabelledQuestion } from '../../domain/knowledge.ts';
import type { Store } from '../../store/port.ts';
import type { Log } from '../parts.ts';
import { askRecent, type RecentQuestion } from './askRecent.ts';
import { type Label, labelsOf } from './labelsOf.ts';
import { noticeReturns, RETURN_MS } from './noticeReturns.ts';

/** Knowledge that learns how sure to be. */
export interface LearningKnowledge extends Knowledge {
  readonly changes: number;
  idle(): Promise<void>;
  learn(questions: LabelledQuestion[], signal?: AbortSignal): Promise<Learned['from']>;
}

/** What was learnt last of how sure to be. All of it can be had again from the store's rows. */
export interface Learned {
  /** ms since 1970. */
  at: number;
  tookMs: number;
  /** What it rests on: what is known of other help centres, the articles here, or feedback besides. */
  from: 'shared' | 'articles' | 'labels';
  articles: number;
  labels: Labels;
  /** The latest questions, asked again with what is believed now; newest first. */
  recent: RecentQuestion[];
}

/** Ids of the feedback that said something of articles. */
export interface Labels {
  confirmed: string[];
  denied: string[];
  corrected: string[];
  /** Of all together, in agents' words. */
  weight: number;
}

export interface Learner {
  /** null until it has learnt for the first time. */
  readonly learned: Learned | null;
  /** Whether it is learning now. */
  readonly isBusy: boolean;
  /** Feedback has changed: learns soon. */
  nudge(): void;
  /** Looks whether there is something to learn, and learns it. One at a time; never rejects. */
  look(): Promise<void>;
  stop(): Promise<void>;
}

export interface LearnerOptions {
  store: Store;
  knowledge: LearningKnowledge;
  encoder: Encoder | null;
  workspace: string;
  now: () => number;
  log: Log;
  /** ms between two looks at what other replicas wrote. */
  everyMs?: number;
  /** ms from a nudge to a look: several rows are learnt from at once. */
  settleMs?: number;
}

/** Articles change one by one and by thousands: from this share on, it is learnt anew how easily they are confused. */
const ENOUGH_CHANGED = 0.05;

/**
 * Learns how sure to be in the background: once vectors are there, when articles have changed enough, and when feedback
 * did. Replicas read the same rows, and come to the same belief.
 */
export function createLearner({
  store,
  knowledge,
  encoder,
  workspace,
  now,
  log,
  everyMs = 30_000,
  settleMs = 2_000,
}: LearnerOptions): Learner {
  const stopping = new AbortController();
  const { signal } = stopping;
  const stopped = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
  let learned: Learned | null = null;
  let running: Promise<void> | null = null;
  let soon: NodeJS.Timeout | undefined;
  let since = now() - RETURN_MS;
  let seen = { mark: '', changes: -1 };

  async function lookOnce(): Promise<void> {
    await Promise.race([knowledge.idle(), stopped]);
    signal.throwIfAborted();
    since = await noticeReturns({ store, encoder, workspace, now }, since);
    const { changes, size } = knowledge;
    const mark = await store.feedback.mark(workspace);
    const isSame = changes - seen.changes < Math.max(1, size * ENOUGH_CHANGED) && mark === seen.mark;
    if (learned && isSame) return;
    learned = await learn();
    seen = { mark, changes };
  }

  async function learn(): Promise<Learned> {
    const began = performance.now();
    const labels = await labelsOf(store, workspace);
    const from = await knowledge.learn(
      labels.map(({ question }) => question),
      signal,
    );
    const recent = await askRecent({ store, knowledge, workspace, signal });
    return {
      at: now(),
      tookMs: Math.round(performance.now() - began),
      from,
      articles: knowledge.size,
      labels: sorted(labels),
      recent,
    };
  }

  function look(): Promise<void> {
    if (signal.aborted) return Promise.resolve();
    running ??= lookOnce()
      .catch((error: Error) => {
        if (!signal.aborted)
          log.warn({ error: error.message }, 'how sure to be could not be learnt; will try again');
      })
      .finally(() => {
        running = null;
      });
    return running;
  }

  const timer = setInterval(look, everyMs);
  timer.unref();
  void look();
  return {
    get learned() {
      return learned;
    },
    get isBusy() {
      return running !== null;
    },
    nudge() {
      clearTimeout(soon);
      // While it learns already, what is new may have come too late for it.
      soon = setTimeout(() => void Promise.resolve(running).then(look), settleMs);
      soon.unref();
    },
    look,
    async stop() {
      stopping.abort();
      clearInterval(timer);
      clearTimeout(soon);
      await running;
    },
  };
}

function sorted(labels: Label[]): Labels {
  const ids = (matches: (feedback: Label['feedback']) => boolean) =>
    labels.flatMap(({ feedback }) => (matches(feedback) ? [feedback.id] : []));
  return {
    confirmed: ids(({ kind, helpful }) => kind !== 'correction' && helpful),
    denied: ids(({ kind, helpful }) => kind !== 'correction' && !helpful),
    corrected: ids(({ kind }) => kind === 'correction'),
    weight: labels.reduce((sum, { question }) => sum + (question.weight ?? 1), 0),
  };
}
