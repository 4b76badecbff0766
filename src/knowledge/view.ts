import type { Article } from '../domain/article.ts';
import { type Lexicon, UNIT_END } from './lexicon.ts';
import { type Passage, split, type Unit } from './split.ts';
import { eachWord } from './words.ts';

/**
 * An article as it is compared with a question: stems as numbers of the lexicon. What is needed only to quote it or to
 * encode it (its body, units and passages) lies in the file, and is read from there when it is asked for.
 */
export interface View {
  readonly article: Article;
  readonly units: Unit[];
  readonly passages: PassageView[];
  readonly title: Int32Array;
  /** Every distinct stem of title, headings and body, ascending. */
  readonly stems: Int32Array;
  /** Stems of one passage, and of the headings above it, as in `passages`, without reading the article. */
  bodyOf(passage: number): Int32Array;
  headingOf(passage: number): Int32Array;
}

export interface PassageView extends Passage {
  headingStems: Int32Array;
  /** Stems of its units in order, UNIT_END after each. */
  body: Int32Array;
}

/** What of an article stays in the file. */
export interface Parts {
  body: string;
  units: Unit[];
  passages: Passage[];
  /** The passages with their stems, once somebody asked for them. */
  views?: PassageView[];
}

/** Words of one passage, ready for the tokenizer: letters and digits with spaces between. */
export interface IndexedPassage {
  title: string;
  heading: string;
  body: string;
}

/** An article read once: what is kept of it, and what is indexed. */
export interface ReadArticle {
  parts: Parts;
  words: Int32Array;
  indexed: IndexedPassage[];
}

/** Splits an article and turns its words into stems of the lexicon, which learns the new ones. */
export function readArticle({ title, body }: Article, lexicon: Lexicon): ReadArticle {
  const { units, passages } = split({ title, body });
  const named = stemsOf(title, lexicon);
  const rows = [named.stems];
  const indexed = passages.map((passage): IndexedPassage => {
    const heading = stemsOf(passage.heading.join('\n'), lexicon);
    const read = readUnits(body, units.slice(passage.from, passage.to), lexicon);
    rows.push(heading.stems, read.stems);
    return { title: named.text, heading: heading.text, body: read.text };
  });
  return { parts: { body, units, passages }, words: packRows([distinctOf(rows), ...rows]), indexed };
}

function readUnits(body: string, units: Unit[], { intern }: Lexicon) {
  const stems: number[] = [];
  let text = '';
  for (const { start, end } of units) {
    eachWord(body.slice(start, end), (word) => {
      stems.push(intern(word));
      text += `${word} `;
    });
    stems.push(UNIT_END);
  }
  return { stems, text };
}

function stemsOf(text: string, { intern }: Lexicon) {
  const stems: number[] = [];
  const words: string[] = [];
  eachWord(text, (word) => {
    stems.push(intern(word));
    words.push(word);
  });
  return { stems, text: words.join(' ') };
}

function distinctOf(rows: number[][]): number[] {
  const sorted = new Int32Array(rows.flat()).sort();
  const distinct: number[] = [];
  let last = UNIT_END;
  for (const id of sorted) {
    if (id !== last) distinct.push(id);
    last = id;
  }
  return distinct;
}

/** Rows one behind the other; before them where each begins, and where the last ends. */
function packRows(rows: number[][]): Int32Array {
  const packed = new Int32Array(rows.reduce((sum, row) => sum + row.length, rows.length + 1));
  let end = rows.length + 1;
  packed[0] = end;
  for (const [at, row] of rows.entries()) {
    packed.set(row, end);
    end += row.length;
    packed[at + 1] = end;
  }
  return packed;
}

/** Places in `packRows`: the distinct stems, the title, then headings and body of each passage. */
const [STEMS, TITLE, PASSAGES] = [0, 1, 2];

/** What of an article is in memory all the time. */
export type Head = Omit<Article, 'body'>;

/** What is kept of one article, and how the rest is read. */
export interface Stored {
  n: number;
  head: Head;
  words: Int32Array;
  open(n: number): Parts;
}

/** Ten thousand of them are in memory: what they have in common is not in each. */
export class StoredView implements View {
  readonly article: Article;
  readonly #words: Int32Array;
  readonly #n: number;
  readonly #open: (n: number) => Parts;

  constructor({ n, head, words, open }: Stored) {
    this.article = new StoredArticle(n, head, open);
    this.#words = words;
    this.#n = n;
    this.#open = open;
  }

  get title() {
    return this.#row(TITLE);
  }
  get stems() {
    return this.#row(STEMS);
  }
  get units() {
    return this.#open(this.#n).units;
  }
  get passages() {
    const parts = this.#open(this.#n);
    parts.views ??= parts.passages.map((passage, at) => ({
      ...passage,
      headingStems: this.headingOf(at),
      body: this.bodyOf(at),
    }));
    return parts.views;
  }
  headingOf(passage: number) {
    return this.#row(PASSAGES + passage * 2);
  }
  bodyOf(passage: number) {
    return this.#row(PASSAGES + passage * 2 + 1);
  }
  #row(at: number): Int32Array {
    return this.#words.subarray(this.#words[at], this.#words[at + 1]);
  }
}

class StoredArticle implements Article {
  readonly id: string;
  readonly title: string;
  readonly url: string | undefined;
  readonly language: string | undefined;
  readonly source: string;
  readonly version: number;
  readonly updatedAt: number;
  readonly #n: number;
  readonly #open: (n: number) => Parts;

  constructor(n: number, head: Head, open: (n: number) => Parts) {
    this.id = head.id;
    this.title = head.title;
    this.url = head.url;
    this.language = head.language;
    this.source = head.source;
    this.version = head.version;
    this.updatedAt = head.updatedAt;
    this.#n = n;
    this.#open = open;
  }

  get body() {
    return this.#open(this.#n).body;
  }
}
