import { withoutAccents } from '../withoutAccents.ts';
import { WORDS } from './words.ts';

const COMMON = new Set(Object.values(WORDS).flatMap((list) => list.split(/\s+/)));

/** Whether it is one of the frequent words of any language that we know. */
export function isCommonWord(word: string): boolean {
  return COMMON.has(withoutAccents(word.toLowerCase()));
}
