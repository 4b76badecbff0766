import type { Bot } from '../domain/bot.ts';
import type { Encoder } from '../domain/encoder.ts';
import type { Understanding, UnderstandQuery, Understood } from '../domain/understanding.ts';
import type { Classified, Classifier, Read } from './classifier/loadClassifier.ts';
import { createEntityFinder } from './entities/findEntities.ts';
import { resolveFollowUp } from './followUp/resolveFollowUp.ts';
import { slotsOf } from './followUp/slotsOf.ts';
import { languageOf } from './language.ts';
import { ownWords, tidy } from './normalize.ts';
import { signalsOf } from './signals.ts';
import { expandSlang } from './slang.ts';
import { type Classifiers, forLanguage, trainClassifiers } from './trainClassifiers.ts';

export type UnderstandingBot = Pick<Bot, 'intents' | 'entities' | 'language' | 'languages'>;

export interface UnderstandingOptions {
  bot: UnderstandingBot;
  /** Sentence vectors; until they can be had, and without them, words alone decide. */
  encoder?: Encoder | null;
  /** Where trained models are kept between starts. */
  dir?: string;
  /** Whether a word is right as it is, though the bot has it not: the articles' words. */
  knows?: (word: string) => boolean;
  /** Told when learning with vectors failed: the words go on deciding. */
  onProblem?: (problem: string) => void;
}

export interface TrainedUnderstanding extends Understanding {
  /** Resolves when vectors take part, or at once where they never will. */
  readonly complete: Promise<void>;
  /**
   * Learns a changed bot. The old one answers until the new is whole. One bot is learnt at a time, and of those that
   * wait the last: false where a later one took this one's place.
   */
  retrain(bot: UnderstandingBot): Promise<boolean>;
  /** Gives up what is being learnt. */
  close(): void;
}

/** Below this an intent is not worth a mention. */
const LEAST_CONFIDENCE = 0.05;
const MOST_ALTERNATIVES = 3;
/** Patterns are compiled at their first use, once for Latin and once for other letters: not while a customer waits. */
const WARM_UP = [
  'Hello, can I talk to somebody? This is urgent, I am angry and have been waiting since yesterday, thanks',
  'Wo bleibt meine Bestellung 4711? Das ist dringend, ich warte seit zwei Wochen!',
  'Привет, can I talk to somebody?',
];

/** What understands one version of a bot. */
interface Trained {
  bot: UnderstandingBot;
  classifiers: Classifiers;
  findEntities: ReturnType<typeof createEntityFinder>;
  slotsOf: (intent: string) => string[];
}

/** Trains on the bot's intents and understands from then on. Takes no key, no network and no clock: equal in, equal out. */
export async function createUnderstanding(options: UnderstandingOptions): Promise<TrainedUnderstanding> {
  const { encoder = null, dir, knows, onProblem = () => {} } = options;
  for (const text of WARM_UP) signalsOf(text);
  const closing = new AbortController();
  let asked = 0;
  let trained = await train(options.bot, { isFirst: true });
  let learning: Promise<unknown> = addVectors();
  const complete = learning.then(() => {});

  async function train(bot: UnderstandingBot, { isFirst = false } = {}): Promise<Trained> {
    const own = bot.entities.flatMap(({ values }) =>
      values.flatMap(({ value, synonyms }) => [value, ...synonyms]),
    );
    const findEntities = createEntityFinder(bot.entities, [bot.language, ...bot.languages]);
    const { signal } = closing;
    const vectors = encoder?.isReady ? encoder : null;
    return {
      bot,
      classifiers: await trainClassifiers(bot, { encoder: vectors, dir, words: own, knows, isFirst, signal }),
      findEntities,
      slotsOf: slotsOf(bot.intents, findEntities),
    };
  }

  /** The words decide until the vectors are there, and where learning with them fails. */
  async function addVectors(): Promise<void> {
    const { bot } = trained;
    if (!encoder || !(await encoder.ready) || usesVectorsOf(encoder)) return;
    try {
      const withVectors = await train(bot);
      if (trained.bot === bot) trained = withVectors;
    } catch (error) {
      if (!closing.signal.aborted) onProblem((error as Error).message);
    }
  }

  function usesVectorsOf(vectors: Encoder): boolean {
    return [...trained.classifiers].every(
      ([language, { stamp }]) => !forLanguage(vectors, language) || stamp.endsWith(` ${vectors.model}`),
    );
  }

  return {
    complete,
    async understand(query) {
      return understandWith(trained, encoder, query);
    },
    async retrain(bot) {
      const own = ++asked;
      const before = learning;
      const learnt = (async () => {
        await before.catch(() => {});
        if (own !== asked) return false;
        trained = await train(bot);
        return true;
      })();
      learning = learnt.then(addVectors, () => {});
      return learnt;
    },
    close() {
      closing.abort(new Error('the understanding is closed'));
    },
  };
}

async function understandWith(
  trained: Trained,
  encoder: Encoder | null,
  query: UnderstandQuery,
): Promise<Understood> {
  const { bot, classifiers, findEntities, slotsOf } = trained;
  const own = ownWords(query.text);
  const plain = tidy(own);
  const among = [bot.language, ...bot.languages];
  const language = languageOf(plain, { among, fallback: bot.language, previous: query.language });
  const classifier = classifiers.get(language) ?? classifiers.get(bot.language)!;
  const read = classifier.read(expandSlang(plain, language), classifiers.has(language));
  const classified = await classify(classifier, read, encoder);
  const likely = classified.ranked
    .map(({ name, confidence }) => ({ name, confidence: confidence * (1 - classified.outOfScope) }))
    .filter(({ confidence }) => confidence >= LEAST_CONFIDENCE);
  const intent = classified.isInScope ? (likely.shift() ?? null) : null;
  const signals = signalsOf(plain);
  const { at, timeZone, country } = query;
  const resolved = resolveFollowUp({
    query: { ...query, text: own },
    intent,
    alternatives: likely,
    isClose: classified.isInScope && classified.isClose,
    outOfScope: classified.outOfScope,
    entities: findEntities(own, { at, timeZone, country, language }),
    signals,
    slotsOf,
  });
  return {
    language,
    signals,
    because: classified.because,
    ...resolved,
    alternatives: likely.filter(({ name }) => name !== resolved.intent?.name).slice(0, MOST_ALTERNATIVES),
    ...(read.mended ? { readAs: read.text } : {}),
  };
}

async function classify(classifier: Classifier, read: Read, encoder: Encoder | null): Promise<Classified> {
  const vector = classifier.usesVectors && encoder?.isReady ? await encoder.encode(read.text) : null;
  return classifier.classify(read, vector);
}
