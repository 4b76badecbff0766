import { Problem } from '../domain/errors.ts';
import type { Source } from '../domain/source.ts';
import type { SourceParts } from './parts.ts';
import { LEASE_MS, leaseOf, type RunOptions, syncSource } from './syncSource.ts';

export interface RunRequest {
  full?: boolean;
  confirmRemovals?: boolean;
}

/** The runs of this process; of several replicas one runs a source at a time. */
export interface Runs {
  /** Begins one and does not wait for it; nothing happens where one is under way. */
  start(source: Source, request?: RunRequest): Promise<void>;
  /** Begins one, or joins the one under way, and waits for its end. */
  finish(source: Source, request?: RunRequest): Promise<void>;
  /** Ends the run of this process, if there is one. */
  end(source: Source): Promise<void>;
  stop(): Promise<void>;
}

interface Running {
  ended: Promise<void>;
  abort: AbortController;
}

export function createRuns(parts: SourceParts): Runs {
  const { store, now, replica, log } = parts;
  const running = new Map<string, Running>();

  async function begin(source: Source, { full = false, confirmRemovals = false }: RunRequest): Promise<void> {
    const key = leaseOf(source);
    if (running.has(key)) return busy(confirmRemovals);
    const abort = new AbortController();
    const { promise: ended, resolve } = Promise.withResolvers<void>();
    running.set(key, { ended, abort });
    const leave = () => {
      running.delete(key);
      resolve();
    };
    try {
      const isOurs = await store.lease(source.workspace, key, replica, now(), LEASE_MS);
      const run = isOurs ? await store.sources.begin(source.workspace, source.id, now()) : null;
      if (run !== null) return work(source, run, { signal: abort.signal, full, confirmRemovals }, leave);
      leave();
      if (!isOurs) busy(confirmRemovals);
    } catch (error) {
      leave();
      throw error;
    }
  }

  function work(source: Source, run: number, options: RunOptions, leave: () => void): void {
    syncSource(source, run, parts, options)
      .catch((error: Error) => {
        if (!options.signal.aborted)
          log.warn({ source: source.id, error: error.message }, 'a source could not be read; will try again');
      })
      // A lease that ends now is free at once.
      .then(() => store.lease(source.workspace, leaseOf(source), replica, now() - 1, 0))
      .catch((error: Error) =>
        log.warn({ source: source.id, error: error.message }, 'a lease stays until it ends'),
      )
      .finally(leave);
  }

  return {
    start: (source, request = {}) => begin(source, request),
    async finish(source, request = {}) {
      await begin(source, request);
      await running.get(leaseOf(source))?.ended;
    },
    async end(source) {
      const run = running.get(leaseOf(source));
      run?.abort.abort();
      await run?.ended;
    },
    async stop() {
      const all = [...running.values()];
      for (const { abort } of all) abort.abort();
      await Promise.all(all.map(({ ended }) => ended));
    },
  };
}

/** That it runs already is what was asked for; that it removes what was confirmed is not. */
function busy(confirmRemovals: boolean): void {
  if (!confirmRemovals) return;
  throw new Problem(409, 'syncing', 'A run is under way. Confirm the removals once it has ended.');
}
