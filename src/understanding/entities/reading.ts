import type { Entity } from '../../domain/understanding.ts';

/** What is known beside the text. */
export interface EntityContext {
  /** The moment that "tomorrow" counts from, ms since 1970. */
  at?: number | undefined;
  /** IANA name; default UTC. */
  timeZone?: string | undefined;
  /** ISO 3166. */
  country?: string | undefined;
  /** BCP 47; default English. */
  language?: string | undefined;
}

export interface Token {
  /** Folded. */
  word: string;
  start: number;
  end: number;
}

/** A message as every finder reads it: folded once, cut into words once. */
export interface Reading {
  text: string;
  /** Lower case, without accents, of the same length: an offset in one is an offset in the other. */
  folded: string;
  tokens: Token[];
  words: Set<string>;
  hasDigit: boolean;
  /** Two letters. */
  language: string;
  context: EntityContext;
}

/** A value that may be one; where two overlap, the more certain stays, then the longer. */
export interface Candidate extends Entity {
  certainty: number;
}

/** Guessed from its surroundings; has a shape of its own; declared by the bot; can be nothing else. */
export const CERTAINTY = { guess: 1, shape: 2, declared: 3, exact: 4 } as const;

/** A word of a folded text. */
export const WORD = /[a-z0-9\u00c0-\u024f\u0370-\u1fff\u3040-\ud7ff]+/g;

export function readText(text: string, context: EntityContext): Reading {
  const folded = fold(text);
  const tokens: Token[] = [];
  for (const { 0: word, index } of folded.matchAll(WORD))
    tokens.push({ word, start: index, end: index + word.length });
  const words = new Set(tokens.map(({ word }) => word));
  const language = (context.language ?? 'en').slice(0, 2).toLowerCase();
  return { text, folded, tokens, words, hasDigit: /\d/.test(folded), language, context };
}

const foldings = new Map<string, string>();

/** Lower case, without accents, one UTF-16 unit for one; curly apostrophes and odd spaces become plain. */
export function fold(text: string): string {
  return text.replace(/[^\0-\x7f]/g, foldUnit).replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

function foldUnit(unit: string): string {
  let plain = foldings.get(unit);
  if (plain === undefined) {
    if (/[\u2018\u2019\u02bc\u00b4]/.test(unit)) plain = "'";
    else if (/\s/.test(unit)) plain = ' ';
    else if (/[\u2010-\u2014]/.test(unit)) plain = '-';
    else {
      const [first = unit] = unit.toLowerCase().normalize('NFD');
      plain = first.length === 1 ? first : unit;
    }
    if (foldings.size < 5_000) foldings.set(unit, plain);
  }
  return plain;
}

/** A candidate with the words as the customer wrote them. */
export function candidate(
  { text }: Reading,
  name: string,
  value: string,
  span: { start: number; end: number },
  certainty: number,
  parts?: Record<string, string>,
): Candidate {
  const { start, end } = span;
  return { name, value, text: text.slice(start, end), start, end, certainty, ...(parts && { parts }) };
}
