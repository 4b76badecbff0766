import pg from 'pg';
import { SetupError } from '../domain/errors.ts';
import { type Row, type Sql, StoreUnavailable, Undo, type Value, type Work } from './sql.ts';

// All our BIGINTs are below 2^53: give numbers, as SQLite does.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

export interface Postgres extends Sql {
  /** One statement that is a transaction of its own, with `$1` for its parameters. */
  commit(text: string, params: unknown[]): Promise<Row[]>;
}

const DEADLOCK = '40P01';
const TRIES = 3;

/** The store of several replicas: `url` is `postgres://user:password@host:port/database`. */
export async function openPostgres(url: string): Promise<Postgres> {
  const pool = createPool(url);
  // A connection that breaks is replaced by the pool and the query on it reports; unheard, it would end the process.
  // https://node-postgres.com/apis/client#error
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  const prepared = new Map<string, { name: string; text: string }>();
  let commits = 0;
  await reach(pool, url);

  /** Our texts are few and always the same: a name lets the server parse and plan each only once a connection. */
  function prepare(text: string): { name: string; text: string } {
    let ready = prepared.get(text);
    if (!ready) {
      let n = 0;
      ready = { name: `s${prepared.size + 1}`, text: text.replace(/\?/g, () => `$${++n}`) };
      prepared.set(text, ready);
    }
    return ready;
  }

  async function query(client: pg.ClientBase, text: string, params: unknown[] = []): Promise<Row[]> {
    try {
      return (await client.query({ ...prepare(text), values: params.map(withoutNul) })).rows as Row[];
    } catch (error) {
      throw isLost(error)
        ? new StoreUnavailable(`PostgreSQL went away (${messageOf(error)}).`, { cause: error })
        : error;
    }
  }

  async function alone(text: string, params: unknown[]): Promise<Row[]> {
    const client = await connect(pool);
    let isBroken = false; // The pool would lend it again before it hears of the end of the line.
    try {
      return await query(client, text, params);
    } catch (error) {
      isBroken = error instanceof StoreUnavailable;
      throw error;
    } finally {
      client.release(isBroken);
    }
  }

  async function transaction<T>(
    body: (query: (text: string, params?: unknown[]) => Promise<Row[]>) => Promise<T>,
  ) {
    for (let tries = 1; ; tries++) {
      const client = await connect(pool);
      try {
        await query(client, 'BEGIN');
        const value = await body((text, params) => query(client, text, params));
        await query(client, 'COMMIT');
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
      return (await alone(text, params)) as T[];
    },
    write<T>(work: () => Work<T>) {
      return transaction(async (query) => {
        const steps = work();
        let step = steps.next();
        while (!step.done) step = steps.next(await query(step.value.text, step.value.params));
        return step.value;
      });
    },
    async commit(text, params) {
      const rows = await alone(text, params);
      commits++;
      return rows;
    },
    async close() {
      await pool.end();
    },
  };
}

async function connect(pool: pg.Pool): Promise<pg.PoolClient> {
  try {
    return await pool.connect();
  } catch (cause) {
    throw new StoreUnavailable(`PostgreSQL cannot be reached (${messageOf(cause)}).`, { cause });
  }
}

/** https://www.postgresql.org/docs/current/errcodes-appendix.html: connection, resources, shutdown, read-only standby. */
const LOST_CODES = /^(08|53|57P|25006|E[A-Z]+$)/;

/** The connection or the server is gone, not what was asked of it wrong; pg's own errors on a broken line have no code. */
function isLost(error: unknown): boolean {
  const { code } = error as { code?: string };
  return code === undefined
    ? error instanceof Error && /connection|timeout/i.test(error.message)
    : LOST_CODES.test(code);
}

/** PostgreSQL refuses U+0000 in a text. */
function withoutNul(value: unknown): unknown {
  return typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '') : value;
}

/** A refused connection to a name with several addresses has its reasons inside: AggregateError. */
function messageOf(error: unknown): string {
  const { message, errors } = error as AggregateError;
  return message || errors?.map((one: Error) => one.message).join(', ') || 'no reason given';
}

function createPool(url: string): pg.Pool {
  try {
    return new pg.Pool({
      connectionString: url,
      max: 10,
      connectionTimeoutMillis: 5_000,
      // A machine that vanishes must not hold its rows, and a connection that died silently must not hold its caller.
      keepAlive: true,
      query_timeout: 15_000,
      idle_in_transaction_session_timeout: 10_000,
    });
  } catch (error) {
    throw unusable(url, error);
  }
}

async function reach(pool: pg.Pool, url: string): Promise<void> {
  try {
    (await pool.connect()).release();
  } catch (error) {
    await pool.end();
    throw unusable(url, error);
  }
}

/** Never shows the password. */
function unusable(url: string, error: unknown): SetupError {
  const { host, pathname } = URL.canParse(url) ? new URL(url) : { host: '', pathname: '' };
  const at = host ? `PostgreSQL at ${host}${pathname}` : 'The PostgreSQL of DATABASE_URL';
  return new SetupError(
    `${at} cannot be used (${messageOf(error)}). Check that it runs and that DATABASE_URL is right, or unset DATABASE_URL to use the built-in SQLite.`,
  );
}
