import { type Candidate, CERTAINTY, candidate, type Reading } from './reading.ts';

const EMAIL =
  /(?<![\p{L}\p{N}._%+-])[a-z0-9][a-z0-9._%+-]{0,63}@(?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,24}(?![a-z0-9-])/giu;

export function findEmails(reading: Reading): Candidate[] {
  if (!reading.text.includes('@')) return [];
  return [...reading.text.matchAll(EMAIL)].map(({ 0: text, index }) =>
    candidate(
      reading,
      'email',
      text.toLowerCase(),
      { start: index, end: index + text.length },
      CERTAINTY.exact,
    ),
  );
}
