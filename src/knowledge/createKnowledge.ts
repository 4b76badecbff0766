import type { Found, Knowledge, SearchQuery } from '../domain/knowledge.ts';
import { confidenceOf, signalsOf } from './confidence.ts';
import { openLibrary } from './library.ts';
import { quoteOf } from './quote.ts';
import { rank } from './rank.ts';

/** Articles given back when the caller does not say how many. */
const USUAL_LIMIT = 5;

export interface KnowledgeOptions {
  /**
   * Path of a local file that keeps articles and index from one start to the next. One process a file; it is derived
   * and may be deleted at any time. Without it everything is in memory.
   */
  file?: string | undefined;
}

export interface WordKnowledge extends Knowledge {
  search(query: SearchQuery): Found[];
  /** Whether an article has the word. */
  knows(word: string): boolean;
  close(): void;
}

/**
 * Articles in; ranked, quoted and calibrated answers out, by words alone.
 *
 * `put` takes any number of articles in one transaction: one that is there with the same version and content is left
 * as it is, another is replaced. `search` is synchronous and deterministic, gives [] when no article shares an
 * informative word with the question, and never throws on what a customer can type. `confidence` never rises from one
 * rank to the next.
 */
export function createKnowledge({ file }: KnowledgeOptions = {}): WordKnowledge {
  const library = openLibrary({ file });
  return {
    put: library.put,
    remove: library.remove,
    close: library.close,
    knows: library.knows,
    get size() {
      return library.size;
    },
    search(asked) {
      const { limit = USUAL_LIMIT } = asked;
      const compared = library.compare(asked);
      const ranked = rank(compared);
      let confidence = 1;
      return signalsOf(ranked, compared.query, limit).map((signals, i): Found => {
        const { view, best, score } = ranked[i]!;
        const { id, title, url, version, language } = view.article;
        confidence = Math.min(confidence, confidenceOf(signals));
        return {
          article: { id, title, url, version, language },
          quote: quoteOf(view, best, compared.query),
          score,
          confidence,
        };
      });
    },
  };
}
