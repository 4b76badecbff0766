import { dropLogs } from './mail/dropLogs.ts';
import { dropQuotes } from './mail/dropQuotes.ts';
import { dropSignature } from './mail/dropSignature.ts';
import type { Lines } from './mail/lines.ts';

/** Characters of a message that are read at all, and characters that are then understood. */
const LONGEST_READ = 20_000;
export const LONGEST_UNDERSTOOD = 2_000;

/**
 * What this person wrote now: quoted mail, signature and all but the first line of a pasted log become spaces, so that
 * every offset still holds. Where nothing else is left, the text itself.
 */
export function ownWords(text: string): string {
  const read = text.slice(0, LONGEST_READ);
  if (!/[\n>]/.test(read)) return read;
  const lines = read.split('\n');
  const message: Lines = { lines, dropped: new Uint8Array(lines.length) };
  dropQuotes(message);
  dropSignature(message);
  dropLogs(message);
  const own = lines.map((line, at) => (message.dropped[at] ? ' '.repeat(line.length) : line)).join('\n');
  return own.trim() === '' ? read : own;
}

/** Plain text: no control or zero-width characters, single spaces, no empty lines, at most `LONGEST_UNDERSTOOD` long. */
export function tidy(text: string): string {
  return text
    .slice(0, LONGEST_READ)
    .normalize('NFKC')
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g, '')
    .replace(/[\u2018\u2019\u02bc`´]/g, "'")
    .split('\n')
    .map((line) => line.replace(/[\s\p{Cc}]+/gu, ' ').trim())
    .filter(Boolean)
    .join('\n')
    .slice(0, LONGEST_UNDERSTOOD);
}
