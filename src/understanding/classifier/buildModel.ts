import { calibrate, evidenceBy } from './calibrate.ts';
import { pack } from './container.ts';
import { crossValidate, tryOn } from './crossValidate.ts';
import { learn } from './learn.ts';
import { saveLearnt } from './saveLearnt.ts';
import type { Text } from './texts.ts';
import { WORDS_ALONE, weighingFor } from './weighing.ts';

export interface ModelTask {
  /** Names, in the order of the labels. */
  intents: string[];
  texts: Text[];
  /** Words of the language for the speller, the most frequent first. */
  general: readonly string[];
  /** Messages with known intents beyond the examples, -1 for none: calibration then goes by them. */
  validate?: Text[];
  /** Kept with the model: what it is of. */
  stamp?: string;
}

/** Learns, tries what was learnt on held-back texts, and saves both. Blocks: seconds for thousands of examples. */
export function buildModel({ intents, texts, general, validate = [], stamp = '' }: ModelTask): Uint8Array {
  const learnt = learn(texts, intents.length);
  const trials = validate.length > 0 ? tryOn(learnt, validate) : crossValidate(texts, intents.length);
  const examples = texts.filter(({ kind, label }) => kind === 'example' && label >= 0);
  const weighing = weighingFor(examples.length / Math.max(1, intents.length));
  const { about, arrays } = saveLearnt(learnt);
  const spoken = texts.filter(({ kind, label }) => kind !== 'part' && label >= 0);
  return pack({
    about: {
      stamp,
      intents,
      both: learnt.meaning && calibrate(evidenceBy(trials, 'both'), { weighing, hasVector: true }),
      words: calibrate(evidenceBy(trials, 'words'), { weighing: WORDS_ALONE, hasVector: false }),
      general: general.join('\n'),
      spoken: spoken.map(({ words }) => words.join(' ')).join('\n'),
      learnt: about,
    },
    arrays,
  });
}
