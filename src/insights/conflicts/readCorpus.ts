import { setImmediate } from 'node:timers/promises';
import type { Article } from '../../domain/article.ts';
import type { Reading, ReadSentence } from '../../domain/reading.ts';

/** A sentence of an article, with where it stands. */
export interface Placed {
  article: PlacedArticle;
  /** Number of the passage that it is from. */
  passage: number;
  read: ReadSentence;
}

export interface PlacedArticle {
  article: Article;
  language: string;
  /** Stems of the title. */
  title: ReadonlySet<string>;
  passages: { text: string; place: ReadonlySet<string>; words: Set<string> }[];
  sentences: Placed[];
}

/** Sentences of an article that are read; what is behind is a book. */
const MOST_SENTENCES = 1_000;
/** Longer ones are tables and lists without stops: they say many things at once. */
const LONGEST = 400;
/** Articles between two looks at what else the process has to do: some milliseconds. */
const AT_ONCE = 2;

/** Articles as they are compared with each other. `fallback`: the language of those whose own cannot be told. */
export async function readCorpus(
  articles: Article[],
  reading: Reading,
  fallback: string,
): Promise<PlacedArticle[]> {
  const read: PlacedArticle[] = [];
  for (const [at, article] of articles.entries()) {
    if (at % AT_ONCE === AT_ONCE - 1) await setImmediate();
    read.push(place(article, reading, fallback));
  }
  return read;
}

function place(article: Article, reading: Reading, fallback: string): PlacedArticle {
  const { title, body } = article;
  const written = article.language ?? reading.languageOf(`${title}. ${body}`.slice(0, 300), fallback);
  const language = written.split('-')[0]!.toLowerCase();
  const titleWords = reading.read(title, language).content;
  const placed: PlacedArticle = { article, language, title: titleWords, passages: [], sentences: [] };
  for (const [passage, { heading, text, sentences }] of reading.passages(article).entries()) {
    const place = new Set([...titleWords, ...reading.read(heading.join('. '), language).content]);
    const words = new Set(place);
    placed.passages.push({ text, place, words });
    for (const sentence of sentences.filter(({ length }) => length <= LONGEST)) {
      if (placed.sentences.length >= MOST_SENTENCES) break;
      const read = reading.read(sentence, language);
      for (const word of read.all) words.add(word);
      placed.sentences.push({ article: placed, passage, read });
    }
  }
  return placed;
}
