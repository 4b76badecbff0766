import type { Found } from '../domain/knowledge.ts';
import { isAlike, subjectsOf } from '../understanding/followUp/plainWords.ts';
import { clearTitle } from './clearQuote.ts';
import { plainTitle } from './plainTitle.ts';

export interface Topic {
  label: string;
  article: string;
}

const MOST = 3;
/** A candidate far less likely than the first is no choice, but noise. */
const WORTH_OFFERING = 0.25;
/** Two articles are about as likely from this share of the first one's confidence on. */
const ABOUT_AS_LIKELY = 0.33;
const LONGEST = 64;
/** "Refunds | Help centre", "Refunds – Shop". */
const PARTS = /\s+[|–—·»-]\s+/;

/** What the articles found are about, as button labels that tell them apart: best first, none twice. */
export function topicsOf(found: Found[]): Topic[] {
  const [best] = found;
  const worth = found.filter(({ confidence }) => confidence >= best!.confidence * WORTH_OFFERING);
  const others = worth.filter(
    ({ quote }, at) => worth.findIndex((earlier) => flat(earlier.quote) === flat(quote)) === at,
  );
  const titles = withoutCommonEnd(others.map(titleOf));
  const labels = titles.map((title) => short(title, titles));
  return others
    .map(({ article }, at) => ({ label: labels[at]!, article: article.id }))
    .filter(({ label }, at) => labels.findIndex((earlier) => flat(earlier) === flat(label)) === at)
    .slice(0, MOST);
}

/**
 * Whether two of the articles differ in something that the customer did not say: "Flag of France" and "Flag of Ireland",
 * asked about a flag. `said`: all that was said before the message.
 */
export function isOpenWhich([best, ...others]: Found[], message: string, said: string[]): boolean {
  if (!best) return false;
  const asked = subjectsOf(message);
  const known = [...asked, ...said.flatMap(subjectsOf)];
  return others.some((other) => {
    const { shared, ofOne, ofOther } = compare(best, other);
    const apart = [...ofOne, ...ofOther];
    const isLikely = other.confidence >= best.confidence * ABOUT_AS_LIKELY;
    return (
      isLikely && shared.some((w) => has(asked, w)) && apart.length > 0 && !apart.some((w) => has(known, w))
    );
  });
}

/** "And with the team plan?", after the basic one: of two articles that are alike, the one that the message names. */
export function namedFirst(found: Found[], message: string): Found[] {
  const [best, ...others] = found;
  if (!best) return found;
  const asked = subjectsOf(message);
  const named = others.find((other) => {
    const { shared, ofOne, ofOther } = compare(best, other);
    return shared.length > 0 && ofOther.some((w) => has(asked, w)) && !ofOne.some((w) => has(asked, w));
  });
  if (!named) return found;
  return [{ ...named, confidence: best.confidence }, ...found.filter((one) => one !== named)];
}

/** What two articles are called alike, and what each alone. */
function compare(one: Found, other: Found) {
  const [a, b] = [one, other].map(({ article }) => subjectsOf(plainTitle(article.title))) as [
    string[],
    string[],
  ];
  return { shared: a.filter((w) => has(b, w)), ofOne: without(a, b), ofOther: without(b, a) };
}

const has = (words: string[], word: string) => words.some((other) => isAlike(other, word));
const without = (words: string[], those: string[]) => words.filter((word) => !has(those, word));
const flat = (text: string) => text.replace(/\s+/g, ' ').trim().toLowerCase();

/** An article without a title that may be shown is called by its first words. */
export const titleOf = (found: Found): string =>
  clearTitle(found) || plainTitle(found.quote).split(' ').slice(0, 9).join(' ');

function withoutCommonEnd(titles: string[]): string[] {
  const parts = titles.map((title) => title.split(PARTS));
  const last = parts[0]?.at(-1);
  const isCommon =
    titles.length > 1 && parts.every((own) => own.length > 1 && own.at(-1) === last && own[0] !== '');
  return isCommon
    ? withoutCommonEnd(
        titles.map((title) => title.slice(0, title.lastIndexOf(last!)).replace(/\s*[|–—·»-]\s*$/, '')),
      )
    : titles;
}

/** Cut at its end, or in the middle where another begins alike. */
function short(title: string, titles: string[]): string {
  if (title.length <= LONGEST) return title;
  const head = title.slice(0, LONGEST - 1).replace(/\s+\S*$/, '');
  const isAmbiguous = titles.some((other) => other !== title && other.startsWith(head));
  if (!isAmbiguous) return `${head}…`;
  const half = LONGEST / 2;
  return `${title.slice(0, half - 1).trimEnd()}…${title.slice(-half).replace(/^\S*\s/, ' ')}`;
}
