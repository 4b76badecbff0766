/** One pattern, whole words, of many: each a piece of a regular expression over a plain clause. */
export function anyOf(...sources: string[]): RegExp {
  const anchored = sources.map((source) => (source.startsWith('^') ? source : `\\b(?:${source})`));
  return new RegExp(anchored.map((source) => `(?:${source})(?![\\p{L}\\p{N}])`).join('|'), 'gu');
}
