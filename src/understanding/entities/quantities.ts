import { numberOf, numberWordsOf, smallNumberPattern } from './numberWords.ts';
import { ABSTRACT, ARTICLE, COUNTED, CUES, DOZEN, FILLERS, PARTY, UNITS } from './quantityWords.ts';
import { type Candidate, CERTAINTY, candidate, type Reading } from './reading.ts';

interface QuantityReader {
  starts: Set<string>;
  measured: RegExp;
  dozen: RegExp;
  signed: RegExp;
  counted: RegExp;
  bought: RegExp;
  another: RegExp;
  listed: RegExp;
  alone: RegExp;
  percent: RegExp;
}

const START = "(?<![\\w.,:/#$€£¥₹'-])";
const DIGITS = '\\d{1,3}(?:[.,]\\d{3})+|\\d{1,6}';
const UNIT = UNITS.map(([pattern]) => pattern).join('|');
const symbols = UNITS.map(([pattern, symbol]) => ({ exact: new RegExp(`^(?:${pattern})$`), symbol }));
const ONE = /^(?:one|un|une|una|um|uma|uno|eine?[nmrs]?|eins)$/;
/** Too common to make a count of a number that nothing follows: "set the alarm for seven". */
const WEAK_CUE = /^(?:for|to|of|book|pour|para|fur|de|que|cancel|give)$/;
const ENOUGH = /^(?:more|instead|please|only|bitte|mas|mais|now)$/;
const GUEST = /^(?:children|kids|people)$/;
const FUNCTION_WORD = /^(?:of|and|or|to|in|on|at|from|und|et|y|e|my|your|the|other|with|for|that)$/;
const PLURAL = /(?:[a-rtv-z]s|men|people|children)$|^mice$/;
const readers = new Map<string, QuantityReader>();

/** Measures ("5 kg"), shares ("20%") and counts of things. `listed` are values of the bot's lists, which may be counted. */
export function findQuantities(reading: Reading, listed: Candidate[]): Candidate[] {
  const reader = readerFor(reading.language);
  if (!reading.hasDigit && !reading.tokens.some(({ word }) => reader.starts.has(word))) return [];
  return [
    ...findMeasures(reading, reader),
    ...findPercents(reading, reader),
    ...findCounts(reading, reader),
    ...findListedCounts(reading, reader, listed),
  ];
}

function readerFor(language: string): QuantityReader {
  let reader = readers.get(language);
  if (!reader) {
    const words = smallNumberPattern(language);
    const number = `(?:${DIGITS}|${words})`;
    const cues = `\\b(?<cue>${CUES[language] ?? CUES.en})(?: (?:${FILLERS})){0,2} `;
    reader = {
      starts: new Set([
        ...numberWordsOf(language),
        'dozen',
        'dutzend',
        'douzaine',
        'docena',
        'duzia',
        'half',
        'couple',
      ]),
      measured: new RegExp(
        `${START}(?<n>\\d{1,6}(?:[.,]\\d{1,3})?|${words})[ -]?(?<u>${UNIT})(?![\\w/²]|'\\w)`,
        'g',
      ),
      percent: new RegExp(
        `(?<![\\w.,])(?<n>\\d{1,3}(?:[.,]\\d{1,3})?|${words}) ?(?:%|(?:percent|per cent|prozent|pour ?cent|por ciento|por cento)\\b)`,
        'g',
      ),
      dozen: new RegExp(`\\b${DOZEN.replace('NUM', number)}\\b`, 'g'),
      signed: new RegExp(
        `${START}(?:(?<n>\\d{1,5}) ?x(?= ?[a-z])(?! ?\\d)|(?<=[a-z] )(?<!os )x ?(?<n2>(?!86|64|32)\\d{1,3})(?= *(?:$|[,.;!)]|and |und |et |y |e ))|\\b(?:qty|quantity|menge|anzahl|quantite|cantidad|quantidade)(?: of| is| to|:)? ?(?<n3>\\d{1,6})(?!\\w))`,
        'g',
      ),
      counted: new RegExp(
        `${START}(?<n>${number})(?: (?:more|extra|new|additional|weitere|neue|mas|mais))?[ -](?:(?:${COUNTED})\\b|(?<=(?:for|party of|we are|we're|wir sind|nous sommes|somos|fur|pour|para) \\S+ )(?:${PARTY})\\b)|(?<=\\b(?:table|party|room|reservation|tisch|zimmer|chambre|habitacion|mesa|quarto|reserva) (?:for|of|fur|pour|para) )(?<n2>${number})(?! ?(?:am|pm|o'clock|:)|[:.]\\d|\\w)`,
        'g',
      ),
      bought: new RegExp(`${cues}(?<n>${number})(?=(?<rest>(?: [a-z'-]+){0,4}))`, 'g'),
      another: new RegExp(
        `^(?: [a-z'-]+){1,3}(?:,| and| und| et| y| e| plus| &|, and) (?<n>${number})(?=(?<rest>(?: [a-z'-]+){1,4}))`,
      ),
      listed: new RegExp(
        `(?:^|[\\s(,])(?<n>${number}|an?|ein(?:e[nmrs]?)?|une?|una|uma?)[ -](?:(?:more|new|pairs?|extra|additional|other|paar|pares?|paires?)(?: of| de)? |(?!(?:and|or|of|und|et|the|in|to|for)\\b)[a-z]{3,} |in |of )?$`,
      ),
      alone: new RegExp(
        `^\\W*(?:(?:no|yes|sorry|actually|i said|i meant|make it|rather|nein|non|nao|perdon)[, ]+)?(?:just |only |nur |seulement |solo |so )?(?<n>\\d{1,3}|${words})(?: ?x)?(?: (?:please|bitte|thanks|svp|s'il vous plait|por favor))?[\\s.!]*$`,
      ),
    };
    readers.set(language, reader);
  }
  return reader;
}

function findMeasures(reading: Reading, { measured }: QuantityReader): Candidate[] {
  return [...reading.folded.matchAll(measured)].flatMap((match) => {
    const { n, u } = match.groups!;
    const isGlued =
      match[0] === `${n}${u}` && /\p{Lu}\S* $/u.test(reading.text.slice(0, match.index).slice(-20));
    if (u!.length === 1 && (isGlued || isNamed(reading, match.index))) return [];
    const amount = amountOf(n!, reading.language);
    const unit = symbols.find(({ exact }) => exact.test(u!))?.symbol;
    const isWord = u!.length > 2;
    if (amount === undefined || !unit || (!/^\d/.test(n!) && !isWord)) return [];
    const end = match.index + match[0].length - (u!.endsWith(' of') ? 3 : 0);
    return [
      candidate(reading, 'quantity', `${amount} ${unit}`, { start: match.index, end }, CERTAINTY.shape, {
        amount,
        unit,
      }),
    ];
  });
}

function findPercents(reading: Reading, { percent }: QuantityReader): Candidate[] {
  if (!/%|cent|prozent|ciento/.test(reading.folded)) return [];
  return [...reading.folded.matchAll(percent)].flatMap((match) => {
    const amount = amountOf(match.groups!.n!, reading.language);
    const span = { start: match.index, end: match.index + match[0].length };
    return amount === undefined
      ? []
      : [candidate(reading, 'percent', `${amount}%`, span, CERTAINTY.shape, { amount })];
  });
}

function findCounts(
  reading: Reading,
  { dozen, signed, counted, bought, another, alone }: QuantityReader,
): Candidate[] {
  const { folded, language } = reading;
  const found: Candidate[] = [];
  const add = (
    value: number | undefined,
    start: number,
    length: number,
    certainty: number = CERTAINTY.guess,
  ) => {
    if (value !== undefined)
      found.push(candidate(reading, 'quantity', String(value), { start, end: start + length }, certainty));
  };
  const addWithNext = (start: number, n: string) => {
    add(countOf(n, language), start, n.length);
    const next = another.exec(folded.slice(start + n.length, start + n.length + 90));
    const { n: more, rest } = next?.groups ?? {};
    if (!next || more === undefined || rest === undefined) return;
    const at = start + n.length + next[0].length - more.length;
    if (isCountOfThings(reading, { cue: 'for', n: more, rest, start: at })) addWithNext(at, more);
  };
  for (const { 0: text, groups, index } of folded.matchAll(dozen)) {
    const { half, some } = groups!;
    add(12 * (half ? 0.5 : some ? (numberOf(some, language) ?? 1) : 1), index, text.length, CERTAINTY.shape);
  }
  for (const { 0: text, groups, index } of folded.matchAll(signed)) {
    const { n, n2, n3 } = groups!;
    if (n3) add(Number(n3), index + text.length - n3.length, n3.length, CERTAINTY.shape);
    else add(Number(n ?? n2), index, text.length, CERTAINTY.shape);
  }
  for (const { groups, index } of folded.matchAll(counted)) {
    const n = groups!.n ?? groups!.n2!;
    if ((groups!.n2 || !ONE.test(n)) && !isNamed(reading, index)) add(countOf(n, language), index, n.length);
  }
  for (const { 0: text, groups, index } of folded.matchAll(bought)) {
    const { cue, n, rest } = groups!;
    const start = index + text.length - n!.length;
    if (isCountOfThings(reading, { cue: cue!, n: n!, rest: rest!, start })) addWithNext(start, n!);
  }
  const only = folded.length < 40 ? alone.exec(folded) : null;
  if (only) add(countOf(only.groups!.n!, language), folded.indexOf(only.groups!.n!), only.groups!.n!.length);
  return found;
}

/** "two boxes", "15 more licences", or "got 3" at the end of its clause; not "2 questions", not "one of you". */
function isCountOfThings(
  { text, folded, language }: Reading,
  { cue, n, rest, start }: { cue: string; n: string; rest: string; start: number },
): boolean {
  const end = start + n.length;
  const after = folded.slice(end);
  if (/^[\d ]*[%$€£°]|^[.,:/-]\w|^(?:st|nd|rd|th|x|am|pm|h)\b/.test(after)) return false;
  if (ONE.test(n) || /^0|^(?:19|20)\d\d$/.test(n)) return false;
  const words = [...rest.matchAll(/[a-z'-]+/g)];
  const isLast = words.length === 0 || (words.length === 1 && ENOUGH.test(words[0]![0]));
  if (isLast) return !WEAK_CUE.test(cue) && /^\s*(?:$|[.!?,;])/.test(after.slice(rest.length));
  for (const { 0: word, index } of words.slice(0, 3)) {
    if (FUNCTION_WORD.test(word) || (ABSTRACT.has(word) && !(cue === 'for' && GUEST.test(word))))
      return false;
    const isNoun = language === 'de' ? /^\p{Lu}/u.test(text.slice(end + index)) : PLURAL.test(word);
    if (isNoun) return true;
  }
  return false;
}

/** A count or an article right in front of a listed value: "two shirts", "a red one". Articles are dropped unless grouped. */
function findListedCounts(
  reading: Reading,
  { listed: pattern }: QuantityReader,
  listed: Candidate[],
): Candidate[] {
  return listed.flatMap(({ start }) => {
    const before = reading.folded.slice(Math.max(0, start - 40), start);
    const match = pattern.exec(before);
    const n = match?.groups?.n;
    if (!match || n === undefined) return [];
    const at = start - before.length + match.index + match[0].indexOf(n);
    const value = ARTICLE.test(n) ? 1 : countOf(n, reading.language);
    if (value === undefined || (value >= 1900 && value < 2100)) return [];
    return [
      candidate(reading, 'quantity', String(value), { start: at, end: at + n.length }, CERTAINTY.guess + 0.5),
    ];
  });
}

/** "SPSS 24", "Oracle 11g": a number behind a name is part of it. */
function isNamed({ text }: Reading, start: number): boolean {
  return /(?:\p{L}|^\p{Lu})\S* \p{Lu}\S* $|\p{Lu}{2,} $/u.test(text.slice(Math.max(0, start - 30), start));
}

function countOf(said: string, language: string): number | undefined {
  return /^\d/.test(said) ? Number(said.replace(/[.,]/g, '')) : numberOf(said, language);
}

function amountOf(said: string, language: string): string | undefined {
  const number = numberOf(said, language);
  return number === undefined || Number.isNaN(number) ? undefined : String(number);
}
