import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Phrases } from '../domain/bot.ts';
import { readYaml } from './readYaml.ts';

const FOLDER = join(import.meta.dirname, 'phrases');

/** Languages that a bot speaks without being given a word: one `phrases/<language>.yaml` each. */
export const BUILT_IN_LANGUAGES = ['en', 'de', 'fr', 'es', 'pt'] as const;

/** The built-in phrases of a language, by BCP 47 code; those of `pt` for `pt-BR`. undefined where there are none. */
export function builtInPhrases(language: string): Phrases | undefined {
  const [base] = language.split('-');
  const found = BUILT_IN_LANGUAGES.find((known) => known === base);
  return found && readOwn(`${found}.yaml`, Phrases);
}

/** By language: a polite sentence in it that says which languages the bot speaks, without those that it does speak. */
export function otherLanguages(spoken: string[]): Record<string, string> {
  const all = readOwn('otherLanguages.yaml', z.record(z.string(), z.string()));
  const isSpoken = (language: string) => spoken.some((own) => own.split('-')[0] === language);
  return Object.fromEntries(Object.entries(all).filter(([language]) => !isSpoken(language)));
}

function readOwn<T>(name: string, schema: z.ZodType<T>): T {
  const { value, faults } = readYaml(name, readFileSync(join(FOLDER, name), 'utf8'), schema);
  if (value === undefined) throw new Error(`The built-in phrases/${name} is broken: ${faults[0]?.message}`);
  return value;
}
