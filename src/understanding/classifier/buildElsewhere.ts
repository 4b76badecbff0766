import { Worker } from 'node:worker_threads';
import type { ModelTask } from './buildModel.ts';

/** Builds the model in a thread of its own: whoever writes meanwhile is answered by the old one. Rejects when given up. */
export function buildElsewhere(task: ModelTask, signal?: AbortSignal): Promise<Uint8Array> {
  signal?.throwIfAborted();
  const worker = new Worker(new URL('./buildWorker.ts', import.meta.url));
  // A process that wants to end need not wait for a model that nobody will use.
  worker.unref();
  const giveUp = () => worker.terminate();
  signal?.addEventListener('abort', giveUp, { once: true });
  return new Promise<Uint8Array>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the training thread ended early')));
    worker.postMessage(task);
  }).finally(() => {
    signal?.removeEventListener('abort', giveUp);
    return worker.terminate();
  });
}
