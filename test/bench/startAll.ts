import type { Contestant, ServerName } from './contestants.ts';
import type { Fixture } from './readFixture.ts';
import { CannotRun, type Started, startServer } from './startServer.ts';

export interface Missing {
  /** Why a server is not in this run. */
  skipped: Record<string, string>;
  /** How many of these should have started and did not. */
  failed: number;
}

/** Starts each server once, into `started`: it stays up, idle, while others are measured. */
export async function startAll(
  chosen: Contestant[],
  place: { root: string; scratch: string; fixture: Fixture },
  started: Map<ServerName, Started>,
): Promise<Missing> {
  const missing: Missing = { skipped: {}, failed: 0 };
  for (const name of new Set(chosen.map(({ server }) => server))) {
    const start = performance.now();
    try {
      started.set(name, await startServer(name, place));
      say(`started ${name} in ${((performance.now() - start) / 1000).toFixed(1)} s`);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      missing.skipped[name] = reason;
      if (!(error instanceof CannotRun)) missing.failed += 1;
      say(`WITHOUT ${name}: ${reason}`);
    }
  }
  return missing;
}

export async function stopAll(started: Map<ServerName, Started>): Promise<void> {
  await Promise.all([...started.values()].map((server) => server.stop()));
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
