import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { type PostgresServer, startPostgres } from '../servers/postgres.ts';

export type StoreName = 'sqlite' | 'postgres';

/** Where the data lies that must survive: a folder, or a real PostgreSQL that syncs to disk. */
export interface Place {
  title: string;
  /** Number of servers that share it. */
  replicas: number;
  /** The environment of one replica. */
  env(replica: number): Record<string, string>;
  /** Reads from outside, also while servers run. */
  read<T>(text: string): Promise<T[]>;
  /** Kills the database itself and starts it again. */
  crash?: () => Promise<void>;
  /** As if some minutes had passed while no server ran: leases of the dead end. */
  agePastLeases?: () => Promise<void>;
  /** `ok`, or what is broken. */
  integrity(): Promise<string>;
  remove(): Promise<void>;
}

/** `reason` says why this machine has no such place. */
export function openPlace(store: StoreName): Promise<Place | { reason: string }> {
  return store === 'sqlite' ? openFolder() : openPostgres();
}

async function openFolder(): Promise<Place> {
  const dir = mkdtempSync(join(tmpdir(), 'deskhand-chaos-'));
  const open = (readOnly: boolean) =>
    new DatabaseSync(join(dir, 'deskhand.sqlite'), { readOnly, timeout: 10_000 });

  function read<T>(text: string): T[] {
    const db = open(true);
    try {
      return db.prepare(text).all() as T[];
    } finally {
      db.close();
    }
  }

  return {
    title: 'SQLite',
    replicas: 1,
    env: () => ({ DATA_DIR: dir }),
    read: async (text) => read(text),
    integrity: async () =>
      read<{ integrity_check: string }>('PRAGMA integrity_check')
        .map((row) => row.integrity_check)
        .join('; '),
    async remove() {
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

async function openPostgres(): Promise<Place | { reason: string }> {
  const server = await startPostgres();
  if ('reason' in server) return server;
  const dir = mkdtempSync(join(tmpdir(), 'deskhand-chaos-'));
  const read = <T>(text: string) => query<T>(server, text);
  const killOnExit = () => process.kill(server.pid, 'SIGQUIT'); // At once, and with all its processes.
  process.once('exit', killOnExit);
  return {
    title: 'PostgreSQL, two replicas',
    replicas: 2,
    env: (replica) => ({ DATA_DIR: join(dir, String(replica)), DATABASE_URL: server.url }),
    read,
    crash: () => server.crash(),
    async agePastLeases() {
      for (const table of ['conversations', 'outbox'])
        await read(`UPDATE ${table} SET lease_until = 0 WHERE lease_until > 0`);
    },
    integrity: () => amcheck(server),
    async remove() {
      process.off('exit', killOnExit);
      await server.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

async function query<T>({ url }: PostgresServer, text: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {}); // The query itself reports it.
  await client.connect();
  try {
    return (await client.query(text)).rows as T[];
  } finally {
    await client.end();
  }
}

/** Every index against its table: https://www.postgresql.org/docs/current/amcheck.html */
async function amcheck(server: PostgresServer): Promise<string> {
  const known = await query(server, `SELECT 1 FROM pg_available_extensions WHERE name = 'amcheck'`);
  if (known.length === 0) return 'ok';
  await query(server, 'CREATE EXTENSION IF NOT EXISTS amcheck');
  const check = `SELECT bt_index_check(i.indexrelid, true) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
    JOIN pg_am a ON a.oid = c.relam JOIN pg_namespace n ON n.oid = c.relnamespace WHERE a.amname = 'btree' AND n.nspname = 'public'`;
  return query(server, check).then(
    () => 'ok',
    (error: Error) => error.message,
  );
}
