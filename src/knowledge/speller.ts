/** Finds the known word that an unknown one was meant to be. */
export interface Speller {
  /** The nearest spelling that `isKnown` accepts, or undefined when none is near enough or it must not be touched. */
  correct(word: string): string | undefined;
}

/**
 * A speller over the articles' own spellings (`spellings` may grow; new ones are learnt at the next call).
 * One edit (insert, delete, replace, swap) for words from 4 letters, two from 8; nothing with a digit in it.
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
      const most = reach(word);
      let best: string | undefined;
      let bestRank = Number.POSITIVE_INFINITY;
      for (let i = 0; i < outlines.length; i++) {
        if (!isNear(outline, outlines[i]!, most)) continue;
        const candidate = spellings[i]!;
        const rank = rankOf(word, candidate);
        if (rank > bestRank || (rank === bestRank && candidate >= best!) || !isKnown(candidate)) continue;
        best = candidate;
        bestRank = rank;
      }
      return best;
    },
  };
}

const isWord = (word: string): boolean => word.length >= 4 && word.length <= 24 && /^\p{L}+$/u.test(word);

const reach = (word: string): number => (word.length >= 8 ? 2 : 1);

const LETTERS = 27;

function outlineOf(word: string): number {
  if (!isWord(word)) return 0;
  let letters = 0;
  for (let i = 0; i < word.length; i++) letters |= 1 << (word.charCodeAt(i) % LETTERS);
  return (word.length << LETTERS) | letters;
}

/** An edit changes the length by at most one and the set of letters by at most two. */
function isNear(a: number, b: number, most: number): boolean {
  if (b === 0 || Math.abs((a >>> LETTERS) - (b >>> LETTERS)) > most) return false;
  let differing = (a ^ b) & ((1 << LETTERS) - 1);
  for (let left = most * 2; left > 0; left--) differing &= differing - 1;
  return differing === 0;
}

/** Edits, then a changed first letter, then a changed length. Infinite when too far; short words keep their first letter. */
function rankOf(word: string, candidate: string): number {
  const most = Math.min(reach(word), reach(candidate));
  const edits = editsBetween(word, candidate, most);
  const sameStart = word[0] === candidate[0];
  if (edits > most || (!sameStart && word.length < 6)) return Number.POSITIVE_INFINITY;
  return edits * 4 + (sameStart ? 0 : 2) + (word.length === candidate.length ? 0 : 1);
}

/** Damerau-Levenshtein distance (adjacent swaps count one), or `most + 1` when it is more. */
function editsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let edits = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        edits = Math.min(edits, before[j - 2]! + 1);
      row.push(edits);
    }
    if (Math.min(...row) > most) return most + 1;
    before = last;
    last = row;
  }
  return last[b.length]!;
}
