import { Worker } from 'node:worker_threads';
import type { FileInput, Read } from './formats.ts';

export interface Reader {
  /** Throws a sentence for the admin. */
  read(file: FileInput): Promise<Read>;
  close(): Promise<void>;
}

const OPTIONS = { name: 'reader', resourceLimits: { maxOldGenerationSizeMb: 512 }, execArgv: [] };
const IDLE_MS = 10_000;

/**
 * Reads files one after the other in a thread of its own: a large or hostile one holds up no customer, and ends with its
 * time or its memory. Without work there is no thread.
 */
export function createReader({ timeoutMs = 30_000 }: { timeoutMs?: number } = {}): Reader {
  let worker: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();

  async function end(): Promise<void> {
    clearTimeout(idle);
    const old = worker;
    worker = undefined;
    await old?.terminate();
  }

  async function readNow(file: FileInput): Promise<Read> {
    clearTimeout(idle);
    worker ??= new Worker(new URL('./worker.ts', import.meta.url), OPTIONS);
    try {
      return await ask(worker, file, timeoutMs);
    } catch (error) {
      if (!(error instanceof Unreadable)) await end();
      throw error;
    } finally {
      if (worker) idle = setTimeout(end, IDLE_MS).unref();
    }
  }

  return {
    read(file) {
      const next = last.then(() => readNow(file));
      last = next.catch(() => {});
      return next;
    },
    async close() {
      await last;
      await end();
    },
  };
}

/** The file is at fault, and the thread is well. */
class Unreadable extends Error {}

function ask(worker: Worker, file: FileInput, timeoutMs: number): Promise<Read> {
  const { promise, resolve, reject } = Promise.withResolvers<Read>();
  const timer = setTimeout(
    () => reject(new Error(`It took longer than ${timeoutMs / 1000} s to read.`)),
    timeoutMs,
  );
  const answered = ({ read, problem }: { read?: Read; problem?: string }) =>
    read ? resolve(read) : reject(new Unreadable(problem));
  const failed = () => reject(new Error('It needs more memory than a file may take to be read.'));
  worker.once('message', answered).once('error', failed).once('exit', failed);
  worker.postMessage(file);
  return promise.finally(() => {
    clearTimeout(timer);
    worker.off('message', answered).off('error', failed).off('exit', failed);
  });
}
