import { dateOf, dayOf, type Now } from './calendar.ts';
import type { ReadWhen, Shape, When } from './when.ts';

const MONTH_FIRST = new Set(['US', 'PH', 'FM', 'MH', 'PW', 'GU', 'PR']);
type Read = Omit<When, 'start' | 'end'> | undefined;

const ISO =
  /(?<![\w./-])(?<y>\d{4})-(?<m>\d\d)-(?<d>\d\d)(?:[t ](?<h>[01]\d|2[0-3]):(?<min>[0-5]\d)(?::\d\d(?:\.\d+)?)?(?:z|[+-]\d\d:?\d\d)?)?(?![\w]|[-/]\w)/g;
const YEAR_FIRST = /(?<![\w./-])(?<y>20\d\d|19\d\d)[./](?<m>\d{1,2})[./](?<d>\d{1,2})(?![\w./-]\d)/g;
const YEAR_LAST = /(?<![\w./-])(?<a>\d{1,2})(?<s>[./-])(?<b>\d{1,2})\k<s>(?<y>\d{4}|\d{2})(?![\w/]|[.-]\w)/g;
const NO_YEAR =
  /(?<=\b(?:on|by|until|since|am|vom|bis|zum|den|le|du|au|el|del|al|dia|em|no|until|before|ab|seit) )(?<a>\d{1,2})(?<s>[./])(?<b>\d{1,2})\.?(?![\w/%€$]|[.,]\d)/g;

const ALONE = /^\s*(?<a>\d{1,2})(?<s>[./])(?<b>\d{1,2})\.?\s*$/g;

/** Dates in digits. Where day and month may be either, the country decides; without one the digits stay as written. */
export function numericShapes(country: string | undefined, language: string): Shape[] {
  const isMonthFirst = country
    ? MONTH_FIRST.has(country.toUpperCase())
    : language === 'en'
      ? undefined
      : false;
  return [
    {
      pattern: ISO,
      read: ({ y, m, d, h, min }) => withTime(onDay(dayOf(Number(y), Number(m), Number(d))), h, min),
    },
    { pattern: YEAR_FIRST, read: ({ y, m, d }) => onDay(dayOf(Number(y), Number(m), Number(d))) },
    {
      pattern: YEAR_LAST,
      read: ({ a, b, s, y }) =>
        either(
          Number(a),
          Number(b),
          Number(y!.length === 2 ? `20${y}` : y),
          s === '.' ? false : isMonthFirst,
          `${a}${s}${b}${s}${y}`,
        ),
    },
    { pattern: NO_YEAR, read: withoutYear(isMonthFirst) },
    { pattern: ALONE, read: withoutYear(isMonthFirst) },
  ];
}

/** Left out where day and month may be either. */
function withoutYear(isMonthFirst: boolean | undefined): ReadWhen {
  return ({ a, b, s }, now, past) => {
    if (!now) return undefined;
    const [first, second] = [Number(a), Number(b)];
    const order = s === '.' ? false : isMonthFirst;
    if (order === undefined && first <= 12 && second <= 12 && first !== second) return undefined;
    const isMonth = order ?? second > 12;
    return onDay(nearest(now, isMonth ? first : second, isMonth ? second : first, past));
  };
}

function either(a: number, b: number, year: number, isMonthFirst: boolean | undefined, said: string): Read {
  const dayFirst = dayOf(year, b, a);
  const monthFirst = dayOf(year, a, b);
  if (isMonthFirst !== undefined)
    return onDay(
      (isMonthFirst ? monthFirst : dayFirst) ?? (said.includes('.') ? undefined : (monthFirst ?? dayFirst)),
    );
  if (dayFirst !== undefined && monthFirst !== undefined && dayFirst !== monthFirst)
    return { kind: 'day', said };
  return onDay(dayFirst ?? monthFirst);
}

function nearest({ day: today }: Now, month: number, day: number, past: boolean): number | undefined {
  const { year } = dateOf(today);
  const thisYear = dayOf(year, month, day);
  if (thisYear === undefined) return undefined;
  if (past) return thisYear <= today ? thisYear : dayOf(year - 1, month, day);
  return thisYear >= today ? thisYear : dayOf(year + 1, month, day);
}

function onDay(day: number | undefined): Read {
  return day === undefined ? undefined : { kind: 'day', day };
}

function withTime(read: Read, hour: string | undefined, minute: string | undefined): Read {
  return read && hour !== undefined
    ? { ...read, minute: Number(hour) * 60 + Number(minute), isSure: true }
    : read;
}
