import type { Article } from '../domain/article.ts';
import { type Lexicon, UNIT_END } from './lexicon.ts';
import { type Passage, split, type Unit } from './split.ts';
import { wordsOf } from './words.ts';

/** An article as it is compared with a question: stems as numbers of the lexicon. */
export interface View {
  article: Article;
  units: Unit[];
  passages: PassageView[];
  title: Int32Array;
  /** Every distinct stem of title and body, ascending. */
  stems: Int32Array;
}

export interface PassageView extends Passage {
  headingStems: Int32Array;
  /** Stems of its units in order, UNIT_END after each. */
  body: Int32Array;
}

/** Splits an article and turns its words into stems of the lexicon, which learns the new ones. */
export function viewOf(article: Article, lexicon: Lexicon): View {
  const { units, passages } = split(article);
  const title = stemsOf(article.title, lexicon);
  const distinct = new Set(title);
  const views = passages.map((passage) => viewPassage(article.body, units, passage, lexicon));
  for (const view of views) {
    for (const id of view.headingStems) distinct.add(id);
    for (const id of view.body) distinct.add(id);
  }
  distinct.delete(UNIT_END);
  return { article, units, passages: views, title, stems: Int32Array.from(distinct).sort() };
}

function viewPassage(body: string, units: Unit[], passage: Passage, lexicon: Lexicon): PassageView {
  const stems: number[] = [];
  for (let i = passage.from; i < passage.to; i++) {
    for (const { word } of wordsOf(body.slice(units[i]!.start, units[i]!.end)))
      stems.push(lexicon.intern(word));
    stems.push(UNIT_END);
  }
  return {
    ...passage,
    headingStems: stemsOf(passage.heading.join('\n'), lexicon),
    body: Int32Array.from(stems),
  };
}

function stemsOf(text: string, lexicon: Lexicon): Int32Array {
  return Int32Array.from(wordsOf(text), ({ word }) => lexicon.intern(word));
}
