import type { View } from '../view.ts';

/** Shortest unit that has a meaning of its own, in characters: "Click Save." has none. */
const SHORTEST = 15;

/** What is put before a passage so that it is read in its place: the article's title and its own heading. */
function placeOf({ article, passages }: View, at: number): string {
  const heading = passages[at]!.heading.at(-1);
  return [article.title, heading].filter(Boolean).join('. ');
}

/** A text for each passage. */
export function passageTexts(view: View): string[] {
  const { article, units, passages } = view;
  return passages.map(({ from, to }, at) => {
    const text = article.body.slice(units[from]!.start, units[to - 1]!.end);
    return `${placeOf(view, at)}\n${flat(text)}`.trim();
  });
}

/** Units of one article that are read one by one, from its beginning. */
const MOST_UNITS = 2000;

/** A text for each unit that can stand alone, '' for the others. */
export function unitTexts({ article, units }: View): string[] {
  return units.map(({ start, end, kind }, at) =>
    kind === 'code' || end - start < SHORTEST || at >= MOST_UNITS ? '' : flat(article.body.slice(start, end)),
  );
}

const flat = (text: string): string => text.replaceAll(/\s+/g, ' ');
