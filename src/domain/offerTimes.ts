/** A free time as flows offer it: `start` is what is booked, the rest is what a customer reads. */
export interface OfferedTime {
  /** ISO 8601, UTC. */
  start: string;
  /** `2026-03-02`, by the calendar's own clock, as `time` and `weekday`. */
  day: string;
  /** `14:30`. */
  time: string;
  /** In English; a template can say it in the customer's language. */
  weekday: string;
}

const DAYS = 3;
const PER_DAY = 2;
const FIELDS: Intl.DateTimeFormatOptions = {
  weekday: 'long',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
};

/** `starts` in ms since 1970 -> all of `day` (`2026-03-02`), or without one the first two of each of the next three days. */
export function offerTimes(starts: number[], timeZone: string, day?: string): OfferedTime[] {
  const all = [...starts].sort((a, b) => a - b).map((at) => shownAt(at, timeZone));
  if (day) return all.filter((one) => one.day === day);
  const days = [...new Set(all.map((one) => one.day))].slice(0, DAYS);
  return days.flatMap((one) => all.filter((time) => time.day === one).slice(0, PER_DAY));
}

export function shownAt(at: number, timeZone: string): OfferedTime {
  const parts = formatOf(timeZone).formatToParts(at);
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  return {
    start: new Date(at).toISOString(),
    day: `${of('year')}-${of('month')}-${of('day')}`,
    time: `${of('hour')}:${of('minute')}`,
    weekday: of('weekday'),
  };
}

/** Making one costs more than a hundred uses. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('en-GB', { ...FIELDS, timeZone });
  formats.set(timeZone, format);
  return format;
}

export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone: name }) !== null;
  } catch {
    return false;
  }
}
