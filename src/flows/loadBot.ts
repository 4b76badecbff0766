import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Liquid } from 'liquidjs';
import type { z } from 'zod';
import { type Bot, BotSettings, Intent } from '../domain/bot.ts';
import { SetupError } from '../domain/errors.ts';
import { type Fault, type ReadYaml, readYaml } from './readYaml.ts';

interface ReadIntent extends ReadYaml<Intent> {
  file: string;
}

/**
 * Reads a bot folder: `bot.yaml` and one intent a file in `intents/*.yaml`. Throws one `SetupError` that lists every
 * fault as `file:line: field …`, with the way out.
 */
export async function loadBot(dir: string): Promise<Bot> {
  await checkFolder(dir);
  const settings = await readFileBy(dir, 'bot.yaml', BotSettings);
  const { files, faults } = await intentFiles(dir);
  const intents: ReadIntent[] = [];
  for (const file of files) intents.push({ ...(await readFileBy(dir, file, Intent)), file });
  const all = [
    ...settings.faults,
    ...faults,
    ...intents.flatMap((intent) => intent.faults),
    ...templateFaults('bot.yaml', settings, (bot) => phrasePaths(bot)),
    ...intents.flatMap((intent) => templateFaults(intent.file, intent, () => [['answer']])),
    ...nameFaults(intents),
    ...exampleFaults(intents),
  ];
  if (all.length > 0 || !settings.value) throw faultsIn(dir, all);
  return { ...settings.value, intents: intents.flatMap(({ value }) => (value ? [value] : [])) };
}

async function checkFolder(dir: string): Promise<void> {
  const found = await stat(dir).catch(() => undefined);
  if (!found)
    throw new SetupError(
      `There is no bot folder at ${dir}. Create it with a bot.yaml, or name another folder.`,
    );
  if (!found.isDirectory()) throw new SetupError(`${dir} is a file. Name the folder that holds bot.yaml.`);
}

async function readFileBy<T>(dir: string, file: string, schema: z.ZodType<T>): Promise<ReadYaml<T>> {
  const text = await readFile(join(dir, file), 'utf8').catch((error: NodeJS.ErrnoException) => error);
  if (typeof text === 'string') return readYaml(file, text, schema);
  const message =
    text.code === 'ENOENT'
      ? 'is missing. Every bot folder needs it.'
      : `cannot be read (${text.code}). Check its rights.`;
  return { value: undefined, faults: [{ file, line: 1, field: '', message }], lineOf: () => 1 };
}

/** In the order of their names, so that the same folder always makes the same bot. */
async function intentFiles(dir: string): Promise<{ files: string[]; faults: Fault[] }> {
  const entries = await readdir(join(dir, 'intents'), { withFileTypes: true }).catch(() => []);
  const names = entries
    .filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name);
  const faults = names
    .filter((name) => /\.(?:yml|json)$/i.test(name))
    .map((name): Fault => {
      const message = `would not be read. Rename it to ${name.replace(/\.\w+$/, '.yaml')}.`;
      return { file: `intents/${name}`, line: 1, field: '', message };
    });
  const files = names.filter((name) => name.endsWith('.yaml')).sort();
  return { files: files.map((name) => `intents/${name}`), faults };
}

const liquid = new Liquid();

/** A template that cannot be parsed would otherwise fail before a customer's eyes. https://liquidjs.com/api/classes/Liquid.html#parse */
function templateFaults<T>(file: string, read: ReadYaml<T>, pathsOf: (value: T) => string[][]): Fault[] {
  if (!read.value) return [];
  return pathsOf(read.value).flatMap((path) => {
    const text = path.reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], read.value);
    if (typeof text !== 'string') return [];
    try {
      liquid.parse(text);
      return [];
    } catch (error) {
      const reason = (error as Error).message.split('\n')[0]!.replace(/, line:.*$/, '');
      const message = `is not a valid Liquid template: ${reason}. Close every {{ }} and {% %}.`;
      return [{ file, line: read.lineOf(path), field: path.join('.'), message }];
    }
  });
}

function phrasePaths(bot: BotSettings): string[][] {
  return Object.keys(bot.phrases).map((key) => ['phrases', key]);
}

function nameFaults(intents: ReadIntent[]): Fault[] {
  const seen = new Map<string, string>();
  return intents.flatMap(({ file, value, lineOf }) => {
    if (!value) return [];
    const first = seen.get(value.name);
    seen.set(value.name, first ?? file);
    if (first === undefined) return [];
    const message = `'${value.name}' is already the name of the intent in ${first}. Give one of them another name.`;
    return [{ file, line: lineOf(['name']), field: 'name', message }];
  });
}

/** One text cannot mean two things: the classifier would learn that neither is sure. */
function exampleFaults(intents: ReadIntent[]): Fault[] {
  const seen = new Map<string, { file: string; line: number }>();
  return intents.flatMap(({ file, value, lineOf }) =>
    (value?.examples ?? []).flatMap((example, at): Fault[] => {
      const key = example
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim();
      const line = lineOf(['examples', at]);
      const first = seen.get(key);
      if (!first) seen.set(key, { file, line });
      if (!first || first.file === file) return [];
      const message = `is also an example in ${first.file}:${first.line}. Keep it where it fits best.`;
      return [{ file, line, field: `examples[${at}]`, message }];
    }),
  );
}

function faultsIn(dir: string, faults: Fault[]): SetupError {
  const lines = faults.map(
    ({ file, line, field, message }) => `  ${file}:${line}: ${field}${field ? ' ' : ''}${message}`,
  );
  const count = faults.length === 1 ? 'one fault' : `${faults.length} faults`;
  return new SetupError(`The bot in ${dir} has ${count}:\n${lines.join('\n')}`);
}
