import { NoAnswer } from '../domain/errors.ts';
import type { Timer } from './startTimer.ts';

export interface Gate {
  /** Runs it when there is room; a call whose time is up while it waits is never made. */
  run<T>(timer: Timer, work: () => Promise<T>): Promise<T>;
}

/** So many calls at a time, the rest in order. Beyond `mostWaiting` it says so at once: `busy`. */
export function createGate({ atOnce, mostWaiting }: { atOnce: number; mostWaiting: number }): Gate {
  let running = 0;
  const waiting: (() => void)[] = [];

  function enter({ signal }: Timer): Promise<void> | void {
    if (running < atOnce) {
      running++;
      return;
    }
    if (waiting.length >= mostWaiting)
      throw new NoAnswer('Too many calls wait for the model', { code: 'busy' });
    return new Promise((resolve, reject) => {
      const leave = () => {
        waiting.splice(waiting.indexOf(start), 1);
        reject(signal.reason);
      };
      const start = () => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      waiting.push(start);
      signal.addEventListener('abort', leave, { once: true });
    });
  }

  return {
    async run(timer, work) {
      timer.signal.throwIfAborted();
      await enter(timer);
      try {
        return await work();
      } finally {
        const next = waiting.shift();
        if (next)
          next(); // The place is handed on, so that nobody slips in between.
        else running--;
      }
    },
  };
}
