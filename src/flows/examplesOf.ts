import type { Intent } from '../domain/bot.ts';
import type { ReadFile } from './faults.ts';

export interface Example {
  text: string;
  /** '' for the bot's own language. */
  language: string;
  /** Where it stands in its file. */
  path: (string | number)[];
}

/** All examples of an intent, those of its translations last; none where the file is broken. */
export function examplesOf({ value }: ReadFile<Intent>): Example[] {
  if (!value) return [];
  const listed = (texts: string[], language: string, path: string[]) =>
    texts.map((text, at): Example => ({ text, language, path: [...path, at] }));
  return [
    ...listed(value.examples, '', ['examples']),
    ...Object.entries(value.translations).flatMap(([language, { examples }]) =>
      listed(examples, language, ['translations', language, 'examples']),
    ),
  ];
}

/** Two texts that differ in case and punctuation only are one example. */
export function plainWords(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
