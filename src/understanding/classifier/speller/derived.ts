import type { Lexicon } from './lexicon.ts';

const ENDINGS =
  's es ed d ing er r ers rs or ors ly ness ment ments able ible al ally ful less ity ion ions ation ations ize ise ized ised y ies ied'.split(
    ' ',
  );
const BEGINNINGS = 're un dis pre non over out mis sub inter de auto multi'.split(' ');
const SHORTEST_STEM = 4;
const SHORTEST_PART = 3;
/** Log probability: a compound of rarer words is a slip. */
const RARE = -12;

/**
 * Whether an unknown word is made of known ones as its language makes words: "restarting", "router", "unsubscribed",
 * "paypal". No list has them all, and they are seldom slips.
 */
export function isDerived(word: string, { has, chance }: Pick<Lexicon, 'has' | 'chance'>): boolean {
  const isCommon = (part: string) => (chance(part) ?? RARE) > RARE;
  const isStem = (stem: string) => stem.length >= SHORTEST_STEM && has(stem);
  const bodies = [
    word,
    ...BEGINNINGS.filter((start) => word.startsWith(start)).map((start) => word.slice(start.length)),
  ];
  if (word.length >= SHORTEST_STEM && ENDINGS.some((ending) => has(word + ending))) return true;
  return (
    bodies.some((body) => (body !== word && isStem(body)) || hasStem(body, isStem)) ||
    isCompound(word, isCommon)
  );
}

/** "transferring" and "duplicated" lose a doubled letter, or get back their e or y. */
function hasStem(body: string, isStem: (stem: string) => boolean): boolean {
  return ENDINGS.filter((ending) => body.endsWith(ending)).some((ending) => {
    const stem = body.slice(0, -ending.length);
    return (
      isStem(stem) ||
      isStem(`${stem}e`) ||
      isStem(`${stem}y`) ||
      (stem.at(-1) === stem.at(-2) && isStem(stem.slice(0, -1)))
    );
  });
}

function isCompound(word: string, isCommon: (word: string) => boolean): boolean {
  for (let at = SHORTEST_PART; at <= word.length - SHORTEST_PART; at++)
    if (isCommon(word.slice(0, at)) && isCommon(word.slice(at))) return true;
  return false;
}
