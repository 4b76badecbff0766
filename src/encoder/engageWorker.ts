import type { Worker } from 'node:worker_threads';
import type { Gate } from './gate.ts';
import type { Answer, Ready } from './messages.ts';
import { createQueue, type Task } from './queue.ts';
import { superviseWorker } from './superviseWorker.ts';

/** Handed to the worker at once: while it answers one, the next is there. */
const AT_ONCE = 2;
/** Of the shipped model, until the worker says otherwise. */
const MOST_CHARACTERS = 2048;

/** The vectors that the worker thread has to give. */
export interface Engaged {
  /** Of the model that it loaded; `problem`: why there is none and never will be. */
  readonly state: {
    isReady: boolean;
    model: string;
    size: number;
    words: readonly string[];
    languages: readonly string[] | null;
    mostCharacters: number;
    problem: string | null;
  };
  /** `computed` by the model, `kept` in the file. */
  readonly counts: { computed: number; kept: number };
  readonly ready: Promise<boolean>;
  /** Waits its turn, before all that is not urgent; `patience` in ms, then null. */
  computeNow(text: string, patience: number): Promise<Int16Array | null>;
  /** Waits its turn, and is kept in the file. */
  compute(text: string): Promise<Int16Array | null>;
  /** Of each text what is in the file. Fewer answers than texts, or none, where the worker is not there. */
  lookUp(texts: string[]): Promise<(Int16Array | null)[]>;
  close(): Promise<void>;
}

export interface Engagement {
  /** null: there shall be none. */
  startWorker: ((gate: Gate) => Worker) | null;
  onProblem(problem: string): void;
}

export function engageWorker({ startWorker, onProblem }: Engagement): Engaged {
  const queue = createQueue();
  const handedOut = new Map<number, Task>();
  const lookUps = new Map<number, (vectors: (Int16Array | null)[]) => void>();
  const ready = Promise.withResolvers<boolean>();
  const counts = { computed: 0, kept: 0 };
  const state: Engaged['state'] = {
    isReady: false,
    model: '',
    size: 0,
    words: [],
    languages: null,
    mostCharacters: MOST_CHARACTERS,
    problem: null,
  };
  let lastId = 0;

  const worker = startWorker && superviseWorker({ startWorker, onAnswer, onCrash, onEnd });
  if (!worker) end('it is switched off');

  function onAnswer(answer: Answer): void {
    if (answer.kind === 'ready') begin(answer);
    else if (answer.kind === 'vector') arrive(answer);
    else if (answer.kind === 'found') lookUps.get(answer.id)?.(answer.vectors);
    else if (answer.kind === 'problem') onProblem(answer.reason);
  }

  function begin({ model, size, words, languages, mostCharacters }: Ready): void {
    Object.assign(state, { isReady: true, model, size, words, languages, mostCharacters });
    ready.resolve(true);
    handOut();
  }

  function onCrash(reason: string): void {
    state.isReady = false;
    onProblem(`the encoder's thread is started again: ${reason}`);
    for (const task of [...handedOut.values()].reverse()) queue.putBack(task);
    handedOut.clear();
    forgetLookUps();
  }

  function onEnd(reason: string): void {
    end(reason);
    onProblem(`no sentence vectors: ${reason}`);
  }

  function end(reason: string): void {
    state.problem ??= reason;
    state.isReady = false;
    ready.resolve(false);
    handedOut.clear();
    queue.giveUp();
    forgetLookUps();
  }

  function forgetLookUps(): void {
    for (const found of lookUps.values()) found([]);
  }

  function handOut(): void {
    while (state.isReady && handedOut.size < AT_ONCE) {
      const task = queue.take();
      if (!task) break;
      const id = ++lastId;
      handedOut.set(id, task);
      worker?.ask({ kind: 'encode', id, text: task.text, keep: task.keep });
    }
    worker?.hold(queue.size + lookUps.size > 0);
  }

  function arrive({ id, vector, wasKept }: Answer & { kind: 'vector' }): void {
    const task = handedOut.get(id);
    if (!task) return;
    handedOut.delete(id);
    if (vector) counts[wasKept ? 'kept' : 'computed']++;
    queue.settle(task, vector);
    handOut();
  }

  function lineUp(text: string, isUrgent: boolean): Task | null {
    if (!text || state.problem !== null) return null;
    const task = queue.ask(text, { isUrgent, keep: !isUrgent });
    handOut();
    return task;
  }

  return {
    state,
    counts,
    ready: ready.promise,
    async computeNow(text, patience) {
      const task = lineUp(text, true);
      const vector = task && (await orNull(task.result.promise, patience));
      if (task) task.waiting--;
      return vector;
    },
    async compute(text) {
      return (await lineUp(text, false)?.result.promise) ?? null;
    },
    async lookUp(texts) {
      if (!state.isReady || texts.length === 0) return [];
      const id = ++lastId;
      const found = Promise.withResolvers<(Int16Array | null)[]>();
      lookUps.set(id, found.resolve);
      worker?.ask({ kind: 'find', id, texts });
      worker?.hold(true);
      const vectors = await found.promise;
      lookUps.delete(id);
      handOut();
      for (const vector of vectors) if (vector) counts.kept++;
      return vectors;
    },
    async close() {
      end('it is closed');
      await worker?.close();
    },
  };
}

/** What comes, or null where it does not come in time. */
async function orNull<T>(promise: Promise<T>, ms: number): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, ms, null);
  });
  const value = await Promise.race([promise, late]);
  clearTimeout(timer);
  return value;
}
