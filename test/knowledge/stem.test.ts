import { DatabaseSync } from 'node:sqlite';
import { stem } from '../../src/knowledge/stem.ts';
import { wordsOf } from '../../src/knowledge/words.ts';
import { starterArticles } from './articles.ts';

describe('stem', () => {
  it('makes the same stems as the tokenizer of the index, for every word of the starter articles', () => {
    const all = starterArticles().flatMap(({ title, body }) =>
      wordsOf(`${title} ${body}`).map(({ word }) => word),
    );
    const words = [...new Set(all)].filter((word) => word.length > 1);
    const db = new DatabaseSync(':memory:');
    db.exec(`CREATE VIRTUAL TABLE t USING fts5(word, tokenize='porter unicode61 remove_diacritics 2');
      CREATE VIRTUAL TABLE v USING fts5vocab(t, 'instance');`);
    const insert = db.prepare('INSERT INTO t(rowid, word) VALUES (?, ?)');
    words.forEach((word, i) => {
      insert.run(i + 1, word);
    });
    const rows = db.prepare('SELECT doc, term FROM v ORDER BY doc').all() as { doc: number; term: string }[];
    expect(words.length).toBeGreaterThan(2000);
    expect(rows.map(({ term }) => term)).toEqual(words.map(stem));
    db.close();
  });
});
