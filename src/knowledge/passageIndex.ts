import type { DatabaseSync } from 'node:sqlite';
import type { Article } from '../domain/article.ts';
import { openIndexFile } from './openIndexFile.ts';
import { packParts, unpackParts } from './packParts.ts';
import { MOST_PASSAGES } from './split.ts';
import type { Head, Parts, ReadArticle } from './view.ts';

/** An article as a start needs it. */
export interface Kept {
  n: number;
  head: Head;
  words: Int32Array;
}

/** A passage that shares words with the query. */
export interface Hit {
  n: number;
  passage: number;
}

/**
 * The articles, what was read of them, and an FTS5 index of their passages, in memory or in a local file that can be
 * thrown away. A passage's rowid is its article's number times 8192 plus its place. https://www.sqlite.org/fts5.html
 */
export interface PassageIndex {
  all(): IterableIterator<Kept>;
  /** Every spelling that the lexicon had learnt, in its order: the numbers in `words` follow from it. */
  spellings(): IterableIterator<string>;
  addSpelling(word: string): void;
  parts(n: number): Parts;
  numberOf(id: string): number | undefined;
  insert(article: Article, read: ReadArticle): number;
  delete(n: number): void;
  /** Every passage with one of the words. They are letters and digits only: nothing of the query syntax is in them. */
  match(words: string[]): Hit[];
  /** The best by BM25, which costs five times as much as finding them. */
  matchBest(words: string[], limit: number): Hit[];
  transaction(work: () => void): void;
  close(): void;
}

export function openPassageIndex(file?: string): PassageIndex {
  const db = openIndexFile(file);
  const statements = prepareAll(db);
  return {
    *all() {
      for (const { n, head, words } of statements.all.iterate())
        yield { n: n as number, head: JSON.parse(head as string) as Head, words: numbersIn(words) };
    },
    *spellings() {
      for (const { word } of statements.spellings.iterate()) yield word as string;
    },
    addSpelling: (word) => void statements.addSpelling.run(word),
    parts(n) {
      const { body, parts } = statements.parts.get(n)!;
      return unpackParts(body as string, parts as string);
    },
    numberOf: (id) => statements.numberOf.get(id)?.n as number | undefined,
    insert({ body, ...head }, { parts, words, indexed }) {
      const bytes = new Uint8Array(words.buffer, words.byteOffset, words.byteLength);
      const row = [head.id, JSON.stringify(head), bytes, packParts(parts), body] as const;
      const n = Number(statements.addArticle.run(...row).lastInsertRowid);
      indexed.forEach(({ title, heading, body }, i) => {
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
        if (db.isTransaction) db.exec('ROLLBACK');
        throw error;
      }
    },
    close: () => db.close(),
  };
}

function prepareAll(db: DatabaseSync) {
  const statements = {
    all: db.prepare('SELECT n, head, words FROM article ORDER BY n'),
    spellings: db.prepare('SELECT word FROM spelling ORDER BY n'),
    addSpelling: db.prepare('INSERT INTO spelling (word) VALUES (?)'),
    parts: db.prepare('SELECT body, parts FROM article WHERE n = ?'),
    numberOf: db.prepare('SELECT n FROM article WHERE id = ?'),
    addArticle: db.prepare('INSERT INTO article (id, head, words, parts, body) VALUES (?, ?, ?, ?, ?)'),
    addPassage: db.prepare('INSERT INTO passage (rowid, title, heading, body) VALUES (?, ?, ?, ?)'),
    deleteArticle: db.prepare('DELETE FROM article WHERE n = ?'),
    deletePassages: db.prepare('DELETE FROM passage WHERE rowid >= ? AND rowid < ?'),
    match: db.prepare('SELECT rowid FROM passage WHERE passage MATCH ?'),
    matchBest: db.prepare('SELECT rowid FROM passage WHERE passage MATCH ? ORDER BY rank LIMIT ?'),
  };
  statements.match.setReturnArrays(true);
  statements.matchBest.setReturnArrays(true);
  return statements;
}

const anyOf = (words: string[]): string =>
  words.map((word) => `"${word.replaceAll('"', '""')}"`).join(' OR ');

/** A row as an array, which is what `setReturnArrays` makes of it; the types say otherwise. */
function hitOf(row: unknown): Hit {
  const [id] = row as [number];
  const n = Math.floor(id / MOST_PASSAGES);
  return { n, passage: id - n * MOST_PASSAGES };
}

function numbersIn(blob: unknown): Int32Array {
  const { buffer, byteOffset, byteLength } = blob as Uint8Array<ArrayBuffer>;
  return byteOffset % 4 === 0
    ? new Int32Array(buffer, byteOffset, byteLength / 4)
    : new Int32Array(buffer.slice(byteOffset, byteOffset + byteLength));
}
