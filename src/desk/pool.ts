import { startWorker, type Worker, type WorkerOptions } from './worker.ts';

export interface PoolOptions<T> extends Omit<WorkerOptions, 'round'> {
  /** How much is worked on at once. */
  size: number;
  claim: (limit: number) => Promise<T[]>;
  work: (item: T) => Promise<void>;
}

/** Claims as much as there is room for; a slow piece holds its own place and nobody else's. */
export function startPool<T>({ size, claim, work, onError, ...options }: PoolOptions<T>): Worker {
  const busy = new Set<Promise<void>>();

  function start(item: T): void {
    const running: Promise<void> = work(item)
      .catch(onError)
      .finally(() => {
        busy.delete(running);
        worker.wake();
      });
    busy.add(running);
  }

  const worker = startWorker({
    ...options,
    onError,
    async round() {
      const room = size - busy.size;
      if (room === 0) return false;
      const items = await claim(room);
      for (const item of items) start(item);
      return items.length === room;
    },
  });

  return {
    wake: () => worker.wake(),
    async stop() {
      await worker.stop();
      await Promise.allSettled(busy);
    },
    get movedAt() {
      return worker.movedAt;
    },
  };
}
