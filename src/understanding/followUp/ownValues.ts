import type { Entity, UnderstandQuery } from '../../domain/understanding.ts';
import { familyOf, isTakenBack, latest, type Mention } from './mentions.ts';
import { isNounOf, nounsOf } from './nouns.ts';
import { contentOf, plainOf, subjectsOf, wordsIn } from './plainWords.ts';

/** A figure as orders, tickets and parts are numbered; not a price, a date or a share. */
const NUMBER =
  /(?<![\p{L}\p{N}@./:,_-])#?([A-Z]{0,6}-?\d[\p{L}\d]*(?:-[\p{L}\d]+)*)(?![\p{L}\p{N}@%€$£_-]|[./:,]\d|\s?(?:%|€|\$|£))/giu;
const MOST_NUMBERS = 10;
/** Characters that are looked at for figures: a correction is short. */
const LONGEST = 1_000;
/** Names under which a bare figure is found when nothing says what it counts. */
const GENERIC = new Set(['reference', 'number', 'quantity', 'count', 'id', 'code']);
/** Kinds with a form of their own: a bare figure never becomes one of these. */
const OWN_FORM =
  /date|time|day|money|amount|price|phone|email|mail|url|percent|duration|quantity|count|^number$/;
const IS_NUMBERED = /(?:^|_)(?:number|no|nr|id|code|ref|reference|nummer|numero)$/;

const COUNTS: Record<string, string> = Object.fromEntries(
  [
    '1 one ein eine einen eins un une uno una um uma',
    '2 two zwei deux dos dois duas',
    '3 three drei trois tres',
    '4 four vier quatre cuatro quatro',
    '5 five funf cinq cinco',
    '6 six sechs seis',
    '7 seven sieben sept siete sete',
    '8 eight acht huit ocho oito',
    '9 nine neun neuf nueve nove',
    '10 ten zehn dix diez dez',
    '12 twelve zwolf douze doce doze dozen dutzend',
  ].flatMap((line) => {
    const [count = '', ...words] = line.split(' ');
    return words.map((word) => [word, count]);
  }),
);
/** "one" is a pronoun unless it is counted. */
const ONE_COUNTED =
  /\b(?:only|just|make it|make that|nur|seulement|juste|plutot|solo|solamente|mejor|apenas|somente|so) (?:one|eine?n?|eins|une?|un[oa]|uma?)\b/;

interface Found {
  /** Names a bare figure may take, the likeliest first. */
  names: string[];
  mentions: Mention[];
  /** Too little else is said for a figure to be of something new. */
  isBare: boolean;
}

/** Words beside the figures with which a message may still be about the figures alone. */
const MOST_WORDS = 4;
const NUMBER_WORD = /^(?:numbers?|no|nr|num|nummern?|numeros?|id|code|ref|reference)$/;

/**
 * This message's own values as the conversation reads them: what it takes back is no value, and a bare figure is of the
 * kind that was talked about or asked for ("I meant 4512"). Spans stay exact.
 */
export function ownValues(
  { text, lastReply = '' }: UnderstandQuery,
  entities: Entity[],
  mentions: Mention[],
  slots: string[],
): Entity[] {
  const words = subjectsOf(text).filter((word) => !/\d/.test(word));
  const names = namesFor(mentions, slots, lastReply);
  const found = { names, mentions, isBare: words.length <= MOST_WORDS };
  const typed = found.names.length > 0 ? withNumbers(text, entities, found) : entities;
  const counted = withCount(text, typed, mentions);
  return counted.filter((entity) => !isRevoked(text, entity, counted, mentions));
}

/** Only what something else stands for, or what was said before: "I have not got order 5" takes nothing back. */
function isRevoked(text: string, entity: Entity, all: Entity[], mentions: Mention[]): boolean {
  const rivals = all.some(
    (other) => other !== entity && other.name === entity.name && other.value !== entity.value,
  );
  const isKnown = mentions.some((mention) => mention.entity.value === entity.value);
  return (rivals || isKnown) && isTakenBack(text, entity.start, entity.end);
}

function namesFor(mentions: Mention[], slots: string[], lastReply: string): string[] {
  const said = mentions
    .filter(
      ({ entity }) => /\d{2}/.test(entity.value) && !OWN_FORM.test(entity.name) && !GENERIC.has(entity.name),
    )
    .map(({ entity }) => entity.name);
  const missing = slots.filter((name) => IS_NUMBERED.test(name) && !OWN_FORM.test(name));
  const names = [...new Set([...said.reverse(), ...missing])];
  if (names.length < 2 || lastReply === '') return names;
  const asked = new Set(wordsIn(plainOf(lastReply.slice(-300))));
  const isAsked = (name: string) => nounsOf(name).some((noun) => asked.has(noun));
  return [...names.filter(isAsked), ...names.filter((name) => !isAsked(name))];
}

function withNumbers(text: string, entities: Entity[], found: Found): Entity[] {
  if (!/\d/.test(text)) return entities;
  const kept = [...entities];
  let count = 0;
  for (const match of text.slice(0, LONGEST).matchAll(NUMBER)) {
    if (count++ === MOST_NUMBERS) break;
    const value = match[1]!.toUpperCase();
    const start = match.index + match[0].length - value.length;
    const end = start + value.length;
    const overlapping = kept.filter((other) => other.start < end && start < other.end);
    if (overlapping.some(({ name }) => !GENERIC.has(name))) continue;
    const before = wordBefore(text, start);
    const name = nameOf(value, before, found);
    if (name === undefined) continue;
    for (const other of overlapping) kept.splice(kept.indexOf(other), 1);
    kept.push({ name, value, text: text.slice(start, end), start, end });
  }
  return kept.sort((a, b) => a.start - b.start);
}

/** The word that the figure belongs to; none where a pause stands between. */
function wordBefore(text: string, start: number): string {
  const before = text.slice(Math.max(0, start - 30), start).replace(/#\s?$/, '');
  return /[,;:.!?–—]\s*$/.test(before) ? '' : (wordsIn(plainOf(before)).at(-1) ?? '');
}

function nameOf(value: string, before: string, { names, mentions, isBare }: Found): string | undefined {
  const byNoun = before.length > 2 ? names.find((name) => isNounOf(before, name)) : undefined;
  const isOfOther = contentOf(before).length > 0 && !NUMBER_WORD.test(before);
  if (byNoun || !isBare || isOfOther) return byNoun;
  return names.find((name) => {
    const like = mentions.filter(({ entity }) => entity.name === name);
    return like.length === 0
      ? /\d{3}/.test(value)
      : like.some(({ entity }) => isSameShape(value, entity.value));
  });
}

/** "4711" and "4512", "ORD-7" and "ORD-12". */
function isSameShape(a: string, b: string): boolean {
  const letters = (value: string) => value.replace(/[^\p{L}]/gu, '').toUpperCase();
  const digits = (value: string) => value.replace(/\D/g, '').length;
  if (letters(a) !== letters(b) && letters(a) !== '') return false;
  return digits(a) >= (letters(a) === '' ? 3 : 1) && Math.abs(digits(a) - digits(b)) <= 1;
}

/** "make it two", after a quantity: a figure without its thing. */
function withCount(text: string, entities: Entity[], mentions: Mention[]): Entity[] {
  const earlier = latest(mentions).findLast(({ name }) => familyOf(name) === 'quantity');
  if (!earlier || text.length > 80 || entities.some(({ name }) => familyOf(name) === 'quantity'))
    return entities;
  for (const match of text.matchAll(
    /(?<![\p{L}\p{N}.,:#-])(?:\d{1,3}|\p{L}{2,8})(?![\p{L}\p{N}]|[.,:]\d)/gu,
  )) {
    const word = plainOf(match[0]);
    const value = /^\d/.test(word) ? word : COUNTS[word];
    const start = match.index;
    const end = start + match[0].length;
    if (value === undefined || (value === '1' && word !== '1' && !ONE_COUNTED.test(plainOf(text)))) continue;
    if (entities.some((other) => other.start < end && start < other.end)) continue;
    const entity = { name: earlier.name, value, text: match[0], start, end };
    return [...entities, entity].sort((a, b) => a.start - b.start);
  }
  return entities;
}
