import type { ReadWhen, Shape } from './when.ts';

const START = "(?<![\\w.,:/€$£#'-])";
const END = "(?![\\w/]|[.,:-]\\d|'(?!s\\b)\\w)";

/** Compiles one shape, which stands for itself: not inside a word, a price or a longer number. */
export function shape(source: string, read: ReadWhen): Shape {
  return { pattern: new RegExp(`${START}(?:${source})${END}`, 'g'), read };
}

export function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/** Which of the rows a word belongs to; asked again for the same few words. */
export function createIndex(rows: string[]): (word: string) => number {
  const patterns = rows.map((names) => new RegExp(`^(?:${names})$`));
  const known = new Map<string, number>();
  return (word) => {
    if (!known.has(word))
      known.set(
        word,
        patterns.findIndex((pattern) => pattern.test(word)),
      );
    return known.get(word)!;
  };
}
