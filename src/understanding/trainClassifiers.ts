import type { Bot } from '../domain/bot.ts';
import type { Encoder } from '../domain/encoder.ts';
import { buildElsewhere } from './classifier/buildElsewhere.ts';
import { buildModel } from './classifier/buildModel.ts';
import { type Classifier, loadClassifier } from './classifier/loadClassifier.ts';
import type { IntentExamples } from './classifier/texts.ts';
import { trainClassifier } from './classifier/trainClassifier.ts';
import { keyOf, readModel, writeModel } from './modelFile.ts';

/** What a bot has to be for its intents to be learnt. */
export type Taught = Pick<Bot, 'intents' | 'language' | 'languages'>;

export interface ClassifierParts {
  encoder: Encoder | null;
  /** Where trained models are kept; none: they are trained at each start. */
  dir?: string | undefined;
  /** Words that are right as they are. */
  words?: Iterable<string> | undefined;
  knows?: ((word: string) => boolean) | undefined;
  /** Nobody is answered yet: what is learnt soon may be learnt on this thread. */
  isFirst?: boolean;
  /** Gives up. */
  signal?: AbortSignal;
}

/** By language. */
export type Classifiers = Map<string, Classifier>;

/** Fewer texts are learnt sooner than a thread has begun. */
const FEW_TEXTS = 1500;

/** One classifier a language that has examples: kept ones where they fit, else trained, by words alone where it must be at once. */
export async function trainClassifiers(bot: Taught, given: ClassifierParts): Promise<Classifiers> {
  const all = await Promise.all(
    [...examplesByLanguage(bot)].map(async ([language, intents]) => {
      const encoder = forLanguage(given.encoder, language);
      const parts = { ...given, encoder };
      const stamp = `${keyOf(intents)} ${encoder?.model ?? ''}`;
      const kept = parts.dir ? await loadKept(parts.dir, language, stamp, parts) : null;
      return [language, kept ?? (await trainOne(language, intents, stamp, parts))] as const;
    }),
  );
  return new Map(all);
}

/** An encoder makes little of a language that it does not read. */
export function forLanguage(encoder: Encoder | null, language: string): Encoder | null {
  const reads = encoder?.languages;
  return !reads || reads.includes(language.split('-')[0]!) ? encoder : null;
}

/** A kept model of the same examples. Before the encoder is there any encoder's will do: words are read the same way. */
async function loadKept(
  dir: string,
  language: string,
  stamp: string,
  { encoder, words = [], knows }: ClassifierParts,
) {
  const bytes = await readModel(dir, language);
  if (!bytes) return null;
  try {
    const classifier = loadClassifier(bytes, { words, knows });
    const isSame = encoder ? classifier.stamp === stamp : classifier.stamp.startsWith(stamp);
    return isSame ? classifier : null;
  } catch {
    return null; // Cut short or damaged: it is trained anew, and written over.
  }
}

async function trainOne(language: string, intents: IntentExamples[], stamp: string, parts: ClassifierParts) {
  const { encoder, dir, words = [], knows, isFirst = false, signal } = parts;
  const examples = intents.reduce((sum, intent) => sum + intent.examples.length, 0);
  const bytes = await trainClassifier({
    intents,
    encoder,
    stamp,
    language,
    // Of a model for any language the words are of all of them.
    general: encoder?.languages ? encoder.words : [],
    build: isFirst && examples < FEW_TEXTS ? buildModel : (task) => buildElsewhere(task, signal),
  });
  if (dir) await writeModel(dir, language, bytes).catch(() => {}); // A full or read-only disk costs the next start a training.
  return loadClassifier(bytes, { words, knows });
}

/** Share of the bot's intents that has examples in a language, for a classifier of its own there. */
const ENOUGH_INTENTS = 0.5;

/** The bot's own language first; a further one where most intents have examples in it. */
function examplesByLanguage({ intents, language, languages }: Taught): Map<string, IntentExamples[]> {
  const byLanguage = new Map([
    [language, intents.map(({ name, description, examples }) => ({ name, description, examples }))],
  ]);
  for (const further of languages) {
    if (further === language) continue;
    const own = intents.flatMap(({ name, translations }) => {
      const examples = translations[further]?.examples ?? [];
      return examples.length > 0 ? [{ name, description: '', examples }] : [];
    });
    // Fewer would take whatever is said in that language for one of the few.
    if (own.length > 1 && own.length >= intents.length * ENOUGH_INTENTS) byLanguage.set(further, own);
  }
  return byLanguage;
}
