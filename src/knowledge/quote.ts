import { asksFact, isSpecific, wants } from './fact.ts';
import { isStep } from './groups.ts';
import { UNIT_END } from './lexicon.ts';
import { shareOf } from './measure.ts';
import type { Query } from './readQuery.ts';
import type { Unit } from './split.ts';
import type { View } from './view.ts';

/** Usual limit of a quote, in UTF-16 characters; a list or a procedure may be twice as long before it is shortened. */
const LIMIT = 700;
const GROUP_LIMIT = 1400;

/** Every character must be worth it, beyond this length much more so. */
const SHORT = 500;
const COST_PER_CHARACTER = 0.0001;
const COST_BEYOND_SHORT = 0.0005;

/** Below the length of a full sentence it may be a heading or "Click here.". */
const FULL_SENTENCE = 40;
const COST_PER_MISSING = 0.002;

/** Steps are what most customers came for; a bare question or a list of them answers nothing. */
const STEPS_BONUS = 0.12;
const QUESTIONS_COST = 0.5;

/** A word of the title says little about which passage of the article answers. */
const TITLE_WORD = 0.3;

/** A section that is no longer is quoted whole: cut, it would lose its condition or its way out. */
const SHORT_SECTION = 300;

/** Units, by their places: `from` up to `to`, end exclusive. */
type Run = { from: number; to: number };
type Group = Run & {
  mask: number;
  length: number;
  steps: boolean;
  asks: boolean;
  /** Ends in a lead-in: no quote may end there. */
  leads: boolean;
};

/** What is known of the question besides its words. */
export interface Asked {
  text?: string;
  /** Cosines of the article's units with it. */
  cosines?: Float32Array | undefined;
}

/**
 * The shortest run of the article's own words that answers, as Markdown: whole sentences of the best passage (or of
 * the one behind it), a list or procedure never cut in the middle, a short section whole. Only white space differs
 * from the article, and one row of a table stands below the table's first.
 */
export function quoteOf(view: View, best: number, query: Query, asked: Asked = {}): string {
  const fact = factOf(view, best, query, asked);
  if (fact) return render(view, fact);
  const section = sectionOf(view, best);
  if (isOneTopic(view, section)) return render(view, placesOf(section));
  const groups = groupsNear(view, best, query);
  const last = view.passages[best]!.to;
  let chosen = groups.slice(0, 1);
  let chosenValue = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < groups.length && groups[i]!.from < last; i++) {
    let length = 0;
    let mask = 0;
    let steps = false;
    let asks = true;
    for (let k = i; k < groups.length; k++) {
      const group = groups[k]!;
      length += group.length + (k > i ? 1 : 0);
      if (length > (k === i ? GROUP_LIMIT : LIMIT) && k > i) break;
      mask |= group.mask;
      steps ||= group.steps;
      asks &&= group.asks;
      const bonus = (steps ? STEPS_BONUS : 0) - (asks ? QUESTIONS_COST : 0);
      const value = bonus + shareSaid(mask, view, query) - costOf(length);
      if (value <= chosenValue || (group.leads && k + 1 < groups.length)) continue;
      chosenValue = value;
      chosen = groups.slice(i, k + 1);
    }
  }
  return render(view, placesOf({ from: chosen[0]!.from, to: chosen.at(-1)!.to }));
}

/** What a sentence is worth as an answer: nearness, the question's words in it, whether it has such a thing as is asked for, or names anything. */
const SAID_WORTH = 0.35;
const KIND_WORTH = 0.12;
const SPECIFIC_WORTH = 0.05;
const BEST_PASSAGE_WORTH = 0.05;

/** A fact is quoted with what follows it, up to so many characters. */
const FACT_LIMIT = 200;

/**
 * For a question that one sentence can answer: that sentence first, with what follows it in its paragraph, or the row
 * of a table below its first. Undefined where it is no such question.
 */
function factOf(view: View, best: number, query: Query, { text = '', cosines }: Asked): number[] | undefined {
  if (!cosines || !asksFact(text)) return undefined;
  const { units, passages, article } = view;
  const masks = unitMasks(view, 0, passages.length, query);
  const kinds = wants(text);
  const { from: first, to: last } = passages[best]!;
  let from = first;
  let most = Number.NEGATIVE_INFINITY;
  for (const [i, { start, end, kind }] of units.entries()) {
    const words = article.body.slice(start, end);
    if (kind === 'code' || /[?？:：]$/.test(words) || isTableHead(view, i)) continue;
    const fits = kinds.length > 0 && kinds.every((given) => given.test(words));
    const value =
      cosines[i]! +
      SAID_WORTH * shareOf(masks[i] ?? 0, query) +
      (fits ? KIND_WORTH : 0) +
      (isSpecific(words) ? SPECIFIC_WORTH : 0) +
      (i >= first && i < last ? BEST_PASSAGE_WORTH : 0);
    if (value <= most) continue;
    most = value;
    from = i;
  }
  if (units[from]!.kind === 'row') return [...tableHead(view, from), from];
  let to = from + 1;
  while (to < units.length && units[to]!.block === units[from]!.block && units[to]!.kind === 'sentence') {
    if (units[to]!.end - units[from]!.start > FACT_LIMIT || leadsOn(view, to)) break;
    to++;
  }
  return placesOf({ from, to });
}

/** The row between a table's head and its body: dashes and colons. */
const RULE = /^[\s|:-]+$/;

/** A table's first row and the rule below it, of the table that the row at `at` is in; [] where it has none. */
function tableHead({ units, article }: View, at: number): number[] {
  let first = at;
  while (first > 0 && units[first - 1]!.kind === 'row' && units[first - 1]!.block === units[at]!.block)
    first--;
  const second = units[first + 1];
  const isRuled = second?.kind === 'row' && RULE.test(article.body.slice(second.start, second.end));
  return isRuled ? [first, first + 1] : [];
}

const isTableHead = (view: View, at: number): boolean =>
  view.units[at]!.kind === 'row' && tableHead(view, at).includes(at);

/** Whether it only announces what follows it. */
const leadsOn = ({ units, article }: View, at: number): boolean =>
  units[at]!.kind === 'sentence' && /[:：]/.test(article.body[units[at]!.end - 1]!);

/** All that stands under the heading of a passage. */
function sectionOf({ passages }: View, here: number): Run {
  const { heading } = passages[here]!;
  const isOther = (one: { heading: string[] }) => one.heading.join('\n') !== heading.join('\n');
  const before = passages.findLastIndex((one, i) => i < here && isOther(one));
  const after = passages.findIndex((one, i) => i > here && isOther(one));
  return { from: passages[before + 1]!.from, to: passages.at(after < 0 ? -1 : after - 1)!.to };
}

/** Short, and no list of questions with their answers. */
function isOneTopic(view: View, section: Run): boolean {
  const later = view.units.slice(section.from + 1, section.to);
  const asksMore = later.some(({ end }) => /[?？]/.test(view.article.body[end - 1]!));
  return !asksMore && lengthOf(view, section) <= SHORT_SECTION;
}

const lengthOf = ({ units }: View, { from, to }: Run): number => units[to - 1]!.end - units[from]!.start;

const placesOf = ({ from, to }: Run): number[] => Array.from({ length: to - from }, (_, i) => from + i);

function shareSaid(mask: number, view: View, { terms, weight }: Query): number {
  let said = 0;
  terms.forEach((term, k) => {
    if (mask & (1 << k)) said += view.title.includes(term.id) ? term.weight * TITLE_WORD : term.weight;
  });
  return weight > 0 ? said / weight : 0;
}

const costOf = (length: number): number =>
  length * COST_PER_CHARACTER +
  Math.max(0, length - SHORT) * COST_BEYOND_SHORT +
  Math.max(0, FULL_SENTENCE - length) * COST_PER_MISSING;

/** Groups of the passage and of the next one under the same heading; a group that begins earlier is taken whole. */
function groupsNear(view: View, best: number, query: Query): Group[] {
  const { units, passages } = view;
  const here = passages[best]!;
  const next = passages[best + 1];
  const end = next && next.heading.join('\n') === here.heading.join('\n') ? next.to : here.to;
  let from = here.from;
  while (from > 0 && units[from - 1]!.group === units[from]!.group) from--;
  const masks = unitMasks(view, Math.max(0, best - 1), best + 2, query);
  const groups: Group[] = [];
  while (from < end) {
    let to = from + 1;
    while (to < units.length && units[to]!.group === units[from]!.group) to++;
    groups.push(groupOf(view, { from, to }, masks));
    from = to;
  }
  return groups;
}

function groupOf(view: View, { from, to }: Run, masks: number[]): Group {
  const { units, article } = view;
  let mask = 0;
  for (let i = from; i < to; i++) mask |= masks[i] ?? 0;
  const members = units.slice(from, to);
  const steps =
    members.length > 1 &&
    members.some((unit) => isStep(unit, article.body) || isNumbered(unit, article.body));
  const asks = members.every(({ end }) => /[?？]/.test(article.body[end - 1]!));
  return { from, to, mask, length: lengthOf(view, { from, to }), steps, asks, leads: leadsOn(view, to - 1) };
}

const isNumbered = ({ kind, start }: Unit, body: string): boolean =>
  kind === 'item' && /[(\d]/.test(body[start]!);

/** Which terms each unit of these passages says, one bit a term. */
function unitMasks({ passages }: View, first: number, last: number, { terms }: Query): number[] {
  const bits = new Map(terms.map(({ id }, k) => [id, 1 << k]));
  const masks: number[] = [];
  for (const { from, body } of passages.slice(first, last)) {
    let unit = from;
    for (const id of body) {
      if (id === UNIT_END) unit++;
      else masks[unit] = (masks[unit] ?? 0) | (bits.get(id) ?? 0);
    }
  }
  return masks;
}

function render(view: View, places: number[]): string {
  const { units, article } = view;
  let text = '';
  for (const [i, at] of places.entries()) {
    const piece = words(units[at]!, article.body);
    const gap = i === 0 ? '' : between(units[places[i - 1]!]!, units[at]!, article.body);
    if (text.length + piece.length > GROUP_LIMIT) return text === '' ? cut(piece) : text;
    text += gap + piece;
  }
  return text;
}

function words({ start, end, kind }: Unit, body: string): string {
  const text = body.slice(start, end);
  return kind === 'code' ? text : text.replaceAll(/\s+/g, ' ');
}

/** The white space between two units: a new paragraph, a new line (two spaces before it, for Markdown) or a space. */
function between(before: Unit, after: Unit, body: string): string {
  if (after.kind === 'item' && before.kind === 'item') return '\n';
  if (after.kind === 'row' && before.kind === 'row') return '\n';
  if (after.kind !== 'sentence' || before.kind !== 'sentence') return '\n\n';
  if (isStep(after, body) && after.group === before.group) return '  \n';
  return after.block === before.block ? ' ' : '\n\n';
}

/** One unit that is longer than any quote may be: its beginning, up to a word's end. */
function cut(text: string): string {
  const at = text.lastIndexOf(' ', LIMIT);
  return `${text.slice(0, at > LIMIT / 2 ? at : LIMIT)}…`;
}
