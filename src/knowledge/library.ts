import type { Article } from '../domain/article.ts';
import type { Encoder, TextVector } from '../domain/encoder.ts';
import type { SearchQuery } from '../domain/knowledge.ts';
import { createLexicon } from './lexicon.ts';
import { type Measured, mark, measure, unmark } from './measure.ts';
import { openParts } from './openParts.ts';
import { type Hit, openPassageIndex, type PassageIndex } from './passageIndex.ts';
import { scoreOf, sharedRanks } from './rank.ts';
import { type Query, readQuery, type Term } from './readQuery.ts';
import { createSpeller } from './speller.ts';
import { type Filling, fillVectors } from './vectors/fillVectors.ts';
import type { VectorIndex } from './vectors/vectorIndex.ts';
import { type Parts, readArticle, StoredView, type View } from './view.ts';

/** What a question was compared with; nothing is ranked yet. */
export interface Compared {
  query: Query;
  /** Articles that share a word with the question or are near it, in no order. */
  measured: Measured[];
  /** Whether vectors take part; not where the best article by words has none, such as one in another language than the encoder reads. */
  isNear: boolean;
}

export interface Library {
  put(articles: Article[]): void;
  remove(id: string): void;
  /** `vector`: the question's, where it has one. */
  compare(query: SearchQuery, vector?: TextVector | null): Compared;
  /** Whether an article has the word, or another with its stem. */
  knows(word: string): boolean;
  readonly size: number;
  /** Every article's view. */
  all(): IterableIterator<View>;
  /** Resolves when all vectors are made that can be. */
  idle(): Promise<void>;
  close(): void;
}

export interface LibraryOptions {
  /** As in `createKnowledge`. */
  file?: string | undefined;
  encoder?: Encoder | null | undefined;
  onProgress?: ((done: number, total: number) => void) | undefined;
}

/** Articles taken for their nearness, besides those with the question's words; their sentences are compared too. */
const NEAREST = 30;

/** While a larger share of articles waits for vectors, words alone decide: those would be passed over. */
const MOST_WAITING = 0.1;

/** Words decide where they score an article without vectors so many times as high as those with. */
const FAR_MORE = 1.5;

/** Most terms that look for passages; all terms measure what was found. */
const MOST_LOOKUPS = 12;

/** Passages looked at before rarer terms suffice, and when there are more than that, the best by BM25. */
const ENOUGH_PASSAGES = 120;
const BEST_PASSAGES = 200;

/** Articles with their index, their words, their vectors and their views, kept in step. */
export function openLibrary({ file, encoder, onProgress }: LibraryOptions = {}): Library {
  const index = openPassageIndex(file);
  const parts = openParts(index.parts);
  let { lexicon, speller, views } = readAll(index, parts.of);
  /** Spellings that are in the file. */
  let spelled = lexicon.spellings.length;
  const filling: Filling | null = encoder
    ? fillVectors({ encoder, viewOf: (n) => views.get(n), onProgress })
    : null;
  for (const n of views.keys()) filling?.add(n);

  /** All or nothing: what the file takes back, memory takes back by reading the file again. */
  function together(work: () => void): void {
    try {
      index.transaction(() => {
        work();
        for (const word of lexicon.spellings.slice(spelled)) index.addSpelling(word);
      });
    } catch (error) {
      for (const n of views.keys()) filling?.drop(n);
      parts.forgetAll();
      ({ lexicon, speller, views } = readAll(index, parts.of));
      for (const n of views.keys()) filling?.add(n);
      throw error;
    } finally {
      spelled = lexicon.spellings.length;
    }
  }

  function addView(n: number, view: View): void {
    views.set(n, view);
    lexicon.count(view.stems, 1);
    filling?.add(n);
  }

  function drop(id: string): void {
    const n = index.numberOf(id);
    if (n === undefined) return;
    index.delete(n);
    lexicon.count(views.get(n)!.stems, -1);
    views.delete(n);
    parts.forget(n);
    filling?.drop(n);
  }

  function putOne(article: Article): void {
    const old = index.numberOf(article.id);
    if (old !== undefined && isSame(views.get(old)!.article, article)) return;
    drop(article.id);
    const read = readArticle(article, lexicon);
    const { body: _, ...head } = article;
    const n = index.insert(article, read);
    addView(n, new StoredView({ n, head, words: read.words, open: parts.of }));
  }

  function compare(asked: SearchQuery, vector?: TextVector | null): Compared {
    const query = readQuery(asked, { lexicon, speller });
    const vectors = vector ? usable() : null;
    if (vectors && vector) vectors.aim(vector);
    const nearest = new Set(vectors?.nearest(NEAREST));
    const passages = query.weight > 0 ? byArticle(lookUp(query)) : new Map<number, number[]>();
    for (const n of nearest) if (!passages.has(n)) passages.set(n, []);
    mark(query, lexicon.slots);
    try {
      const measured = [...passages].map(([n, found]) => {
        const view = views.get(n)!;
        const near = vectors?.near(n);
        if (!vectors || !near) return measure(view, found, query, lexicon);
        const { passage, best, title, cosines } = near;
        const read = found.includes(best) ? found : [...found, best];
        const sentence = nearest.has(n) ? largest(vectors.units(n)) : undefined;
        return {
          ...measure(view, read, query, lexicon, cosines),
          near: { passage, title, sentence, units: () => vectors.units(n) },
        };
      });
      return { query, measured, isNear: vectors !== null && !isOutOfReach(measured) };
    } finally {
      unmark(query, lexicon.slots);
    }
  }

  /** The vectors, once nearly all articles have theirs that can have any. */
  function usable(): VectorIndex | null {
    filling?.wake();
    if (!filling?.index || filling.index.size === 0) return null;
    return filling.waiting <= views.size * MOST_WAITING ? filling.index : null;
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
    all: () => views.values(),
    idle: async () => filling?.idle(),
    knows: (word) => lexicon.find(word) >= 0,
    get size() {
      return views.size;
    },
    close() {
      filling?.stop();
      index.close();
    },
  };
}

/** Whether words speak far more for an article without vectors than for any that has them, beside which it would be lost. */
function isOutOfReach(measured: Measured[]): boolean {
  let [read, unread] = [0, 0];
  for (const { measures, near } of measured) {
    const score = scoreOf(measures, sharedRanks(false));
    if (near) read = Math.max(read, score);
    else unread = Math.max(unread, score);
  }
  return unread > FAR_MORE * read;
}

/** Memory as it follows from the file. */
function readAll(index: PassageIndex, open: (n: number) => Parts) {
  const lexicon = createLexicon();
  const speller = createSpeller(lexicon.spellings, (word) => lexicon.find(word) >= 0);
  const views = new Map<number, View>();
  for (const word of index.spellings()) lexicon.intern(word);
  for (const { n, head, words } of index.all()) {
    const view = new StoredView({ n, head, words, open });
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

function largest(cosines: Float32Array | undefined): number | undefined {
  return cosines?.reduce((most, one) => Math.max(most, one), 0);
}
