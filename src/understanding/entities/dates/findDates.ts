import { numberWordsOf } from '../numberWords.ts';
import { type Candidate, CERTAINTY, candidate, type Reading } from '../reading.ts';
import { type Now, wallAt } from './calendar.ts';
import { english } from './english.ts';
import { french } from './french.ts';
import { german } from './german.ts';
import { type Joints, jointsOf, joinWhens } from './joinWhens.ts';
import { numericShapes } from './numericDates.ts';
import { findWithChrono } from './otherLanguages.ts';
import { portuguese } from './portuguese.ts';
import { shapesOf } from './shapes.ts';
import { spanish } from './spanish.ts';
import { isoWhen, type Shape, type When } from './when.ts';
import type { DateWords } from './words.ts';

interface DateReader {
  shapes: Shape[];
  /** One of these words must be there before any shape is tried. */
  triggers: Set<string>;
  joints: Joints;
  past: RegExp;
  future: RegExp;
}

export const DATE_WORDS: Record<string, DateWords> = {
  en: english,
  de: german,
  fr: french,
  es: spanish,
  pt: portuguese,
};
/** Moving a date names two: "from Tuesday to Thursday" is no range then. */
const MOVE =
  /\b(?:change|move|reschedule|shift|postpone|switch|push|bring|verschieb|umbuch|verleg|deplac|report|changer|decal|cambi|mov|aplaz|remarc|alter|mud|adi)\w*\b[^.!?]{0,60}$/;
const HAS_DIGITS_OF_TIME =
  /\d ?[:.h/-] ?\d|\d ?(?:h|am|pm|a\.m|p\.m|uhr)\b|(?<!\bi) am\b|\d(?:st|nd|rd|th)\b|\b(?:by|before|after|about|from|between|till|bis|ab|zwischen|entre|las|as|vers|des|am|zum|den|le|el|dia) \d/;
/** Words of the clock that stand in no table, and small words of the tables that are everywhere. */
const ALWAYS = 'half past quarter oclock clock pm halb viertel uhr h media meia cuarto'.split(' ');
/** Before an hour in words: "at three". */
const BEFORE_HOURS: Record<string, string[]> = {
  en: ['at', 'around'],
  de: ['um', 'gegen'],
  es: ['las'],
  pt: ['as'],
};
const TOO_COMMON =
  'the of this in de la a el por do da le en to on by it d l s before early late end close mal'.split(' ');
/** Portuguese counts its days: "segunda" alone is also "the second". */
const ORDINAL = /^(?:segunda|terca|quarta|quinta|sexta)$/;
const weekdayLanguages = new Map<string, string[]>();
for (const [language, { weekdays }] of Object.entries(DATE_WORDS))
  for (const word of weekdays.flatMap(wordsIn).filter((word) => word.length > 4 && !ORDINAL.test(word)))
    weekdayLanguages.set(word, [...(weekdayLanguages.get(word) ?? []), language]);
const readers = new Map<string, DateReader>();

/** Dates and times of the clock, counted from `context.at` in the contact's time zone; without it only full dates and times. */
export function findDates(reading: Reading): Candidate[] {
  const { language, context } = reading;
  const now = isMoment(context.at) ? wallAt(context.at, context.timeZone) : undefined;
  if (!DATE_WORDS[language]) return findWithChrono(reading, now);
  const own = findIn(reading, language, now);
  const other = own.length > 0 ? undefined : otherLanguage(reading);
  return other ? findIn(reading, other, now) : own;
}

/** A bot of one language is written to in others: their days of the week are told apart by one word. */
function otherLanguage({ tokens, language }: Reading): string | undefined {
  for (const { word } of tokens) {
    const spoken = weekdayLanguages.get(word);
    if (spoken && !spoken.includes(language)) return spoken[0];
  }
  return language === 'en' ? undefined : 'en';
}

/** Within the years that a calendar shows. */
function isMoment(at: number | undefined): at is number {
  return at !== undefined && Math.abs(at) < 8e15;
}

function findIn(reading: Reading, language: string, now: Now | undefined): Candidate[] {
  const reader = readerFor(language);
  const hasWord = reading.tokens.some(({ word }) => reader.triggers.has(word));
  if (!hasWord && !HAS_DIGITS_OF_TIME.test(reading.folded)) return [];
  const text = reading.folded;
  const { country, timeZone } = reading.context;
  const numeric = reading.hasDigit ? numericShapes(country, language, timeZone) : [];
  const shapes = [...numeric, ...reader.shapes];
  const whens = longest(shapes.flatMap((shape) => [...matches(shape, text, now, reader)]));
  return joinWhens(whens, text, reader.joints, (start) => MOVE.test(text.slice(0, start)))
    .filter((when) => isMeant(when, text))
    .map((when) => toCandidate(reading, when));
}

function readerFor(language: string): DateReader {
  let reader = readers.get(language);
  if (!reader) {
    const words = DATE_WORDS[language]!;
    reader = {
      shapes: shapesOf(words, language),
      triggers: triggersOf(words, language),
      joints: jointsOf(words),
      past: new RegExp(`\\b(?:${words.past})\\b(?:[^.!?]|\\.(?=\\d))*$`),
      future: new RegExp(`\\b(?:${words.future})\\b(?:[^.!?]|\\.(?=\\d))*$`),
    };
    readers.set(language, reader);
  }
  return reader;
}

/** The words of the tables: without one of them, or digits like a time, no shape is tried. */
function triggersOf(words: DateWords, language: string): Set<string> {
  const { months, weekdays, shortWeekdays, units, weekend, am, pm, glued = [] } = words;
  const phrases = [...words.days, ...words.dayParts, ...words.parts, ...words.alone, ...words.clocks];
  const sources = [
    ...months,
    ...weekdays,
    ...shortWeekdays,
    ...phrases.map(([source]) => source),
    weekend,
    am,
    pm,
  ];
  const triggers = new Set([...ALWAYS, ...sources.flatMap(wordsIn)]);
  for (const unit of Object.values(units).flatMap(wordsIn))
    for (const ending of ['', 's', 'e', 'n', 'en', 'es']) triggers.add(unit + ending);
  for (const weekday of weekdays.flatMap(wordsIn))
    for (const part of glued.flatMap(([parts]) => parts.split('|'))) triggers.add(weekday + part);
  for (const word of [...TOO_COMMON, ...numberWordsOf(language)]) triggers.delete(word);
  for (const word of BEFORE_HOURS[language] ?? []) triggers.add(word);
  return triggers;
}

/** The plain words of a pattern; an optional last letter gives two. */
function wordsIn(pattern: string): string[] {
  const plain = pattern.replace(/\(\?<?[!=][^()]*\)/g, ' ').match(/[a-z0-9]+\??/g) ?? [];
  return plain.flatMap((word) => (word.endsWith('?') ? [word.slice(0, -1), word.slice(0, -2)] : [word]));
}

function* matches(
  { pattern, read }: Shape,
  text: string,
  now: Now | undefined,
  { past, future }: DateReader,
): Generator<When> {
  for (const match of text.matchAll(pattern)) {
    const before = text.slice(Math.max(0, match.index - 60), match.index);
    const isPast =
      past.test(before) &&
      !future.test(before.slice(-24)) &&
      !/\b(?:by|until|before|bis|avant|antes|hasta|ate) (?:\S+ )?$/.test(before);
    const when = read(match.groups ?? {}, now, isPast);
    if (when) yield { ...when, start: match.index, end: match.index + match[0].trimEnd().length };
  }
}

/** Of pieces that share a letter the longest stays. */
function longest(whens: When[]): When[] {
  const kept: When[] = [];
  for (const when of whens.sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start))
    if (!kept.some(({ start, end }) => when.start < end && start < when.end)) kept.push(when);
  return kept.sort((a, b) => a.start - b.start);
}

/** A bare hour must end its clause; a part of the day alone is only a greeting or a habit. */
function isMeant(when: When, text: string): boolean {
  if (when.kind === 'part') return false;
  if (when.kind !== 'bare') return true;
  return /^ *(?:$|[,.!?;)](?:\s|$)|(?:please|works?|would|if|or|and|is|for|sharp|then|thanks|bitte|geht|passt|oder|svp|merci|por favor|si|o)\b)/.test(
    text.slice(when.end),
  );
}

function toCandidate(reading: Reading, when: When): Candidate {
  const hasDay = when.day !== undefined || when.said !== undefined;
  const value = isoWhen(when);
  const isRange = value.includes('/') && when.said === undefined;
  const [from, to] = value.split('/');
  const parts = {
    ...(isRange && { from: from!, to: to! }),
    ...(when.isApproximate && { approximate: 'true' }),
    ...(when.isAmbiguous && { ambiguous: 'true' }),
  };
  const found = candidate(reading, hasDay ? 'date' : 'time', value, when, CERTAINTY.shape + 0.3);
  return Object.keys(parts).length > 0 ? { ...found, parts } : found;
}
