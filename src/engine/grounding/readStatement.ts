import { stem } from '../../knowledge/stem.ts';
import { isFiller } from '../../knowledge/words.ts';
import { CLAUSE, DOUBLE_NEGATIONS, FREE, NEGATIONS, NEGATIVES, PLAIN_WORDINGS, SYNONYMS } from './lists.ts';
import { foldName } from './marks.ts';
import { type Figure, readFigures } from './readFigures.ts';

export interface Clause {
  /** What it speaks of, as stems; figures and function words are not among them. */
  content: Set<string>;
  /** Every word, as a stem: also "before", "only", "must". */
  all: Set<string>;
  isNegated: boolean;
  figures: Figure[];
  /** Where "and" joins them. */
  parts: Clause[];
}

/** A sentence as it is compared. */
export interface Statement {
  text: string;
  clauses: Clause[];
  content: Set<string>;
  all: Set<string>;
}

const RUN = /[\p{L}\p{M}\p{N}]+(?:['’]\p{L}+)?/gu;
const ADDRESS = /(?:https?:\/\/|www\.)[^\s<>"')\]]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gi;
const MARKUP = /\*\*|__|`|^#{1,6}\s+|!?\[(?=[^\]]*\]\()|\]\([^)\s]*\)/gm;
const MARKER = /^\s*(?:[-*+•·]|\(?\d{1,2}[.)])\s+/;
/** Fewer words of its own than this and a clause is read with its neighbour. */
const CLAUSE_CONTENT = 2;

export function readStatement(raw: string, language: string): Statement {
  let text = raw.replace(MARKER, '').replace(ADDRESS, ' ').replace(MARKUP, '');
  for (const [wording, plain] of PLAIN_WORDINGS) text = text.replace(wording, plain);
  const clauses: Clause[] = [];
  let held = '';
  for (const part of text.split(CLAUSE).flatMap(atEachFigure)) {
    held = `${held} ${part}`;
    const clause = readClause(held, language);
    clause.parts = partsOf(held, language);
    if (clause.content.size + clause.figures.length < CLAUSE_CONTENT) continue;
    const before = clauses.at(-1);
    if (before && SAME_SUBJECT.test(held)) for (const word of before.content) clause.content.add(word);
    clauses.push(clause);
    held = '';
  }
  addRest(clauses, held, language);
  return {
    text: raw,
    clauses,
    content: new Set(clauses.flatMap(({ content }) => [...content])),
    all: new Set(clauses.flatMap(({ all }) => [...all])),
  };
}

const AND = /\s(?=(?:and|und|y|et|e|en)\s)/;

/** What it speaks of stands in the clause before. */
const SAME_SUBJECT = /^\s*(?:and|und|y|et|e|en)\s\p{Ll}+\s(?:at |within |up to |after |for )?[\d$€£]/u;

/** "Opens 48 hours before and closes 90 minutes before" says two things. */
function atEachFigure(clause: string): string[] {
  const parts = clause.split(AND);
  return parts.length > 1 && parts.filter((part) => /\d/.test(part)).length === parts.length
    ? parts
    : [clause];
}

/** None where one of them says too little on its own. */
function partsOf(text: string, language: string): Clause[] {
  const parts = text.split(AND).map((part) => readClause(part, language));
  return parts.length > 1 && parts.every(({ content }) => content.size >= CLAUSE_CONTENT) ? parts : [];
}

/** What is left at the end belongs to the last clause, or is the only one. */
function addRest(clauses: Clause[], held: string, language: string): void {
  if (held.trim() === '') return;
  const rest = readClause(held, language);
  const last = clauses.at(-1);
  if (!last) {
    clauses.push(rest);
    return;
  }
  for (const word of rest.content) last.content.add(word);
  for (const word of rest.all) last.all.add(word);
  last.figures.push(...rest.figures);
  last.isNegated = last.isNegated !== rest.isNegated;
}

function readClause(text: string, language: string): Clause {
  const { figures, rest } = readFigures(text, language);
  const content = new Set<string>();
  const all = new Set<string>();
  let negations = 0;
  for (const [run] of rest.matchAll(RUN)) {
    const lower = run.toLowerCase();
    const isNegation = NEGATIONS.has(lower.replace(/['’]/, '')) || /n['’]t$/.test(lower);
    const positive =
      NEGATIVES[lower] ?? (/^non\p{L}{5,}/u.test(lower) && language === 'en' ? lower.slice(3) : undefined);
    if (isNegation || positive) negations++;
    const word = meaningOf(positive ?? lower);
    all.add(word);
    if (isNegation && !positive) continue;
    if (isContent(positive ?? lower)) content.add(word);
  }
  // "no … nada", "ne … pas": two of them still deny.
  const isNegated = DOUBLE_NEGATIONS.has(language) ? negations > 0 : negations % 2 === 1;
  return { content, all, isNegated, figures, parts: [] };
}

function isContent(lower: string): boolean {
  const bare = lower.replace(/['’]/, '');
  return !FREE.has(bare) && !isFiller(bare) && (bare.length > 2 || /[^a-z]/.test(bare));
}

/** One word for all forms and synonyms of it. */
export function meaningOf(lower: string): string {
  const stemmed = stem(foldName(lower.replace(/['’]s?$/, '')));
  return SAME.get(stemmed) ?? stemmed;
}

const SAME: ReadonlyMap<string, string> = new Map(
  SYNONYMS.trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(stem))
    .reverse() // Of a word in two lines the first counts.
    .flatMap(([first = '', ...others]) => [first, ...others].map((word) => [word, first] as const)),
);
