import type { Encoder, TextVector } from '../domain/encoder.ts';
import type { Found, Knowledge, LabelledQuestion, SearchQuery } from '../domain/knowledge.ts';
import { type Belief, createBelief } from './belief.ts';
import { signalsOf } from './confidence.ts';
import { learnFromArticles } from './learnFromArticles.ts';
import { learnFromLabels } from './learnFromLabels.ts';
import { openLibrary } from './library.ts';
import { quoteOf } from './quote.ts';
import { rank } from './rank.ts';
import { queryVector } from './vectors/queryVector.ts';

/** Articles given back when the caller does not say how many. */
const USUAL_LIMIT = 5;

export interface KnowledgeOptions {
  /**
   * Path of a local file that keeps articles and index from one start to the next. One process a file; it is derived
   * and may be deleted at any time. Without it everything is in memory.
   */
  file?: string | undefined;
  /** Makes vectors in the background; words answer meanwhile, and where it is null. */
  encoder?: Encoder | null | undefined;
  /** Told while vectors are made: articles that have theirs, of how many. */
  onProgress?: ((done: number, total: number) => void) | undefined;
}

export interface LocalKnowledge extends Knowledge {
  /** Whether an article has the word. */
  knows(word: string): boolean;
  thresholdFor(precision: number): number;
  /** Resolves when every vector is made that can be; at once without an encoder. */
  idle(): Promise<void>;
  /** Learns how sure to be on these articles from questions whose right articles are known; [] forgets them again. */
  calibrate(questions: LabelledQuestion[]): Promise<void>;
  /** The same without any label, from what the articles say of themselves; where there are vectors. Asks 200 questions at most. */
  calibrateFromArticles(): Promise<void>;
  close(): void;
}

export interface WordKnowledge extends LocalKnowledge {
  search(query: SearchQuery): Found[];
}

/**
 * Articles in; ranked, quoted and calibrated answers out, by words, and with an encoder by meaning too.
 *
 * `put` takes any number of articles in one transaction: one that is there with the same version and content is left
 * as it is, another is replaced. `search` is deterministic and, without an encoder, synchronous; it gives [] when no
 * article shares an informative word with the question and none is near it, and never throws on what a customer can
 * type. What it returns is ranked and quoted in one go, so that no article can change in between. `confidence` never
 * rises from one rank to the next.
 */
export function createKnowledge(options: KnowledgeOptions & { encoder: Encoder | null }): LocalKnowledge;
export function createKnowledge(options?: Omit<KnowledgeOptions, 'encoder'>): WordKnowledge;
export function createKnowledge({ file, encoder, onProgress }: KnowledgeOptions = {}): LocalKnowledge {
  const library = openLibrary({ file, encoder, onProgress });
  let belief: Belief = createBelief();

  function answer(asked: SearchQuery, vector: TextVector | null): Found[] {
    const { limit = USUAL_LIMIT } = asked;
    const compared = library.compare(asked, vector);
    const ranked = rank(compared);
    let confidence = 1;
    return signalsOf(ranked, compared.query, limit).map((signals, i): Found => {
      const { view, best, score, near } = ranked[i]!;
      const { id, title, url, version, language } = view.article;
      confidence = Math.min(confidence, belief.confidence(signals));
      return {
        article: { id, title, url, version, language },
        quote: quoteOf(view, best, compared.query, { text: asked.text, cosines: near?.units() }),
        score,
        confidence,
      };
    });
  }

  const vectorOf = (asked: SearchQuery) => (encoder ? queryVector(encoder, asked) : Promise.resolve(null));
  const compare = async (asked: SearchQuery) => library.compare(asked, await vectorOf(asked));

  return {
    put: library.put,
    remove: library.remove,
    close: library.close,
    knows: library.knows,
    idle: library.idle,
    get size() {
      return library.size;
    },
    search: (asked) =>
      encoder ? vectorOf(asked).then((vector) => answer(asked, vector)) : answer(asked, null),
    thresholdFor: (precision) => belief.thresholdFor(precision),
    async calibrate(questions) {
      belief = questions.length > 0 ? await learnFromLabels(questions, compare) : createBelief();
    },
    async calibrateFromArticles() {
      belief = await learnFromArticles(library.all(), compare);
    },
  };
}
