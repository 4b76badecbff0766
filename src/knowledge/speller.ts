/** Finds the known word that an unknown one was meant to be. */
export interface Speller {
  /** The nearest spelling that `isKnown` accepts, or undefined when none is near enough or it must not be touched. */
  correct(word: string): string | undefined;
}

/**
 * A speller over the articles' own spellings (`spellings` may grow; new ones are learnt at the next call).
 * A missing, doubled or swapped letter for words from 5 letters (from 4: swapped), one replaced letter from 7, one of
 * each from 10; nothing with a digit in it. More would turn real words that no article has into others (cash, case).
 * Every spelling is looked at, most of them only at their length and set of letters: no deletion index to build again
 * with every new article, and 8 bytes a word instead of some 2,000.
 */
export function createSpeller(spellings: readonly string[], isKnown: (word: string) => boolean): Speller {
  /** Length in the upper 5 bits, set of letters in the lower 27; 0 for what is never proposed. */
  const outlines: number[] = [];

  return {
    correct(word) {
      if (!isWord(word)) return undefined;
      while (outlines.length < spellings.length) outlines.push(outlineOf(spellings[outlines.length]!));
      const outline = outlineOf(word);
      const most = Math.floor(reach(word));
      let best: string | undefined;
      let bestRank: number = FURTHEST;
      for (let i = 0; i < outlines.length; i++) {
        if (!isNear(outline, outlines[i]!, most)) continue;
        const candidate = spellings[i]!;
        const rank = rankOf(word, candidate);
        if (rank > bestRank || (rank === bestRank && best !== undefined && candidate >= best)) continue;
        if (!isKnown(candidate)) continue;
        best = candidate;
        bestRank = rank;
      }
      return best;
    },
  };
}

const isWord = (word: string): boolean => word.length >= 4 && word.length <= 24 && /^\p{L}+$/u.test(word);

/** A replaced letter costs more than one that is missing, doubled or swapped: it is how one real word becomes another. */
const REPLACED = 1.5;

/** What a correction of this word may cost: a slip for short words, a replaced letter from 7, two slips from 10. */
function reach(word: string): number {
  if (word.length >= 10) return REPLACED + 1;
  return word.length >= 7 ? REPLACED : 1;
}

const LETTERS = 27;

function outlineOf(word: string): number {
  if (!isWord(word)) return 0;
  let letters = 0;
  for (let i = 0; i < word.length; i++) letters |= 1 << (word.charCodeAt(i) % LETTERS);
  return (word.length << LETTERS) | letters;
}

/** An edit changes the length by at most one and the set of letters by at most two (a replaced letter is one edit). */
function isNear(a: number, b: number, most: number): boolean {
  if (b === 0 || Math.abs((a >>> LETTERS) - (b >>> LETTERS)) > most) return false;
  let differing = (a ^ b) & ((1 << LETTERS) - 1);
  for (let left = most * 2; left > 0; left--) differing &= differing - 1;
  return differing === 0;
}

/** Rank of the worst that is still proposed. */
const FURTHEST = 12;

/** Cost of the edits, then a changed first letter, then a changed length. Above FURTHEST when too far. */
function rankOf(word: string, candidate: string): number {
  const most = Math.min(reach(word), reach(candidate));
  const cost = costBetween(word, candidate, most);
  const sameStart = word[0] === candidate[0];
  const sameLength = word.length === candidate.length;
  if (cost > most || (!sameStart && word.length < 6) || (!sameLength && word.length < 5)) return FURTHEST + 1;
  return cost * 3 + (sameStart ? 0 : 2) + (sameLength ? 0 : 1);
}

/** Damerau-Levenshtein distance with dearer replacements, or more than `most` when it is more. */
function costBetween(a: string, b: string, most: number): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : REPLACED);
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, replaced);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, before[j - 2]! + 1);
      row.push(cost);
    }
    if (Math.min(...row) > most) return most + 1;
    before = last;
    last = row;
  }
  return last[b.length]!;
}
