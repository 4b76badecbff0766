import type { Approvals } from '../domain/actionRun.ts';
import type { ActionParts } from './parts.ts';

const EVERY_MS = 30_000;

/** Ends what nobody approved, and what dead processes left. Each line is ended once, however many processes look. */
export function sweepEvery(
  approvals: Pick<Approvals, 'sweep'>,
  log: ActionParts['log'],
  everyMs = EVERY_MS,
): { stop(): Promise<void> } {
  let sweeping = Promise.resolve();
  const timer = setInterval(() => {
    sweeping = sweeping
      .then(() => approvals.sweep())
      .catch((error: Error) =>
        log.error({ problem: error.message }, 'runs of actions could not be looked through'),
      );
  }, everyMs);
  return {
    async stop() {
      clearInterval(timer);
      await sweeping;
    },
  };
}
