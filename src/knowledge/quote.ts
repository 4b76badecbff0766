import { asksFact, wants } from './fact.ts';
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

type Group = { from: number; to: number; mask: number; length: number; steps: boolean; asks: boolean };

/** What is known of the question besides its words. */
export interface Asked {
  text?: string;
  /** Cosines of the article's units with it. */
  cosines?: Float32Array | undefined;
}

/**
 * The shortest run of the article's own words that answers, as Markdown: whole sentences of the best passage (or of
 * the one behind it), a list or procedure never cut in the middle. Only white space differs from the article.
 */
export function quoteOf(view: View, best: number, query: Query, asked: Asked = {}): string {
  const fact = factOf(view, best, query, asked);
  if (fact) return render(view, fact.from, fact.to);
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
      if (value <= chosenValue) continue;
      chosenValue = value;
      chosen = groups.slice(i, k + 1);
    }
  }
  return render(view, chosen[0]!.from, chosen.at(-1)!.to);
}

/** What a sentence is worth as an answer: nearness, the question's words in it, and whether it has such a thing as is asked for. */
const SAID_WORTH = 0.35;
const KIND_WORTH = 0.12;
const BEST_PASSAGE_WORTH = 0.05;

/** A fact is quoted with what follows it, up to so many characters. */
const FACT_LIMIT = 200;

/** For a question that one sentence can answer: that sentence first, with what follows it in its paragraph. */
function factOf(view: View, best: number, query: Query, { text = '', cosines }: Asked) {
  if (!cosines || !asksFact(text)) return null;
  const { units, passages, article } = view;
  const masks = unitMasks(view, 0, passages.length, query);
  const kinds = wants(text);
  const { from: first, to: last } = passages[best]!;
  let from = first;
  let most = Number.NEGATIVE_INFINITY;
  for (const [i, { start, end, kind }] of units.entries()) {
    const words = article.body.slice(start, end);
    if (kind === 'code' || /[?？:：]$/.test(words)) continue;
    const fits = kinds.length > 0 && kinds.every((given) => given.test(words));
    const value =
      cosines[i]! +
      SAID_WORTH * shareOf(masks[i] ?? 0, query) +
      (fits ? KIND_WORTH : 0) +
      (i >= first && i < last ? BEST_PASSAGE_WORTH : 0);
    if (value <= most) continue;
    most = value;
    from = i;
  }
  let to = from + 1;
  while (to < units.length && units[to]!.block === units[from]!.block && units[to]!.kind === 'sentence') {
    if (units[to]!.end - units[from]!.start > FACT_LIMIT) break;
    to++;
  }
  return { from, to };
}

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
    groups.push(groupOf(view, from, to, masks));
    from = to;
  }
  return groups;
}

function groupOf({ units, article }: View, from: number, to: number, masks: number[]): Group {
  let mask = 0;
  for (let i = from; i < to; i++) mask |= masks[i] ?? 0;
  const members = units.slice(from, to);
  const steps =
    members.length > 1 &&
    members.some((unit) => isStep(unit, article.body) || isNumbered(unit, article.body));
  const asks = members.every(({ end }) => /[?？]/.test(article.body[end - 1]!));
  return { from, to, mask, length: units[to - 1]!.end - units[from]!.start, steps, asks };
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

function render({ units, article }: View, from: number, to: number): string {
  let text = '';
  for (let i = from; i < to; i++) {
    const piece = words(units[i]!, article.body);
    const gap = i === from ? '' : between(units[i - 1]!, units[i]!, article.body);
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
