/** Days are counted from 1 January 1970, minutes from midnight, both as the contact's own wall shows them. */
export interface Now {
  day: number;
  minute: number;
}

const DAY = 86_400_000;
const clocks = new Map<string, Intl.DateTimeFormat>();

/** What calendar and clock show at a moment in a time zone; an unknown zone counts as UTC. */
export function wallAt(at: number, timeZone = 'UTC'): Now {
  const shown: Record<string, number> = {};
  for (const { type, value } of clockIn(timeZone).formatToParts(at)) shown[type] = Number(value);
  return { day: dayOf(shown.year!, shown.month!, shown.day!)!, minute: shown.hour! * 60 + shown.minute! };
}

function clockIn(timeZone: string): Intl.DateTimeFormat {
  let clock = clocks.get(timeZone);
  if (!clock) {
    const shape = {
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    } as const;
    try {
      clock = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', { ...shape, timeZone });
    } catch {
      clock = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', { ...shape, timeZone: 'UTC' });
    }
    if (clocks.size < 500) clocks.set(timeZone, clock);
  }
  return clock;
}

/** Undefined where the calendar has no such day. */
export function dayOf(year: number, month: number, day: number): number | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (month < 1 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return Math.floor(date.getTime() / DAY);
}

export function dateOf(day: number): { year: number; month: number; date: number } {
  const date = new Date(day * DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, date: date.getUTCDate() };
}

/** 0 is Sunday. */
export function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

export function isoDay(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

export function isoTime(minute: number): string {
  const inDay = ((Math.round(minute) % 1440) + 1440) % 1440;
  return `${two(Math.floor(inDay / 60))}:${two(inDay % 60)}`;
}

export function two(number: number): string {
  return String(number).padStart(2, '0');
}

/** The same date some months on; the last day of a shorter month. */
export function addMonths(day: number, months: number): number {
  const { year, month, date } = dateOf(day);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return Math.floor(first.getTime() / DAY) + Math.min(date, last) - 1;
}
