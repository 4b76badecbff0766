import type { ActionRuns } from '../domain/actionRun.ts';
import { NoAnswer } from '../domain/errors.ts';
import { digest, newId } from '../domain/ids.ts';
import { createTurns } from '../domain/inTurn.ts';
import { run, type Sql } from './sql.ts';

/** How often a turn that another process holds is asked for, ms. */
const ASK_MS = 40;

const TAKE = `INSERT INTO leases (name, workspace, owner, until) VALUES (?, ?, ?, ?)
  ON CONFLICT (name) DO UPDATE SET owner = excluded.owner, until = excluded.until WHERE leases.until <= ? RETURNING name`;
const GIVE_BACK = 'DELETE FROM leases WHERE name = ? AND owner = ?';

/** In one process in the order of coming; between processes by a lease. SQLite has one process only. */
export function takeTurns(sql: Sql, now: () => number): ActionRuns['exclusively'] {
  const turns = createTurns();

  async function leased<T>(
    name: string,
    workspace: string,
    leaseMs: number,
    work: () => Promise<T>,
  ): Promise<T> {
    const owner = newId('run');
    const ends = performance.now() + 2 * leaseMs;
    const take = () => sql.write(() => run(TAKE, [name, workspace, owner, now() + leaseMs, now()]));
    while ((await take()).length === 0) {
      if (performance.now() > ends)
        throw new NoAnswer('another action of this customer takes too long', { code: 'busy' });
      await new Promise((resolve) => setTimeout(resolve, ASK_MS));
    }
    try {
      return await work();
    } finally {
      await sql.write(() => run(GIVE_BACK, [name, owner]));
    }
  }

  return ({ workspace, counted }, leaseMs, work) => {
    const name = `act/${digest(workspace, counted)}`;
    return turns(name, () => (sql.dialect === 'sqlite' ? work() : leased(name, workspace, leaseMs, work)));
  };
}
