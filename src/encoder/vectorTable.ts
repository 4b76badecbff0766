import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** "Dhvc": says that a file is ours. https://www.sqlite.org/pragma.html#pragma_application_id */
const OURS = 0x44687663;
const FORMAT = 1;

const SCHEMA = `
  CREATE TABLE vector (key BLOB PRIMARY KEY, used INTEGER NOT NULL, packed BLOB NOT NULL) WITHOUT ROWID;
  CREATE INDEX by_use ON vector (used);
  PRAGMA application_id = ${OURS};
  PRAGMA user_version = ${FORMAT};`;

/** SQLITE_CORRUPT and SQLITE_NOTADB. https://www.sqlite.org/rescode.html */
const DAMAGED = new Set([11, 26]);

/** `packed` null: the row was used and stays as it is. */
export interface Write {
  key: Uint8Array;
  packed: Int16Array | null;
}

/** `used` counts writes, not time: the row with the lowest has been left alone for longest. */
export interface VectorTable {
  read(key: Uint8Array): { used: number; packed: Uint8Array } | undefined;
  /** Use is noted now and then only, so that reading does not mean writing. */
  isGettingOld(used: number): boolean;
  /** In one transaction. What is then too many goes, and a tenth more, so that it does not happen at every write. */
  write(batch: Write[]): void;
  close(): void;
}

class Foreign extends Error {}

/** Opens or makes the file. One that is damaged or not ours is put aside, and `onProblem` is told so. */
export function openVectorTable(
  file: string,
  most: number,
  onProblem: (reason: string) => void,
): VectorTable {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
  try {
    return connect(file, most);
  } catch (error) {
    if (!isDamaged(error) && !(error instanceof Foreign)) throw error;
    return openAnew(file, most, onProblem);
  }
}

export function openAnew(file: string, most: number, onProblem: (reason: string) => void): VectorTable {
  if (file !== ':memory:') {
    renameSync(file, `${file}.aside`);
    for (const end of ['-wal', '-shm']) rmSync(file + end, { force: true });
    onProblem(`${file} is damaged or not a file of vectors: put aside as ${file}.aside and made anew`);
  }
  return connect(file, most);
}

export function isDamaged(error: unknown): boolean {
  return DAMAGED.has(((error as { errcode?: number }).errcode ?? 0) & 0xff);
}

function connect(file: string, most: number): VectorTable {
  const db = new DatabaseSync(file, { timeout: 1000 });
  try {
    prepareFile(db);
    return createTable(db, most);
  } catch (error) {
    db.close();
    throw error;
  }
}

/** WAL with synchronous=NORMAL does not wait for the disk at each commit: what a power cut takes is computed again. */
function prepareFile(db: DatabaseSync): void {
  const tables = Number(db.prepare('SELECT count(*) AS n FROM sqlite_schema').get()?.n);
  const isOurs = pragma(db, 'application_id') === OURS && pragma(db, 'user_version') === FORMAT;
  if (tables > 0 && !isOurs) throw new Foreign();
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
  if (tables === 0) db.exec(SCHEMA);
}

function pragma(db: DatabaseSync, name: string): unknown {
  return db.prepare(`PRAGMA ${name}`).get()?.[name];
}

function createTable(db: DatabaseSync, most: number): VectorTable {
  const read = db.prepare('SELECT used, packed FROM vector WHERE key = ?');
  const insert = db.prepare('INSERT OR REPLACE INTO vector (key, used, packed) VALUES (?, ?, ?)');
  const touch = db.prepare('UPDATE vector SET used = ? WHERE key = ?');
  const last = db.prepare('SELECT max(used) AS used FROM vector');
  const count = db.prepare('SELECT count(*) AS rows FROM vector');
  const drop = db.prepare('DELETE FROM vector WHERE key IN (SELECT key FROM vector ORDER BY used LIMIT ?)');
  let used = Number(last.get()?.used ?? 0);
  let rows = countRows();

  function countRows(): number {
    return Number(count.get()?.rows);
  }

  function put({ key, packed }: Write): void {
    used++;
    if (!packed) touch.run(used, key);
    else {
      insert.run(key, used, new Uint8Array(packed.buffer, packed.byteOffset, packed.byteLength));
      rows++;
    }
  }

  function dropOldest(): void {
    rows = countRows(); // `put` may have replaced some.
    if (rows > most) rows -= Number(drop.run(rows - Math.floor(most * 0.9)).changes);
  }

  return {
    read: (key) => read.get(key) as { used: number; packed: Uint8Array } | undefined,
    isGettingOld: (row) => used - row > most / 4,
    write(batch) {
      db.exec('BEGIN IMMEDIATE');
      try {
        for (const write of batch) put(write);
        if (rows > most) dropOldest();
        db.exec('COMMIT');
      } catch (error) {
        if (db.isTransaction) db.exec('ROLLBACK');
        throw error;
      }
    },
    close: () => db.close(),
  };
}
