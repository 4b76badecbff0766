import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createStore } from '../../src/store/createStore.ts';
import type { Store } from '../../src/store/port.ts';
import { freshDatabase, type PostgresServer, startPostgres } from '../servers/postgres.ts';

export interface Opened {
  store: Store;
  /** Another process on the same data; SQLite allows one only. */
  another?: () => Promise<Store>;
  close(): Promise<void>;
}

type Engine = [name: string, open: (now?: () => number) => Promise<Opened>];

let server: PostgresServer | undefined;

/** Both engines, for `describe.each`: the same facts hold on SQLite and on a real PostgreSQL. */
export const engines: Engine[] = [['SQLite', openSqlite]];
const started = await startPostgres({ durable: false });
if ('reason' in started) console.warn(`PostgreSQL tests are skipped: ${started.reason}`);
else {
  server = started;
  engines.push(['PostgreSQL', openPostgres]);
}

export async function stopEngines(): Promise<void> {
  await server?.stop();
}

async function openSqlite(now: () => number = Date.now): Promise<Opened> {
  const dir = mkdtempSync(join(tmpdir(), 'deskhand-test-'));
  const store = await createStore({ dir, now });
  return {
    store,
    async close() {
      await store.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

async function openPostgres(now: () => number = Date.now): Promise<Opened> {
  const url = await freshDatabase(server?.url ?? '');
  const stores: Store[] = [];
  const open = async () => {
    const store = await createStore({ dir: '', url, now });
    stores.push(store);
    return store;
  };
  return {
    store: await open(),
    another: open,
    async close() {
      await Promise.all(stores.map((store) => store.close()));
    },
  };
}
