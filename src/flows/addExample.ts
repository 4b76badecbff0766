import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BotSettings, Intent } from '../domain/bot.ts';
import { Problem } from '../domain/errors.ts';
import type { AddExamples, ExamplePlace, ExamplesResult, NewExamples } from '../domain/example.ts';
import { examplesOf, plainWords } from './examplesOf.ts';
import type { ReadFile } from './faults.ts';
import { insertExamples } from './insertExamples.ts';
import { readFilesBy } from './readFolder.ts';
import { readYaml } from './readYaml.ts';
import { FileChanged, replaceFile } from './replaceFile.ts';

export interface ExampleParts {
  /** The bot folder. */
  dir: string;
  /** The bot's own language, and the further ones. */
  languages: () => Pick<BotSettings, 'language' | 'languages'>;
}

/** Somebody else may write the same file between our reading and our writing: then it is read again. */
const TRIES = 3;

/**
 * The writer of examples into a bot folder: into `examples` of the intent's own file, or into its translations where a
 * text is in a further language of the bot. All else in the file stays as it is, byte by byte. One call at a time.
 */
export function createAddExamples(parts: ExampleParts): AddExamples {
  let before: Promise<unknown> = Promise.resolve();
  return (asked) => {
    const result = before.then(() => tryAdd(parts, asked));
    before = result.catch(() => {});
    return result;
  };
}

async function tryAdd(parts: ExampleParts, asked: NewExamples, tries = 1): Promise<ExamplesResult> {
  try {
    return await addExamples(parts, asked);
  } catch (error) {
    if (!(error instanceof FileChanged)) throw error;
    if (tries < TRIES) return tryAdd(parts, asked, tries + 1);
    throw new Problem(409, 'bot_changed', `${error.message} Try again once it is saved.`);
  }
}

async function addExamples({ dir, languages }: ExampleParts, asked: NewExamples): Promise<ExamplesResult> {
  const { read } = await readFilesBy(dir, 'intents', Intent);
  const target = read.find(({ value }) => value?.name === asked.intent);
  if (!target) throw missing(asked.intent, read);
  const found = findDuplicate(read, asked);
  if (found) return { duplicate: found };
  const { file } = target;
  const path = join(dir, file);
  const old = await readFile(path, 'utf8');
  const examples = distinct(asked, languages());
  const text = insertExamples(old, examples);
  const after = readYaml(file, text, Intent);
  if (!after.value) throw cannotWrite(file, after.faults[0]?.message);
  await replaceFile(path, file, old, text);
  const written = placesOf({ ...after, file });
  const places = examples.flatMap((example) => written.filter(({ text }) => text === example.text));
  return { added: places.map(({ text: _, ...place }) => place) };
}

function missing(intent: string, read: ReadFile<Intent>[]): Problem {
  const broken = read.flatMap(({ faults }) => faults)[0];
  if (broken)
    return new Problem(
      409,
      'bot_broken',
      `${broken.file}:${broken.line} ${broken.field} ${broken.message} Mend the file, then try again.`,
    );
  return new Problem(422, 'unknown_intent', `The bot folder has no intent ${intent}.`, { field: '/intent' });
}

function cannotWrite(file: string, why = ''): Problem {
  const detail = `The example cannot be added to ${file} without breaking it. ${why} Add it by hand.`;
  return new Problem(409, 'bot_broken', detail);
}

interface Stands extends ExamplePlace {
  text: string;
}

function placesOf(intent: ReadFile<Intent>): Stands[] {
  const { file, lineOf, value } = intent;
  return examplesOf(intent).map(({ text, path }) => ({
    intent: value!.name,
    file,
    line: lineOf(path),
    text,
  }));
}

/** The first text that is an example already, of this intent or another: one text cannot mean two things. */
function findDuplicate(read: ReadFile<Intent>[], { texts }: NewExamples) {
  const known = new Map(read.flatMap(placesOf).map((one) => [plain(one.text), one]));
  for (const [at, { text }] of texts.entries()) {
    const found = known.get(plain(text));
    if (found) return { intent: found.intent, file: found.file, line: found.line, at };
  }
  return undefined;
}

/** Texts without words, such as two emoji, are told apart by their signs. */
const plain = (text: string) => plainWords(text) || text.trim();

/** Each text once, with the further language of the bot that it is in. */
function distinct(
  { texts }: NewExamples,
  { language: own, languages }: Pick<BotSettings, 'language' | 'languages'>,
): { text: string; language?: string | undefined }[] {
  const byWords = new Map(texts.map((one) => [plain(one.text), one]));
  return [...byWords.values()].map(({ text, language }) => {
    const [spoken] = [language, language.split('-')[0]].filter((one) => languages.includes(one ?? ''));
    return { text, language: spoken === own ? undefined : spoken };
  });
}
