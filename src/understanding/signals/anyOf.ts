import { type Battery, createBattery } from './battery.ts';

/** Whole words, of many wordings: each source a piece of a regular expression over a plain clause. */
export function anyOf(...sources: string[]): Battery {
  const anchored = (alternative: string, source: string) =>
    `${source.startsWith('^') ? '' : '\\b'}(?:${alternative})(?![\\p{L}\\p{N}])`;
  return createBattery(sources, 'gu', anchored);
}
