import type { SearchQuery } from '../domain/knowledge.ts';
import type { Lexicon } from './lexicon.ts';
import type { Speller } from './speller.ts';
import { isFiller, POINTING, wordsOf } from './words.ts';

/** One stem that the question is about. */
export interface Term {
  /** Number in the lexicon. */
  id: number;
  /** How the question spells it, or how it was meant. */
  word: string;
  /** idf, raised by repetition and lowered for what was only said before or only guessed. */
  weight: number;
}

export interface Query {
  /** At most 24, in the order of the question. */
  terms: Term[];
  /** Sum of the weights of `terms`. */
  weight: number;
  /** Share, 0..1, of the question's informative weight that no article knows, after spelling. */
  unknown: number;
  /** Informative words, the unknown ones included. */
  informative: number;
}

/** Characters of a message that are read: its beginning; what lies behind is logs and quoted mail. */
const LONGEST = 4000;
const MOST_TERMS = 24;

/** Unknown words that are spelled; a page of base64 has hundreds. */
const MOST_CORRECTIONS = 8;

/** A corrected word counts this much as meant, and the rest as unknown. */
const CORRECTED = 0.7;
const SAID_BEFORE = 0.5;

interface Parts {
  lexicon: Lexicon;
  speller: Speller;
}

type Draft = { terms: Map<number, Term>; unknown: number; informative: number; pointing: boolean };

/**
 * What the question is about, in stems that the articles know. A follow-up (few informative words, or few and a word
 * that points back) takes along the last earlier message that was about something; a full question stands alone.
 */
export function readQuery({ text, before = [] }: SearchQuery, parts: Parts): Query {
  const draft = readText(text, parts);
  if (isFollowUp(draft)) takeAlong(draft, before, parts);
  const terms = strongest([...draft.terms.values()]);
  const weight = terms.reduce((sum, term) => sum + term.weight, 0);
  const unknown = draft.unknown === 0 ? 0 : draft.unknown / (draft.unknown + weight);
  return { terms, weight, unknown, informative: draft.informative };
}

function readText(text: string, { lexicon, speller }: Parts): Draft {
  const draft: Draft = { terms: new Map(), unknown: 0, informative: 0, pointing: false };
  const unknown = new Set<string>();
  let corrections = 0;
  for (const { word } of wordsOf(text.slice(0, LONGEST))) {
    if (POINTING.has(word)) draft.pointing = true;
    if (isFiller(word)) continue;
    const id = lexicon.find(word);
    if (id >= 0) addTerm(draft, id, word, lexicon.idf(id));
    else unknown.add(word);
  }
  for (const word of unknown) {
    const meant = corrections++ < MOST_CORRECTIONS ? speller.correct(word) : undefined;
    const id = meant === undefined ? -1 : lexicon.find(meant);
    if (meant !== undefined && isFiller(meant)) continue;
    if (id >= 0) addTerm(draft, id, meant!, lexicon.idf(id) * CORRECTED);
    draft.unknown += lexicon.idf(-1) * (id >= 0 ? 1 - CORRECTED : 1);
  }
  draft.informative = draft.terms.size + unknown.size;
  return draft;
}

function addTerm(draft: Draft, id: number, word: string, weight: number): void {
  const there = draft.terms.get(id);
  if (!there) draft.terms.set(id, { id, word, weight });
  else if (weight > 0) there.weight = Math.min(there.weight + weight * 0.25, weight * 1.5);
}

function isFollowUp({ informative, pointing }: Draft): boolean {
  return informative <= 2 || (pointing && informative <= 6);
}

function takeAlong(draft: Draft, before: string[], parts: Parts): void {
  for (const text of before.toReversed()) {
    const earlier = readText(text, parts);
    if (earlier.terms.size === 0) continue;
    for (const { id, word, weight } of earlier.terms.values())
      if (!draft.terms.has(id)) draft.terms.set(id, { id, word, weight: weight * SAID_BEFORE });
    return;
  }
}

/** The rarest terms, back in their order. */
function strongest(terms: Term[]): Term[] {
  if (terms.length <= MOST_TERMS) return terms;
  const bar = terms.map(({ weight }) => weight).toSorted((a, b) => b - a)[MOST_TERMS - 1]!;
  return terms.filter(({ weight }) => weight >= bar).slice(0, MOST_TERMS);
}
