import { rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { Article } from '../domain/article.ts';
import { MOST_PASSAGES } from './split.ts';

/** Rises when tables, tokenizer or splitting change: an older file is then emptied and filled again by its owner. */
const FORMAT = 1;

/** Title, headings, body. */
const COLUMN_WEIGHTS = '4.0, 2.0, 1.0';

const SCHEMA = `
  CREATE TABLE article (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, json TEXT NOT NULL);
  CREATE VIRTUAL TABLE passage USING fts5(title, heading, body, content='', contentless_delete=1,
    tokenize='porter unicode61 remove_diacritics 2');
  INSERT INTO passage(passage, rank) VALUES ('rank', 'bm25(${COLUMN_WEIGHTS})');
  PRAGMA user_version = ${FORMAT};`;

/** Words of one passage, ready for the tokenizer: letters and digits with spaces between. */
export interface IndexedPassage {
  title: string;
  heading: string;
  body: string;
}

/** A passage that shares words with the query. */
export interface Hit {
  n: number;
  passage: number;
}

/**
 * The articles and an FTS5 index of their passages, in memory or in a local file that can be thrown away.
 * A passage's rowid is its article's number times 8192 plus its place. https://www.sqlite.org/fts5.html
 */
export interface PassageIndex {
  all(): IterableIterator<{ n: number; article: Article }>;
  read(n: number): Article;
  numberOf(id: string): number | undefined;
  insert(article: Article, passages: IndexedPassage[]): number;
  delete(n: number): void;
  /** Every passage with one of the words. They are letters and digits only: nothing of the query syntax is in them. */
  match(words: string[]): Hit[];
  /** The best by BM25, which costs five times as much as finding them. */
  matchBest(words: string[], limit: number): Hit[];
  transaction(work: () => void): void;
  close(): void;
}

export function openPassageIndex(file = ':memory:'): PassageIndex {
  const db = openOrRenew(file);
  const statements = {
    all: db.prepare('SELECT n, json FROM article ORDER BY n'),
    read: db.prepare('SELECT json FROM article WHERE n = ?'),
    numberOf: db.prepare('SELECT n FROM article WHERE id = ?'),
    addArticle: db.prepare('INSERT INTO article (id, json) VALUES (?, ?)'),
    addPassage: db.prepare('INSERT INTO passage (rowid, title, heading, body) VALUES (?, ?, ?, ?)'),
    deleteArticle: db.prepare('DELETE FROM article WHERE n = ?'),
    deletePassages: db.prepare('DELETE FROM passage WHERE rowid >= ? AND rowid < ?'),
    match: db.prepare('SELECT rowid FROM passage WHERE passage MATCH ?'),
    matchBest: db.prepare('SELECT rowid FROM passage WHERE passage MATCH ? ORDER BY rank LIMIT ?'),
  };

  statements.match.setReturnArrays(true);
  statements.matchBest.setReturnArrays(true);

  return {
    *all() {
      for (const row of statements.all.iterate())
        yield { n: row.n as number, article: JSON.parse(row.json as string) as Article };
    },
    read: (n) => JSON.parse(statements.read.get(n)!.json as string) as Article,
    numberOf: (id) => statements.numberOf.get(id)?.n as number | undefined,
    insert(article, passages) {
      const n = Number(statements.addArticle.run(article.id, JSON.stringify(article)).lastInsertRowid);
      passages.forEach(({ title, heading, body }, i) => {
        statements.addPassage.run(n * MOST_PASSAGES + i, title, heading, body);
      });
      return n;
    },
    delete(n) {
      statements.deletePassages.run(n * MOST_PASSAGES, (n + 1) * MOST_PASSAGES);
      statements.deleteArticle.run(n);
    },
    match: (words) => statements.match.all(anyOf(words)).map(hitOf),
    matchBest: (words, limit) => statements.matchBest.all(anyOf(words), limit).map(hitOf),
    transaction(work) {
      db.exec('BEGIN IMMEDIATE');
      try {
        work();
        db.exec('COMMIT');
      } catch (error) {
        db.exec('ROLLBACK');
        throw error;
      }
    },
    close: () => db.close(),
  };
}

const anyOf = (words: string[]): string =>
  words.map((word) => `"${word.replaceAll('"', '""')}"`).join(' OR ');

/** A row as an array, which is what `setReturnArrays` makes of it; the types say otherwise. */
function hitOf(row: unknown): Hit {
  const [id] = row as [number];
  const n = Math.floor(id / MOST_PASSAGES);
  return { n, passage: id - n * MOST_PASSAGES };
}

/** A file of another format, or one that is no database, is replaced by an empty one. */
function openOrRenew(file: string): DatabaseSync {
  try {
    return open(file);
  } catch (error) {
    if (file === ':memory:' || !isUnreadable(error)) throw error;
    for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(file + suffix, { force: true });
    return open(file);
  }
}

function open(file: string): DatabaseSync {
  const db = new DatabaseSync(file);
  try {
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000');
    const { user_version: format } = db.prepare('PRAGMA user_version').get() as { user_version: number };
    if (format !== FORMAT) {
      db.exec('DROP TABLE IF EXISTS passage; DROP TABLE IF EXISTS article');
      db.exec(`BEGIN;${SCHEMA}COMMIT`);
    }
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** SQLITE_CORRUPT and SQLITE_NOTADB. https://www.sqlite.org/rescode.html */
function isUnreadable(error: unknown): boolean {
  const code = (error as { errcode?: number }).errcode ?? 0;
  return [11, 26].includes(code & 0xff);
}
