import { dateOf, dayOf, type Now, wallAt } from './calendar.ts';
import type { ReadWhen, Shape, When } from './when.ts';

const MONTH_FIRST = new Set(['US', 'PH', 'FM', 'MH', 'PW', 'GU', 'PR']);
type Read = Omit<When, 'start' | 'end'> | undefined;
interface Order {
  isMonthFirst: boolean;
  /** Said by the country or the writing, not guessed from the language. */
  isSure: boolean;
}
/** Who writes dots begins with the day. */
const DOTTED: Order = { isMonthFirst: false, isSure: true };

const ISO =
  /(?<![\w./-])(?<y>\d{4})-(?<m>\d\d)-(?<d>\d\d)(?:[t ](?<h>[01]\d|2[0-3]):(?<min>[0-5]\d)(?::\d\d(?:\.\d{1,9})?)?(?<zone> ?(?:z|utc|gmt)(?!\w)|(?:\+|(?<=t[\d:.]+)-)\d\d(?::?\d\d)?)?)?(?![\w]|[-/]\w)/g;
const YEAR_FIRST = /(?<![\w./-])(?<y>20\d\d|19\d\d)[./](?<m>\d{1,2})[./](?<d>\d{1,2})(?![\w./-]\d)/g;
const YEAR_LAST = /(?<![\w./-])(?<a>\d{1,2})(?<s>[./-])(?<b>\d{1,2})\k<s>(?<y>\d{4}|\d{2})(?![\w/]|[.-]\w)/g;
const NO_YEAR =
  /(?<=\b(?:on|by|until|since|am|vom|bis|zum|den|le|du|au|el|del|al|dia|em|no|until|before|ab|seit) )(?<a>\d{1,2})(?<s>[./])(?<b>\d{1,2})\.?(?![\w/%€$]|[.,]\d)/g;

const ALONE = /^\s*(?<a>\d{1,2})(?<s>[./])(?<b>\d{1,2})\.?\s*$/g;

/**
 * Dates in digits. Where day and month may be either, the country decides; without one the language does, and the date
 * is marked as ambiguous. A time with its offset from UTC is told as the contact's own clock shows it.
 */
export function numericShapes(country: string | undefined, language: string, timeZone?: string): Shape[] {
  const order: Order = {
    isMonthFirst: country ? MONTH_FIRST.has(country.toUpperCase()) : language === 'en',
    isSure: country !== undefined,
  };
  return [
    {
      pattern: ISO,
      read: ({ y, m, d, h, min, zone }) => {
        const day = dayOf(Number(y), Number(m), Number(d));
        return zone && day !== undefined
          ? atMoment(day * 1440 + Number(h) * 60 + Number(min) - offsetOf(zone), timeZone)
          : withTime(onDay(day), h, min);
      },
    },
    { pattern: YEAR_FIRST, read: ({ y, m, d }) => onDay(dayOf(Number(y), Number(m), Number(d))) },
    {
      pattern: YEAR_LAST,
      read: ({ a, b, s, y }) =>
        either(Number(a), Number(b), Number(y!.length === 2 ? `20${y}` : y), s === '.' ? DOTTED : order),
    },
    { pattern: NO_YEAR, read: withoutYear(order) },
    { pattern: ALONE, read: withoutYear(order) },
  ];
}

function withoutYear(written: Order): ReadWhen {
  return ({ a, b, s }, now, past) => {
    if (!now) return undefined;
    const [first, second] = [Number(a), Number(b)];
    const order = s === '.' ? DOTTED : written;
    const isMonth = order.isSure ? order.isMonthFirst : second > 12 || (first <= 12 && order.isMonthFirst);
    const read = onDay(nearest(now, isMonth ? first : second, isMonth ? second : first, past));
    return read && { ...read, ...ambiguity(first, second, order) };
  };
}

function either(a: number, b: number, year: number, order: Order): Read {
  const [first, other] = order.isMonthFirst
    ? [dayOf(year, a, b), dayOf(year, b, a)]
    : [dayOf(year, b, a), dayOf(year, a, b)];
  const read = onDay(first ?? (order === DOTTED ? undefined : other));
  return read && { ...read, ...ambiguity(a, b, order) };
}

function ambiguity(a: number, b: number, { isSure }: Order): { isAmbiguous?: true } {
  return !isSure && a <= 12 && b <= 12 && a !== b ? { isAmbiguous: true } : {};
}

/** Minutes east of Greenwich: "z", "+02:00", "-0330", "+05". */
function offsetOf(zone: string): number {
  const [, sign, hours = '0', minutes = '0'] = /([+-])(\d\d):?(\d\d)?/.exec(zone) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** `minutes` since 1970 in UTC. */
function atMoment(minutes: number, timeZone: string | undefined): Read {
  const { day, minute } = wallAt(minutes * 60_000, timeZone);
  return { kind: 'day', day, minute, isSure: true };
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
