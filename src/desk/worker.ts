export interface Worker {
  /** There may be something to do now. */
  wake(): void;
  /** Ends after the work under way. */
  stop(): Promise<void>;
  /** When the last round ended without an error, ms since 1970. */
  readonly movedAt: number;
}

export interface WorkerOptions {
  /** Looks for work at least this often, ms. */
  everyMs: number;
  /** One round; true when there may be more at once. */
  round: () => Promise<boolean>;
  onError: (error: Error) => void;
  now: () => number;
}

/** Repeats `round` while there is work, then when woken, and in any case every `everyMs`. Errors end a round, not the worker. */
export function startWorker({ everyMs, round, onError, now }: WorkerOptions): Worker {
  let stopped = false;
  let woken = false;
  let movedAt = now();
  let rouse = () => {};

  async function turn(): Promise<void> {
    try {
      while (!stopped && (await round())) movedAt = now();
      movedAt = now();
    } catch (error) {
      onError(error as Error);
    }
  }

  async function run(): Promise<void> {
    while (!stopped) {
      woken = false;
      await turn();
      if (!stopped && !woken) await rest();
    }
  }

  function rest(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, everyMs);
      rouse = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  const running = run();
  return {
    wake() {
      woken = true;
      rouse();
    },
    async stop() {
      stopped = true;
      rouse();
      await running;
    },
    get movedAt() {
      return movedAt;
    },
  };
}
