import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { SetupError } from '../domain/errors.ts';
import type { ReadFile } from './faults.ts';
import { type Fault, readYaml } from './readYaml.ts';

export async function checkFolder(dir: string): Promise<void> {
  const found = await stat(dir).catch(() => undefined);
  if (!found)
    throw new SetupError(
      `There is no bot folder at ${dir}. Create it with a bot.yaml, or name another folder.`,
    );
  if (!found.isDirectory()) throw new SetupError(`${dir} is a file. Name the folder that holds bot.yaml.`);
}

export async function readFileBy<T>(dir: string, file: string, schema: z.ZodType<T>): Promise<ReadFile<T>> {
  const text = await readFile(join(dir, file), 'utf8').catch((error: NodeJS.ErrnoException) => error);
  if (typeof text === 'string') return { ...readYaml(file, text, schema), file };
  const message =
    text.code === 'ENOENT'
      ? 'is missing. Every bot folder needs it.'
      : `cannot be read (${text.code}). Check its rights.`;
  return { value: undefined, faults: [{ file, line: 1, field: '', message }], lineOf: () => 1, file };
}

/** Every `.yaml` of a part of the folder, in the order of their names: the same folder always makes the same bot. */
export async function readFilesBy<T>(
  dir: string,
  part: string,
  schema: z.ZodType<T>,
): Promise<{ read: ReadFile<T>[]; faults: Fault[] }> {
  const entries = await readdir(join(dir, part), { withFileTypes: true }).catch(() => []);
  const names = entries
    .filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name);
  const misnamed = names
    .filter((name) => /\.(?:yml|json)$/i.test(name))
    .map((name): Fault => {
      const message = `would not be read. Rename it to ${name.replace(/\.\w+$/, '.yaml')}.`;
      return { file: `${part}/${name}`, line: 1, field: '', message };
    });
  const read: ReadFile<T>[] = [];
  for (const name of names.filter((each) => each.endsWith('.yaml')).sort())
    read.push(await readFileBy(dir, `${part}/${name}`, schema));
  return { read, faults: [...misnamed, ...read.flatMap(({ faults }) => faults)] };
}
