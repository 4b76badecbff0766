import { editDistance } from '../editDistance.ts';

/** The index reads this many letters of a word: https://github.com/wolfgarbe/SymSpell */
const PREFIX = 8;

/** Slips that a word of this length may have and still be itself. */
export function slipsAllowed(word: string): number {
  return word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
}

/**
 * Finds the words that a mistyped one may stand for, by what both become when letters are left out (SymSpell).
 * Returns the nearest ones, all at the same distance.
 */
export function createFuzzyWords(
  words: Iterable<string>,
): (typed: string) => { words: string[]; slips: number } {
  const index = new Map<string, string[]>();
  for (const word of words) {
    if (!/^\p{L}+$/u.test(word)) continue;
    for (const key of shortened(word, slipsAllowed(word))) {
      const list = index.get(key);
      if (list) list.push(word);
      else index.set(key, [word]);
    }
  }
  return (typed) => {
    const near: { word: string; slips: number }[] = [];
    const seen = new Set<string>();
    for (const key of index.size > 0 ? shortened(typed, typed.length < 7 ? 1 : 2) : [])
      for (const word of index.get(key) ?? []) {
        if (seen.has(word)) continue;
        seen.add(word);
        const allowed = slipsAllowed(word);
        if (allowed === 0 || (word.length < 6 && word[0] !== typed[0])) continue;
        const slips = editDistance(typed, word, allowed);
        if (slips <= allowed) near.push({ word, slips });
      }
    const slips = Math.min(...near.map((one) => one.slips));
    return { words: near.filter((one) => one.slips === slips).map(({ word }) => word), slips };
  };
}

/** The beginning of a word and what it becomes without one or more of its letters. */
function shortened(word: string, most: number): Set<string> {
  const all = new Set([word.slice(0, PREFIX)]);
  let last = [...all];
  for (let left = most; left > 0; left--) {
    const next = new Set<string>();
    for (const one of last)
      for (let at = 0; at < one.length; at++) next.add(one.slice(0, at) + one.slice(at + 1));
    for (const one of next) all.add(one);
    last = [...next];
  }
  return all;
}
