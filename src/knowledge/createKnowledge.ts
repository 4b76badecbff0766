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
import { createVerdicts, NO_VERDICTS, withoutRepeats } from './verdicts.ts';

/**
 * How firmly weights hold against feedback: it comes to answers that were given, and sooner from who is not content. One
 * denial must not take the answers away that lie near the bar; some dozens of words are heard.
 */
const FEEDBACK_FIRMNESS = 16;

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
  /** Articles put and removed so far: how much has changed since it was learnt how sure to be. */
  readonly changes: number;
  /** Resolves when every vector is made that can be; at once without an encoder. */
  idle(): Promise<void>;
  /** Learns how sure to be on these articles from questions whose right articles are known; [] forgets them again. */
  calibrate(questions: LabelledQuestion[]): Promise<void>;
  /** The same without any label, from what the articles say of themselves; where there are vectors. Asks 200 questions at most. */
  calibrateFromArticles(): Promise<void>;
  /**
   * Both: from the articles, and from there on from labelled questions. Others have a turn between two questions; until
   * all is learnt, what was believed before holds. Says what told it anything. Rejects when `signal` aborts.
   */
  learn(questions: LabelledQuestion[], signal?: AbortSignal): Promise<'shared' | 'articles' | 'labels'>;
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
  let verdicts = NO_VERDICTS;
  let changes = 0;

  function answer(asked: SearchQuery, vector: TextVector | null): Found[] {
    const { limit = USUAL_LIMIT } = asked;
    const compared = library.compare(asked, vector);
    const ranked = rank(compared, belief.ranks(compared.isNear));
    let confidence = 1;
    return signalsOf(ranked, compared.query, limit).map((signals, i): Found => {
      const { view, best, score, near } = ranked[i]!;
      const { id, title, url, version, language } = view.article;
      const said = verdicts.oddsOf({ text: asked.text, vector }, id);
      confidence = Math.min(confidence, belief.confidence(signals, said));
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

  const gently = (signal?: AbortSignal) => async (asked: SearchQuery) => {
    await new Promise(setImmediate);
    signal?.throwIfAborted();
    return compare(asked);
  };

  return {
    put(articles) {
      library.put(articles);
      changes += articles.length;
    },
    remove(id) {
      library.remove(id);
      changes++;
    },
    get changes() {
      return changes;
    },
    close: library.close,
    knows: library.knows,
    idle: library.idle,
    get size() {
      return library.size;
    },
    ids: () => Array.from(library.all(), ({ article }) => article.id),
    search: (asked) =>
      encoder ? vectorOf(asked).then((vector) => answer(asked, vector)) : answer(asked, null),
    thresholdFor: (precision) => belief.thresholdFor(precision),
    async calibrate(questions) {
      belief = questions.length > 0 ? await learnFromLabels(questions, compare) : createBelief();
      verdicts = NO_VERDICTS;
    },
    async calibrateFromArticles() {
      belief = await learnFromArticles(library.all(), compare);
    },
    async learn(questions, signal) {
      const fromArticles = await learnFromArticles(library.all(), gently(signal));
      if (questions.length === 0) {
        belief = fromArticles;
        verdicts = NO_VERDICTS;
        return fromArticles.shift === 0 ? 'shared' : 'articles';
      }
      const fromLabels = await learnFromLabels(withoutRepeats(questions), gently(signal), {
        shift: fromArticles.shift,
        firmness: FEEDBACK_FIRMNESS,
      });
      const vectors: (TextVector | null)[] = [];
      for (const question of questions) vectors.push(await vectorOf(question));
      signal?.throwIfAborted();
      belief = fromLabels;
      verdicts = createVerdicts(questions, vectors);
      return 'labels';
    },
  };
}
