import type { Article } from './article.ts';

/** One article that may answer, with the passage that speaks for it. */
export interface Found {
  article: Pick<Article, 'id' | 'title' | 'url' | 'version' | 'language'>;
  /** The shortest run of the article's own words that answers, as Markdown. */
  quote: string;
  /** Rank score, higher is better; comparable only within one search. */
  score: number;
  /** Calibrated probability that this article answers the question, 0..1. */
  confidence: number;
}

export interface SearchQuery {
  text: string;
  /** Earlier customer messages of the conversation, oldest first; a follow-up is understood through them. */
  before?: string[];
  limit?: number;
}

/** A question and the ids of the articles that answer it; none: no article does. */
export interface LabelledQuestion {
  text: string;
  before?: string[];
  relevant: string[];
}

/** Articles in, ranked and calibrated answers out. A local, derived index: it can always be rebuilt from the store. */
export interface Knowledge {
  put(articles: Article[]): void;
  remove(id: string): void;
  /** Best first. May be asynchronous where a sentence encoder takes part. */
  search(query: SearchQuery): Found[] | Promise<Found[]>;
  /** The lowest confidence at which answers given are right this often, 0..1. */
  thresholdFor?(precision: number): number;
  readonly size: number;
}
