import type { Understanding } from '../domain/understanding.ts';
import { entitiesIn } from './entities.ts';
import { languageOf } from './language.ts';
import { ownWords, tidy } from './normalize.ts';
import { createClassifier, type IntentExamples } from './predict.ts';
import { signalsOf } from './signals.ts';

export interface UnderstandingOptions {
  intents: IntentExamples[];
  /** The bot's own language, assumed where a message does not show another. BCP 47. */
  language?: string;
}

/** Below this an intent is not worth a mention. */
const LEAST_CONFIDENCE = 0.05;
const MOST_ALTERNATIVES = 3;
/** Patterns are compiled at their first use, once for Latin and once for other letters: not while a customer waits. */
const WARM_UP = ['Hello, can I talk to somebody?', 'Привет, can I talk to somebody?'];

/** Trains on the intents and understands from then on. Takes no key, no network and no clock: equal in, equal out. */
export function createUnderstanding({ intents, language = 'en' }: UnderstandingOptions): Understanding {
  const classify = createClassifier(intents);
  for (const text of WARM_UP) signalsOf(text);
  return {
    understand({ text, before = [] }) {
      const own = ownWords(text);
      const plain = tidy(own);
      const [intent = null, ...others] = classify(plain).filter(
        ({ confidence }) => confidence >= LEAST_CONFIDENCE,
      );
      return {
        language: languageOf([...before.slice(-2).map(tidy), plain].join(' '), language),
        intent,
        alternatives: others.slice(0, MOST_ALTERNATIVES),
        entities: entitiesIn(own),
        signals: signalsOf(plain),
      };
    },
  };
}
