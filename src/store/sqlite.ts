import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { SetupError } from '../domain/errors.ts';
import { gather } from './gather.ts';
import { type Row, type Sql, StoreUnavailable, Undo, type Value, type Work } from './sql.ts';

interface Waiting {
  work: () => Work<unknown>;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
}

/**
 * The default store: one file, WAL, synchronous=FULL. Work that waits in one tick shares one COMMIT and is
 * acknowledged after it, so that safety costs one fsync for many turns.
 */
export function openSqlite(dir: string): Sql {
  const lock = lockFolder(dir);
  const db = openFile(join(dir, 'deskhand.sqlite'));
  const statements = new Map<string, StatementSync>();
  const add = gather(flush);
  let commits = 0;

  function prepared(text: string): StatementSync {
    let statement = statements.get(text);
    if (!statement) {
      statement = db.prepare(text);
      statements.set(text, statement);
    }
    return statement;
  }

  function all(text: string, params: Value[]): Row[] {
    return prepared(text).all(...(params as SQLInputValue[])) as Row[];
  }

  function flush(batch: Waiting[]): void {
    try {
      const settle = allTogether(batch) ?? eachAlone(batch);
      for (const done of settle) done();
    } catch (error) {
      if (db.isOpen && db.isTransaction) db.exec('ROLLBACK');
      for (const one of batch) one.reject(new StoreUnavailable(explain(error), { cause: error }));
    }
  }

  /** Nearly always nothing fails, and then nothing needs a savepoint. null: something did, and nothing was written. */
  function allTogether(batch: Waiting[]): (() => void)[] | null {
    prepared('BEGIN IMMEDIATE').run();
    const settle: (() => void)[] = [];
    try {
      for (const { work, resolve } of batch) {
        const value = drive(work(), all);
        settle.push(() => resolve(value));
      }
    } catch {
      prepared('ROLLBACK').run();
      return null;
    }
    commit();
    return settle;
  }

  /** Again, so that each piece of work takes back only what it did itself. */
  function eachAlone(batch: Waiting[]): (() => void)[] {
    prepared('BEGIN IMMEDIATE').run();
    const settle = batch.map((one) =>
      settled(one, () => inSavepoint(prepared, () => drive(one.work(), all))),
    );
    commit();
    return settle;
  }

  function commit(): void {
    prepared('COMMIT').run();
    commits++;
  }

  return {
    dialect: 'sqlite',
    get commits() {
      return commits;
    },
    async read<T>(text: string, params: Value[] = []) {
      return all(text, params) as T[];
    },
    write<T>(work: () => Work<T>) {
      return new Promise<T>((resolve, reject) => {
        add({ work, resolve: resolve as (value: unknown) => void, reject });
      });
    },
    async close() {
      await this.write(function* () {}); // What waits now is written first.
      statements.clear();
      db.close();
      lock.close();
    },
  };
}

/** Runs one piece of work now; what it answers is told only after the COMMIT. */
function settled({ resolve, reject }: Waiting, run: () => unknown): () => void {
  try {
    const value = run();
    return () => resolve(value);
  } catch (error) {
    if (error instanceof Undo) return () => resolve(error.result);
    return () => reject(error);
  }
}

function inSavepoint(prepared: (text: string) => StatementSync, run: () => unknown): unknown {
  prepared('SAVEPOINT work').run();
  try {
    const value = run();
    prepared('RELEASE work').run();
    return value;
  } catch (error) {
    prepared('ROLLBACK TO work').run();
    prepared('RELEASE work').run();
    throw error;
  }
}

function drive<T>(work: Work<T>, all: (text: string, params: Value[]) => Row[]): T {
  let step = work.next();
  while (!step.done) step = work.next(all(step.value.text, step.value.params));
  return step.value;
}

/** Folder by folder: Node's own `recursive` never comes back where no folder can be made, such as in /proc. */
function makeFolder(dir: string): void {
  const isThere = () => statSync(dir, { throwIfNoEntry: false })?.isDirectory();
  if (isThere()) return;
  makeFolder(dirname(dir));
  try {
    mkdirSync(dir);
  } catch (error) {
    if (!isThere()) throw error; // Another process may have been faster.
  }
}

/** Held by the operating system as long as this process lives: a second Deskhand on the folder is told so. */
function lockFolder(dir: string): DatabaseSync {
  try {
    makeFolder(dir);
    const lock = new DatabaseSync(join(dir, 'deskhand.lock'), { timeout: 0 });
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    if (message(error).includes('locked'))
      throw new SetupError(
        `Another Deskhand is using ${dir}. Stop it, or start this one with another DATA_DIR.`,
      );
    throw new SetupError(
      `The data folder ${dir} cannot be written (${message(error)}). Give this user write access to it, or set DATA_DIR to a folder that it may write.`,
    );
  }
}

function openFile(file: string): DatabaseSync {
  const existed = existsSync(file);
  try {
    const db = new DatabaseSync(file, { timeout: 5_000 });
    db.exec(
      'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 4000',
    );
    if (existed) checkIntact(db);
    return db;
  } catch (error) {
    throw new SetupError(explainOpen(file, error));
  }
}

/** https://www.sqlite.org/rescode.html */
const [BUSY, CORRUPT, NOT_A_DATABASE] = [5, 11, 26];

function explainOpen(file: string, error: unknown): string {
  const { errcode = CORRUPT } = error as { errcode?: number };
  const why = message(error);
  if ((errcode & 0xff) === BUSY)
    return `Another program is using ${file} (${why}). Close it and start again.`;
  if (![CORRUPT, NOT_A_DATABASE].includes(errcode & 0xff))
    return `The database ${file} cannot be opened for writing (${why}). Give this user write access to it and to its folder.`;
  return `The database ${file} is damaged (${why}). Nothing was changed. Put a backup in its place, or save what is readable with: sqlite3 ${file} ".recover" | sqlite3 recovered.sqlite`;
}

/** Reads the header and the table list; the full check is too slow for a large file on every start. */
function checkIntact(db: DatabaseSync): void {
  db.prepare('SELECT count(*) AS n FROM sqlite_schema').get();
  const size = db
    .prepare('SELECT page_count * page_size AS bytes FROM pragma_page_count, pragma_page_size')
    .get();
  if (Number(size?.bytes) > 64 * 1024 * 1024) return;
  const answer = db.prepare('PRAGMA quick_check(1)').get() as { quick_check: string };
  if (answer.quick_check !== 'ok') throw new Error(answer.quick_check);
}

function explain(error: unknown): string {
  const said = message(error);
  if (/full/i.test(said))
    return 'The disk is full: free some space; nothing was acknowledged that is not kept.';
  return `The store could not commit (${said}).`;
}

function message(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
