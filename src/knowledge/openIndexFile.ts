import { mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Rises when tables, tokenizer, stemming or splitting change: an older file is then emptied and filled again by its owner. */
const FORMAT = 3;

/** Title, headings, body. */
const COLUMN_WEIGHTS = '4.0, 2.0, 1.0';

/** Of an article, `words` is needed by every question, `parts` and `body` by those that quote it: they lie last. */
const SCHEMA = `
  CREATE TABLE article (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, head TEXT NOT NULL, words BLOB NOT NULL,
    parts TEXT NOT NULL, body TEXT NOT NULL);
  CREATE TABLE spelling (n INTEGER PRIMARY KEY, word TEXT NOT NULL);
  CREATE VIRTUAL TABLE passage USING fts5(title, heading, body, content='', contentless_delete=1,
    tokenize='porter unicode61 remove_diacritics 2');
  INSERT INTO passage(passage, rank) VALUES ('rank', 'bm25(${COLUMN_WEIGHTS})');
  PRAGMA user_version = ${FORMAT};`;

const MEMORY = ':memory:';

/** Pages kept in memory, in KiB. */
const CACHE_KB = 8_000;

/**
 * A file of another format, or one that is no database, is replaced by an empty one. One that another process has open
 * stays as it is: this process then works in memory, as one without a file does; so it does where none may be written.
 */
export function openIndexFile(file = MEMORY): DatabaseSync {
  try {
    // With PostgreSQL nothing else may have made the folder.
    if (file !== MEMORY) mkdirSync(dirname(file), { recursive: true });
    return open(file);
  } catch (error) {
    if (file === MEMORY) throw error;
    if (isNoPlace(error) || isOneOf(error, CLOSED)) return open(MEMORY);
    if (!isOneOf(error, UNREADABLE)) throw error;
    for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(file + suffix, { force: true });
    return open(file);
  }
}

/** Locked for as long as it is open: views in memory follow from it, and nobody else may change it under them. */
function open(file: string): DatabaseSync {
  const db = new DatabaseSync(file);
  try {
    db.exec(`PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
      PRAGMA cache_size = -${CACHE_KB}`);
    const { user_version: format } = db.prepare('PRAGMA user_version').get() as { user_version: number };
    if (format !== FORMAT) {
      const old = ['passage', 'article', 'spelling'].map((table) => `DROP TABLE IF EXISTS ${table};`);
      db.exec(`BEGIN; ${old.join('')} ${SCHEMA} COMMIT`);
    }
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** SQLITE_BUSY, SQLITE_READONLY and SQLITE_CANTOPEN; SQLITE_CORRUPT and SQLITE_NOTADB. https://www.sqlite.org/rescode.html */
const CLOSED = [5, 8, 14];
const UNREADABLE = [11, 26];

function isOneOf(error: unknown, codes: number[]): boolean {
  return codes.includes(((error as { errcode?: number }).errcode ?? 0) & 0xff);
}

const isNoPlace = (error: unknown) =>
  /^E(?:ACCES|ROFS|PERM|NOTDIR|EXIST)$/.test((error as { code?: string }).code ?? '');
