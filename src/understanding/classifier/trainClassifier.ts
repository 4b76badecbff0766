import type { Encoder } from '../../domain/encoder.ts';
import { tidy } from '../normalize.ts';
import { buildModel, type ModelTask } from './buildModel.ts';
import { wordsOf } from './features.ts';
import { type IntentExamples, type Text, textsOf } from './texts.ts';

export interface TrainingOptions {
  intents: IntentExamples[];
  /** null: learns from words alone. */
  encoder: Encoder | null;
  /** Of the examples, BCP 47. Default English. */
  language?: string;
  /** Words of the language, for the speller; of the encoder where it is not given. */
  general?: readonly string[];
  /** Messages that none of the intents means. */
  outside?: string[] | undefined;
  /** Messages with known intents beyond the examples, and with none: confidence is then calibrated on them. */
  validate?: { texts: { text: string; label: string }[]; outside: string[] } | undefined;
  /** Kept with the model. */
  stamp?: string;
  onProgress?: ((done: number, total: number) => void) | undefined;
  /** Builds elsewhere than on this thread. */
  build?: (task: ModelTask) => Uint8Array | Promise<Uint8Array>;
}

/** Trains on the intents; returns the model as `loadClassifier` reads it. Equal in, equal out. */
export async function trainClassifier(options: TrainingOptions): Promise<Uint8Array> {
  const { intents, encoder, outside, onProgress, stamp = '', build = buildModel } = options;
  const texts = textsOf(intents, outside, options.language);
  const validate = validationTexts(options);
  const all = [...texts, ...validate];
  if (encoder) {
    const vectors = await encoder.encodeAll(
      all.map(({ text }) => text),
      onProgress,
    );
    for (const [at, text] of all.entries()) text.vector = vectors[at] ?? null;
  }
  const general = options.general ?? encoder?.words ?? [];
  return build({ intents: intents.map(({ name }) => name), texts, general, validate, stamp });
}

function validationTexts({ intents, validate }: TrainingOptions): Text[] {
  if (!validate) return [];
  const label = new Map(intents.map(({ name }, at) => [name, at]));
  const rows = [
    ...validate.texts.map((row) => ({ text: row.text, label: label.get(row.label) ?? -1 })),
    ...validate.outside.map((text) => ({ text, label: -1 })),
  ];
  return rows.map((row): Text => {
    const text = tidy(row.text);
    return { kind: 'example', text, words: wordsOf(text), vector: null, label: row.label, weight: 1 };
  });
}
