import { ownWords, tidy } from '../understanding/normalize.ts';

/** What the customer wrote themselves: no quoted mail, no signature, no pasted log, on one line. */
export function inOwnWords(text: string): string {
  return tidy(ownWords(text)).replace(/\s+/g, ' ');
}
