import { stem } from './stem.ts';

/** Stands between two units in a row of stems: the number that no stem has. */
export const UNIT_END = 0;

/** Every stem that the articles use, as a number, with the count of articles that hold it. */
export interface Lexicon {
  /** The number of the word's stem, made when new. */
  intern(word: string): number;
  /** The number of the word's stem, or -1 when no article has it. */
  find(word: string): number;
  /** Counts one article's distinct stems in (+1) or out (-1). */
  count(stems: Int32Array, by: 1 | -1): void;
  /** Articles that hold the stem. */
  articlesWith(stem: number): number;
  /** How much a stem tells, from its rarity; an unknown one (-1) tells most. */
  idf(stem: number): number;
  /** Where a query marks its own stems while it is scored: 0, or 1 + the term's place. Cleared by who set it; -1 at UNIT_END. */
  readonly slots: Int32Array;
  /** Every spelling ever seen, in order of appearance. */
  readonly spellings: string[];
  /** Articles counted in. */
  readonly articles: number;
}

export function createLexicon(): Lexicon {
  const bySpelling = new Map<string, number>();
  const byStem = new Map<string, number>();
  const spellings: string[] = [];
  const counts = [0];
  let slots = new Int32Array(1024);
  slots[UNIT_END] = -1;
  let articles = 0;

  function intern(word: string): number {
    const known = bySpelling.get(word);
    if (known !== undefined) return known;
    const root = stem(word);
    const id = byStem.get(root) ?? addStem(root);
    bySpelling.set(word, id);
    spellings.push(word);
    return id;
  }

  function addStem(root: string): number {
    const id = counts.push(0) - 1;
    byStem.set(root, id);
    if (id < slots.length) return id;
    const wider = new Int32Array(slots.length * 2);
    wider.set(slots);
    slots = wider;
    return id;
  }

  return {
    intern,
    find(word) {
      const id = bySpelling.get(word) ?? byStem.get(stem(word)) ?? -1;
      return id >= 0 && counts[id]! > 0 ? id : -1;
    },
    count(stems, by) {
      articles += by;
      for (const id of stems) counts[id]! += by;
    },
    articlesWith: (id) => counts[id]!,
    idf(id) {
      const having = id < 0 ? 0 : counts[id]!;
      return Math.log(1 + (articles - having + 0.5) / (having + 0.5));
    },
    get slots() {
      return slots;
    },
    spellings,
    get articles() {
      return articles;
    },
  };
}
