import type { Store } from '../store/port.ts';

const OPENS_AFTER = 5;
const FIRST_MS = 10_000;
const LONGEST_MS = 5 * 60_000;

/** Stops asking a desk that does not answer. What waits for it is deferred, never dropped; the state survives a restart. */
export interface Breaker {
  /** When the target may be asked again, ms since 1970; 0 when it may be asked now. */
  openUntil(target: string, now: number): Promise<number>;
  failed(workspace: string, target: string, now: number): Promise<void>;
  worked(workspace: string, target: string): Promise<void>;
  /** The target itself said how long to wait (429). */
  pause(workspace: string, target: string, until: number): Promise<void>;
}

export function createBreaker({ outbox }: Store): Breaker {
  const known = new Map<string, { failures: number; openUntil: number }>();

  async function stateOf(target: string) {
    let state = known.get(target);
    if (!state) {
      state = await outbox.breaker(target);
      known.set(target, state);
    }
    return state;
  }

  async function keep(workspace: string, target: string, failures: number, openUntil: number): Promise<void> {
    known.set(target, { failures, openUntil });
    await outbox.setBreaker(workspace, target, failures, openUntil);
  }

  return {
    async openUntil(target, now) {
      const { openUntil } = await stateOf(target);
      return openUntil > now ? openUntil : 0;
    },
    async failed(workspace, target, now) {
      const before = await stateOf(target);
      // Calls that were under way when it opened say nothing new: one outage must not double the time for each of them.
      if ((known.get(target) ?? before).openUntil > now) return;
      const failures = (known.get(target) ?? before).failures + 1; // Several may fail while the first was read.
      const over = failures - OPENS_AFTER;
      await keep(
        workspace,
        target,
        failures,
        over < 0 ? 0 : now + Math.min(LONGEST_MS, FIRST_MS * 2 ** over),
      );
    },
    async worked(workspace, target) {
      if ((await stateOf(target)).failures > 0) await keep(workspace, target, 0, 0);
    },
    async pause(workspace, target, until) {
      const { failures } = await stateOf(target);
      await keep(workspace, target, failures, until);
    },
  };
}
