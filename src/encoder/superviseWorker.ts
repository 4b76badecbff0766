import type { Worker } from 'node:worker_threads';
import { awaitEmpty, createGate, type Gate, shutGate } from './gate.ts';
import type { Answer, Question } from './messages.ts';

/** A worker that dies so often without having been of use in between is not started again. */
const MOST_CRASHES = 5;
/** Answers after which earlier crashes are forgiven. */
const FORGIVEN_AFTER = 1000;
/** How long it may take to write what is not yet written. */
const CLOSING_MS = 5000;

export interface Supervised {
  startWorker(gate: Gate): Worker;
  onAnswer(answer: Answer): void;
  /** It died and is being started again: what it was asked is lost. */
  onCrash(reason: string): void;
  /** It is not there and will not be. */
  onEnd(reason: string): void;
}

export interface WorkerHandle {
  ask(question: Question): void;
  /** Whether the process has to live on for it. */
  hold(isNeeded: boolean): void;
  close(): Promise<void>;
}

/** Starts the worker thread, and again when it dies, but not for ever. */
export function superviseWorker({ startWorker, onAnswer, onCrash, onEnd }: Supervised): WorkerHandle {
  let isClosing = false;
  let crashes = 0;
  let answers = 0;
  let gate = createGate();
  let worker = start();
  process.once('exit', leave);

  function start(): Worker {
    gate = createGate(); // The one before it may have died inside.
    const started = startWorker(gate);
    let failed: string | null = null;
    let died = 'it ended';
    started.on('error', (error) => {
      died = (error as Error)?.message ?? String(error);
    });
    started.on('message', (answer: Answer) => {
      if (isClosing) return;
      if (answer.kind === 'failed') failed = answer.reason;
      else if (++answers % FORGIVEN_AFTER === 0) crashes = 0;
      onAnswer(answer);
    });
    started.on('exit', () => {
      if (!isClosing) bury(failed, died);
    });
    return started;
  }

  function bury(failed: string | null, died: string): void {
    if (failed === null && ++crashes < MOST_CRASHES) {
      worker = start();
      onCrash(died);
    } else {
      process.off('exit', leave);
      onEnd(failed ?? `its thread died ${crashes} times: ${died}`);
    }
  }

  function leave(): void {
    shutGate(gate);
    awaitEmpty(gate);
  }

  return {
    ask: (question) => worker.postMessage(question),
    hold(isNeeded) {
      if (isNeeded) worker.ref();
      else worker.unref();
    },
    async close() {
      if (isClosing || worker.threadId === -1) return;
      isClosing = true;
      shutGate(gate);
      worker.ref();
      worker.postMessage({ kind: 'close' } satisfies Question);
      if (await isOver(worker)) process.off('exit', leave);
      else worker.unref();
    },
  };
}

/** It is waited for, never ended from outside: see the gate. */
function isOver(worker: Worker): Promise<boolean> {
  return new Promise((resolve) => {
    const late = setTimeout(resolve, CLOSING_MS, false);
    worker.once('exit', () => {
      clearTimeout(late);
      resolve(true);
    });
  });
}
