import pg from 'pg';
import { SetupError } from '../domain/errors.ts';
import { type Row, type Sql, StoreUnavailable, Undo, type Value, type Work } from './sql.ts';

// All our BIGINTs are below 2^53: give numbers, as SQLite does.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

export interface Postgres extends Sql {
  /** For statements that only PostgreSQL has: the callback's queries are one transaction. */
  transaction<T>(body: (query: (text: string, params?: unknown[]) => Promise<Row[]>) => Promise<T>): Promise<T>;
}

const DEADLOCK = '40P01';
const TRIES = 3;

/** The store of several replicas: `url` is `postgres://user:password@host:port/database`. */
export async function openPostgres(url: string): Promise<Postgres> {
  const pool = new pg.Pool({ connectionString: url, max: 10, connectionTimeoutMillis: 5_000 });
  pool.on('error', () => {}); // An idle connection that breaks is replaced by the pool; the next query reports.
  const numbered = new Map<string, string>();
  let commits = 0;
  await reach(pool);

  function prepare(text: string): string {
    let ready = numbered.get(text);
    if (!ready) {
      let n = 0;
      ready = text.replace(/\?/g, () => `$${++n}`);
      numbered.set(text, ready);
    }
    return ready;
  }

  async function query(client: pg.ClientBase, text: string, params: unknown[] = []): Promise<Row[]> {
    return (await client.query(text, params)).rows as Row[];
  }

  async function transaction<T>(body: (query: (text: string, params?: unknown[]) => Promise<Row[]>) => Promise<T>) {
    for (let tries = 1; ; tries++) {
      const client = await connect(pool);
      try {
        await client.query('BEGIN');
        const value = await body((text, params) => query(client, text, params));
        await client.query('COMMIT');
        commits++;
        client.release();
        return value;
      } catch (error) {
        await client.query('ROLLBACK').then(
          () => client.release(),
          (broken) => client.release(broken),
        );
        if (error instanceof Undo) return error.result as T;
        if ((error as { code?: string }).code !== DEADLOCK || tries === TRIES) throw error;
      }
    }
  }

  return {
    dialect: 'postgres',
    get commits() {
      return commits;
    },
    async read<T>(text: string, params: Value[] = []) {
      const client = await connect(pool);
      try {
        return (await query(client, prepare(text), params)) as T[];
      } finally {
        client.release();
      }
    },
    write<T>(work: () => Work<T>) {
      return transaction(async (query) => {
        const steps = work();
        let step = steps.next();
        while (!step.done) step = steps.next(await query(prepare(step.value.text), step.value.params));
        return step.value;
      });
    },
    transaction,
    async close() {
      await pool.end();
    },
  };
}

async function connect(pool: pg.Pool): Promise<pg.PoolClient> {
  try {
    return await pool.connect();
  } catch (cause) {
    throw new StoreUnavailable(`PostgreSQL cannot be reached (${(cause as Error).message}).`, { cause });
  }
}

async function reach(pool: pg.Pool): Promise<void> {
  try {
    (await pool.connect()).release();
  } catch (error) {
    await pool.end();
    const { host, port, database, user } = pool.options as pg.ClientConfig;
    const at = host ? `${user ?? ''}@${host}:${port ?? 5432}/${database ?? ''}` : 'the address in DATABASE_URL';
    throw new SetupError(
      `PostgreSQL at ${at} cannot be used (${(error as Error).message}). Check that it runs and that DATABASE_URL is right, or unset DATABASE_URL to use the built-in SQLite.`,
    );
  }
}
