import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SetupError } from '../domain/errors.ts';
import { run, type Sql, type Work } from './sql.ts';

const TOKENS = {
  sqlite: {
    serial: 'INTEGER PRIMARY KEY AUTOINCREMENT',
    bytes: 'BLOB',
    clustered: 'WITHOUT ROWID',
    roomy: '',
  },
  postgres: {
    serial: 'BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY',
    bytes: 'BYTEA',
    clustered: '',
    roomy: 'WITH (fillfactor = 70)',
  },
} as const;

/** Any fixed number: replicas that start together take turns. */
const MIGRATION_LOCK = 7_355_608;

/** Brings the schema up to date; each numbered file runs once, all of them in one transaction, and is never edited. */
export async function migrate(sql: Sql, dir = join(import.meta.dirname, 'migrations')): Promise<void> {
  const files = readdirSync(dir)
    .filter((name) => /^\d{3}_.*\.sql$/.test(name))
    .sort();
  await sql.write(function* (): Work<void> {
    if (sql.dialect === 'postgres') yield* run('SELECT pg_advisory_xact_lock(?)', [MIGRATION_LOCK]);
    yield* run('CREATE TABLE IF NOT EXISTS migrations (number BIGINT PRIMARY KEY, name TEXT NOT NULL)');
    const [newest] = yield* run<{ number: number | null }>('SELECT max(number) AS number FROM migrations');
    const done = newest?.number ?? 0;
    if (done > files.length)
      throw new SetupError(
        `The database is from a newer Deskhand (schema ${done}). Start that version, or restore a backup.`,
      );
    for (const name of files.slice(done)) {
      for (const text of statements(sql.dialect, readFileSync(join(dir, name), 'utf8'))) yield* run(text);
      yield* run('INSERT INTO migrations (number, name) VALUES (?, ?)', [Number(name.slice(0, 3)), name]);
    }
  });
}

function statements(dialect: Sql['dialect'], text: string): string[] {
  return text
    .replace(/--.*$/gm, '')
    .replace(/\{\{(\w+)\}\}/g, (_, token: keyof (typeof TOKENS)['sqlite']) => TOKENS[dialect][token])
    .split(';')
    .map((statement) => statement.trim())
    .filter(Boolean);
}
