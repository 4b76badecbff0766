import type { Slot } from '../../domain/flow.ts';
import type { Json } from '../../domain/json.ts';
import type { Run } from './run.ts';
import { phrase } from './scope.ts';

const DAY = /^\d{4}-\d{2}-\d{2}(?:T[\d:]+)?$/;

/** A month, a year or a range, where one day is asked for. */
export function isLoose({ entity, exact }: Slot, value: Json): value is string {
  if (entity !== 'date' || exact === false || typeof value !== 'string') return false;
  const [from = '', to = from] = value.split('/');
  return !DAY.test(from) || from.slice(0, 10) !== to.slice(0, 10);
}

/** "You said January 2027: which day exactly?" */
export function whichDay(run: Run, value: string): string {
  return phrase(run, 'whichDay', { time: spoken(value, run.ports.language) });
}

/** The days that were said once it is known within what they lie: "the 15th" is one of that month. */
export function daysWithin({ ports, input }: Run, within: string, said: Json[]): Json[] {
  const day = ports.reader.dayIn(input.text, within);
  if (day !== null) return [day];
  // A day of the week is one of these days, or nobody knows which; another month is asked on from.
  return said.filter((value) => {
    const isDay = DAY.test(String(value));
    return !isDay || isIn(String(value), within) || /\d/.test(input.text);
  });
}

function isIn(value: string, within: string): boolean {
  const [from = '', to] = within.split('/');
  const day = value.slice(0, 10);
  return to === undefined ? day.startsWith(from) : from.slice(0, 10) <= day && day <= to.slice(0, 10);
}

/** `2027-01` as people of this language say it. */
function spoken(value: string, language: string): string {
  const [from = '', to] = value.split('/');
  const parts = from.slice(0, 10).split('-').length;
  const start = Date.parse(from.slice(0, 10));
  const end = to === undefined ? start : Date.parse(to.slice(0, 10));
  if (Number.isNaN(start) || Number.isNaN(end)) return value;
  const format = new Intl.DateTimeFormat(language, {
    year: 'numeric',
    ...(parts > 1 ? { month: 'long' } : {}),
    ...(parts > 2 ? { day: 'numeric' } : {}),
    timeZone: 'UTC',
  });
  return format.formatRange(start, end);
}
