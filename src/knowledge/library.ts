import type { Article } from '../domain/article.ts';
import type { SearchQuery } from '../domain/knowledge.ts';
import { createLexicon } from './lexicon.ts';
import { type Measured, mark, measure, unmark } from './measure.ts';
import { type Hit, openPassageIndex, type PassageIndex } from './passageIndex.ts';
import { type Query, readQuery, type Term } from './readQuery.ts';
import { createSpeller } from './speller.ts';
import { readArticle, type View } from './view.ts';

/** What a question was compared with; nothing is ranked yet. */
export interface Compared {
  query: Query;
  /** Articles that share a word with the question, in no order. */
  measured: Measured[];
}

export interface Library {
  put(articles: Article[]): void;
  remove(id: string): void;
  compare(query: SearchQuery): Compared;
  /** Whether an article has the word, or another with its stem. */
  knows(word: string): boolean;
  readonly size: number;
  close(): void;
}

/** Most terms that look for passages; all terms measure what was found. */
const MOST_LOOKUPS = 12;

/** Passages looked at before rarer terms suffice, and when there are more than that, the best by BM25. */
const ENOUGH_PASSAGES = 120;
const BEST_PASSAGES = 200;

/** Articles with their index, their words and their views, kept in step. `file` as in `createKnowledge`. */
export function openLibrary({ file }: { file?: string | undefined } = {}): Library {
  const index = openPassageIndex(file);
  let { lexicon, speller, views } = readAll(index);

  /** All or nothing: what the file takes back, memory takes back by reading the file again. */
  function together(work: () => void): void {
    try {
      index.transaction(work);
    } catch (error) {
      ({ lexicon, speller, views } = readAll(index));
      throw error;
    }
  }

  function addView(n: number, view: View): void {
    views.set(n, view);
    lexicon.count(view.stems, 1);
  }

  function drop(id: string): void {
    const n = index.numberOf(id);
    if (n === undefined) return;
    index.delete(n);
    lexicon.count(views.get(n)!.stems, -1);
    views.delete(n);
  }

  function putOne(article: Article): void {
    const n = index.numberOf(article.id);
    if (n !== undefined && isSame(views.get(n)!.article, article)) return;
    drop(article.id);
    const { view, indexed } = readArticle(article, lexicon);
    addView(index.insert(article, indexed), view);
  }

  function compare(asked: SearchQuery): Compared {
    const query = readQuery(asked, { lexicon, speller });
    if (query.weight === 0) return { query, measured: [] };
    mark(query, lexicon.slots);
    try {
      const measured = [...byArticle(lookUp(query))].map(([n, passages]) =>
        measure(views.get(n)!, passages, query, lexicon),
      );
      return { query, measured };
    } finally {
      unmark(query, lexicon.slots);
    }
  }

  /** Rare words first, until they promise enough passages: what only shares "account" with the question is not read. */
  function lookUp({ terms }: Query): Hit[] {
    const words: string[] = [];
    let promised = 0;
    for (const { id, word } of rarestFirst(terms)) {
      const expected = lexicon.articlesWith(id) * 1.5;
      if (words.length >= MOST_LOOKUPS || (words.length > 0 && promised + expected > ENOUGH_PASSAGES)) break;
      words.push(word);
      promised += expected;
    }
    return promised > ENOUGH_PASSAGES ? index.matchBest(words, BEST_PASSAGES) : index.match(words);
  }

  return {
    put: (articles) => together(() => articles.forEach(putOne)),
    remove: (id) => together(() => drop(id)),
    compare,
    knows: (word) => lexicon.find(word) >= 0,
    get size() {
      return views.size;
    },
    close: () => index.close(),
  };
}

/** Memory as it follows from the file. */
function readAll(index: PassageIndex) {
  const lexicon = createLexicon();
  const speller = createSpeller(lexicon.spellings, (word) => lexicon.find(word) >= 0);
  const views = new Map<number, View>();
  for (const { n, article } of index.all()) {
    const { view } = readArticle(article, lexicon);
    views.set(n, view);
    lexicon.count(view.stems, 1);
  }
  return { lexicon, speller, views };
}

function isSame(a: Article, b: Article): boolean {
  return (
    a.version === b.version &&
    a.body === b.body &&
    a.title === b.title &&
    a.url === b.url &&
    a.language === b.language
  );
}

const rarestFirst = (terms: Term[]): Term[] => terms.toSorted((a, b) => b.weight - a.weight);

function byArticle(hits: Hit[]): Map<number, number[]> {
  const passages = new Map<number, number[]>();
  for (const { n, passage } of hits) {
    const there = passages.get(n);
    if (there) there.push(passage);
    else passages.set(n, [passage]);
  }
  return passages;
}
