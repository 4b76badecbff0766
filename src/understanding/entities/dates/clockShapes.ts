import { hourPattern, numberOf } from '../numberWords.ts';
import { minuteOf } from './shape.ts';
import type { ReadWhen } from './when.ts';
import type { DateWords } from './words.ts';

/** Hours of which the half of the day is not said are taken for the working day: "at 5" is 17:00. */
const FIRST_MORNING_HOUR = 7;

/** Times of the clock and parts of the day. */
export function clockShapes(words: DateWords, language: string): { source: string; read: ReadWhen }[] {
  const { am, pm } = words;
  const half = `(?:(?<pm>${pm})|(?<am>${am}))`;
  const number = hourPattern(language);
  const begin = `(?<h1>\\d{1,2}|${number})(?:[:.h](?<m1>[0-5]\\d))? ?(?:(?<pm1>${pm})|(?<am1>${am})|h\\b|uhr)? ?`;
  // "le 15 à 10h30" is no range: what is also a small word needs its partner in front.
  const opened = `(?:${words.from}|${words.between}) (?:(?:at|um|las|as) )?${begin}(?:${words.to}|${words.and}) ?`;
  const plain = `${begin.replace(/<(\w+)>/g, '<$1b>')}(?:${clearJoints(words.to)}) ?`;
  const range = `(?:(?:${opened}|${plain})(?:(?:${words.at}) )?)?`;
  const minutes = '(?<m>[0-5]\\d)';
  const hour = `(?<h>[01]?\\d|2[0-4]|${number})`;
  const spoken = `(?<h>${number}|1?\\d)`;
  return [
    ...words.clocks.map(([source, time]) => ({
      source: `(?:(?:at|um) )?(?:${source})`,
      read: fixed(time, 'clock'),
    })),
    ...words.parts.map(([source, time]) => ({ source, read: fixed(time, 'part') })),
    ...words.alone.map(([source, time]) => ({ source, read: fixed(time, 'clock', true) })),
    ...words.hours.map((template) => ({
      source: `${range}${template.replaceAll('MM', minutes).replace('H', hour)}(?: ?${half})?`,
      read: clock('clock', language, !template.includes('clock')),
    })),
    {
      source: `${range}(?:(?:${words.at}) )?${hour}(?:(?:[:.]| )${minutes}| (?<mw>thirty|fifteen|forty[ -]five))? ?${half}`,
      read: clock('clock', language),
    },
    { source: `(?:${words.at}) (?:about |around )?${hour}`, read: clock('bare', language) },
    {
      source: `(?:${words.from}|${words.between}) (?<h1>\\d{1,2}) (?:${words.to}|${words.and}) (?<h>\\d{1,2})`,
      read: clock('bare', language),
    },
    ...words.half.map(([template, minute]) => ({
      source: `${template.replace('H', spoken)}(?: ${half})?`,
      read: spokenHour(language, minute),
    })),
    { source: `(?:${words.at}) (?<h>${hourPattern(language)})(?: ${half})?`, read: spokenHour(language, 0) },
  ];
}

/** Of the words between two ends those that are nothing else: "-", "to", "bis". */
function clearJoints(to: string): string {
  return to
    .split('|')
    .filter((word) => !/^(?:a|as|al|au|jusqu'a|ao dia)$/.test(word))
    .join('|');
}

function fixed(time: string, kind: 'clock' | 'part', isApproximate = kind === 'part'): ReadWhen {
  const minute = minuteOf(time);
  const isMorning = kind === 'clock' && minute === 0;
  return () => ({
    kind,
    minute,
    isSure: true,
    ...(isApproximate && { isApproximate }),
    ...(isMorning && { isMorning }),
  });
}

/** `isFull`: of the hours 0 to 24. "5 o'clock" is not. */
function clock(kind: 'clock' | 'bare', language: string, isFull = kind === 'clock'): ReadWhen {
  return ({ h: said, m, mw, pm, am, ...first }) => {
    const [said1, m1, pm1, am1] = ['h1', 'm1', 'pm1', 'am1'].map((name) => first[name] ?? first[`${name}b`]);
    const h = numberOf(said!, language);
    const h1 = said1 === undefined ? undefined : numberOf(said1, language);
    if (h === undefined || h > 24) return undefined;
    const isSure = isFull || h > 12 || h === 0;
    const minute =
      inHalf(h, pm !== undefined, am !== undefined, isSure) * 60 +
      Number(m ?? (mw && (numberOf(mw, language) ?? 0)) ?? 0);
    if (minute > 1440) return undefined;
    if (h1 === undefined) return { kind, minute, isSure, ...(am !== undefined && { isMorning: true }) };
    const half = pm1 ?? am1;
    let begin = inHalf(h1, pm1 !== undefined, am1 !== undefined, isSure && pm === undefined);
    if (half === undefined && pm !== undefined && h1 < h) begin = inHalf(h1, true, false, true);
    if (begin > 24) return undefined;
    return { kind, minute: begin * 60 + Number(m1 ?? 0), lastMinute: minute, isSure };
  };
}

function inHalf(hour: number, isPm: boolean, isAm: boolean, isSure: boolean): number {
  if (isPm) return hour < 12 ? hour + 12 : hour;
  if (isAm) return hour === 12 ? 0 : hour;
  return !isSure && hour > 0 && hour < FIRST_MORNING_HOUR ? hour + 12 : hour;
}

function spokenHour(language: string, shift: number): ReadWhen {
  return ({ h, pm, am }) => {
    const hour = numberOf(h!, language);
    if (hour === undefined || hour > 24) return undefined;
    const isHalfKnown = pm !== undefined || am !== undefined;
    const shown = inHalf(hour, pm !== undefined, am !== undefined, isHalfKnown);
    return {
      kind: shift === 0 && !isHalfKnown ? 'bare' : 'clock',
      minute: shown * 60 + shift,
      isSure: isHalfKnown,
      ...(am !== undefined && { isMorning: true }),
    };
  };
}
