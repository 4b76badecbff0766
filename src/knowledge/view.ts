import type { Article } from '../domain/article.ts';
import { type Lexicon, UNIT_END } from './lexicon.ts';
import type { IndexedPassage } from './passageIndex.ts';
import { type Passage, split, type Unit } from './split.ts';
import { wordsOf } from './words.ts';

/** An article as it is compared with a question: stems as numbers of the lexicon. */
export interface View {
  article: Article;
  units: Unit[];
  passages: PassageView[];
  title: Int32Array;
  /** Every distinct stem of title, headings and body, ascending. */
  stems: Int32Array;
}

interface PassageView extends Passage {
  headingStems: Int32Array;
  /** Stems of its units in order, UNIT_END after each. */
  body: Int32Array;
}

/** An article read once: to compare with, and to index. */
export interface ReadArticle {
  view: View;
  indexed: IndexedPassage[];
}

/** Splits an article and turns its words into stems of the lexicon, which learns the new ones. */
export function readArticle(article: Article, lexicon: Lexicon): ReadArticle {
  const { units, passages } = split(article);
  const title = stemsOf(article.title, lexicon);
  const distinct = new Set(title.stems);
  const read = passages.map((passage) => readPassage(article.body, units, passage, lexicon));
  for (const { view } of read) {
    for (const id of view.headingStems) distinct.add(id);
    for (const id of view.body) distinct.add(id);
  }
  distinct.delete(UNIT_END);
  const stems = Int32Array.from(distinct).sort();
  return {
    view: { article, units, passages: read.map(({ view }) => view), title: title.stems, stems },
    indexed: read.map(({ heading, body }) => ({ title: title.text, heading, body })),
  };
}

function readPassage(body: string, units: Unit[], passage: Passage, lexicon: Lexicon) {
  const stems: number[] = [];
  let text = '';
  for (let i = passage.from; i < passage.to; i++) {
    for (const { word } of wordsOf(body.slice(units[i]!.start, units[i]!.end))) {
      stems.push(lexicon.intern(word));
      text += `${word} `;
    }
    stems.push(UNIT_END);
  }
  const heading = stemsOf(passage.heading.join('\n'), lexicon);
  const view: PassageView = { ...passage, headingStems: heading.stems, body: Int32Array.from(stems) };
  return { view, heading: heading.text, body: text };
}

function stemsOf(text: string, lexicon: Lexicon): { stems: Int32Array; text: string } {
  const words = wordsOf(text).map(({ word }) => word);
  return { stems: Int32Array.from(words, lexicon.intern), text: words.join(' ') };
}
