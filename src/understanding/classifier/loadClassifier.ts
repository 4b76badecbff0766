import type { Because, Scored } from '../../domain/understanding.ts';
import { type Calibration, inScopeOf } from './calibrate.ts';
import { unpack } from './container.ts';
import { createExplainer } from './explain.ts';
import { createVectorizer, typedWordsOf, withDigits, withoutDigits, wordsOf } from './features.ts';
import { loadLearnt } from './saveLearnt.ts';
import { createSpeller } from './speller/createSpeller.ts';
import { fixedWords } from './speller/fixedWords.ts';
import { createWeigher } from './weigh.ts';
import { sharesOf } from './weighing.ts';

export interface Classified {
  /** Best first; `confidence` is the probability that it is meant if any of them is. */
  ranked: Scored[];
  /** Probability that none of the intents is meant. */
  outOfScope: number;
  /** Likely enough to be in scope; the bar is the bot's own. */
  isInScope: boolean;
  /** Too close to call: ask which. */
  isClose: boolean;
  because: Because;
}

/** A message as it is read: what to make a vector of, and its words. */
export interface Read {
  text: string;
  words: string[];
  /** The words after spelling was mended; null where nothing was. */
  mended: string[] | null;
  /** The words that count, with their digits. */
  typed: string[];
}

export interface Classifier {
  readonly intents: string[];
  /** What it was trained with. */
  readonly stamp: string;
  /** Whether it makes anything of a vector. */
  readonly usesVectors: boolean;
  /** The bar for `1 - outOfScope`: with vectors where the classifier was trained with them. */
  readonly threshold: number;
  /** `text` comes from `tidy`. `isOwnLanguage` false: it is in another language, where nothing can be mended. */
  read(text: string, isOwnLanguage?: boolean): Read;
  classify(read: Read, vector: Float32Array | null): Classified;
}

interface About {
  stamp: string;
  intents: string[];
  both: Calibration | null;
  words: Calibration;
  general: string;
  spoken: string;
  learnt: unknown;
}

export interface LoadOptions {
  /** Further words that are right as they are: of entities and articles. */
  words?: Iterable<string>;
  /** The same, asked anew for each message. */
  knows?: ((word: string) => boolean) | undefined;
}

const RANKED = 5;
/** The second is at least so likely beside the first, and the first not likelier than this. */
const CLOSE = { ratio: 0.5, most: 0.62 };

/** @throws Error where the bytes are no saved model, or cut short. */
export function loadClassifier(
  bytes: Uint8Array,
  { words: known = [], knows = () => false }: LoadOptions = {},
): Classifier {
  const { about, arrays } = unpack(bytes);
  const { stamp, intents, both, words: byWords, general, spoken, learnt: aboutLearnt } = about as About;
  const learnt = loadLearnt({ about: aboutLearnt, arrays });
  const vectorizer = createVectorizer(learnt.vocabulary);
  const weigh = createWeigher(learnt, vectorizer);
  const explain = createExplainer(learnt, vectorizer, intents);
  const texts = spoken === '' ? [] : spoken.split('\n').map((text) => text.split(' '));
  const speller = createSpeller({
    texts: [...texts, ...[...known].map(wordsOf)],
    general: general === '' ? [] : general.split('\n'),
    knows,
  });

  return {
    intents,
    stamp,
    usesVectors: both !== null,
    threshold: (both ?? byWords).threshold,
    read(text, isOwnLanguage = true) {
      const asTyped = typedWordsOf(text);
      const words = withoutDigits(asTyped);
      const mended = isOwnLanguage ? speller.mend(words, fixedWords(text)) : null;
      const typed = mended ? withDigits(mended, asTyped) : asTyped;
      return { text: mended ? typed.join(' ') : text, words, mended, typed };
    },
    classify(read, vector) {
      const evidence = weigh({ ...read, vector: both ? vector : null });
      const calibration = evidence.hasVector && both ? both : byWords;
      if (intents.length === 0 || (evidence.known === 0 && !evidence.hasVector)) return NOTHING;
      const shares = sharesOf(evidence, calibration.weighing, calibration.temperature);
      const inScope = inScopeOf(evidence, shares, calibration);
      const order = shares.map((_, at) => at).sort((a, b) => shares[b]! - shares[a]! || a - b);
      const best = order[0]!;
      const [first, second = 0] = order.map((at) => shares[at]!);
      return {
        ranked: order
          .slice(0, RANKED)
          .map((at) => ({ name: intents[evidence.classes[at]!.label]!, confidence: shares[at]! })),
        outOfScope: 1 - inScope,
        isInScope: inScope >= calibration.threshold,
        isClose: first! <= CLOSE.most && second >= CLOSE.ratio * first!,
        because: explain(read, evidence.features, evidence.classes[best]!),
      };
    },
  };
}

const NOTHING: Classified = {
  ranked: [],
  outOfScope: 1,
  isInScope: false,
  isClose: false,
  because: { words: [], examples: [] },
};
