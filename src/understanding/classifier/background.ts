import { existsSync, readFileSync } from 'node:fs';

/**
 * Things people say that are no intent of any one bot, one a line in `background/<language>.txt`: the classifier learns
 * from them what an ordinary sentence looks like, above all that "how do I", "I want to" and "can you help me with" say
 * nothing about the intent. Written for this project. None where there is no such file.
 */
export function backgroundIn(language: string): string[] {
  const base = language.split('-')[0]!.toLowerCase();
  const file = new URL(`./background/${base}.txt`, import.meta.url);
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
}
