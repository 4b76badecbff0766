import { isoDay, isoTime, type Now } from './calendar.ts';

/** A piece of a date or time as it was read; pieces that stand together are joined into one. */
export interface When {
  start: number;
  end: number;
  /** `bare` is an hour that may be something else: "at 5". */
  kind: 'day' | 'part' | 'clock' | 'bare';
  day?: number;
  lastDay?: number;
  /** Where no one day is meant: `2026-12`, `2027`, `--05-04`. */
  said?: string;
  minute?: number;
  lastMinute?: number;
  isApproximate?: boolean;
  /** A day of the week that nothing nearer describes. */
  weekday?: number;
  isWeek?: boolean;
  /** The half of the day was said or follows from the shape: "5pm", "17:00". */
  isSure?: boolean;
  /** Said to be before noon, or midnight: "1 am". */
  isMorning?: boolean;
  /** Day and month may be the other way round. */
  isAmbiguous?: boolean;
}

/** Reads a match of a shape; undefined where it is no date after all. */
export type ReadWhen = (
  groups: Record<string, string | undefined>,
  now: Now | undefined,
  past: boolean,
) => Omit<When, 'start' | 'end'> | undefined;

export interface Shape {
  pattern: RegExp;
  read: ReadWhen;
}

/** ISO 8601, of the contact's own clock: `2026-11-27`, `2026-11-27T13:00`, `13:00`, ranges with a slash. */
export function isoWhen({ day, lastDay, said, minute, lastMinute }: When): string {
  if (said !== undefined) return minute === undefined ? said : `${said}T${isoTime(minute)}`;
  if (day === undefined)
    return range(isoTime(minute!), lastMinute === undefined ? undefined : isoTime(lastMinute));
  const whole = (at: number, time: number | undefined) =>
    time === undefined ? isoDay(at) : `${isoDay(at)}T${isoTime(time)}`;
  const isRange = lastDay !== undefined || lastMinute !== undefined;
  return range(whole(day, minute), isRange ? whole(lastDay ?? day, lastMinute) : undefined);
}

function range(first: string, last: string | undefined): string {
  return last === undefined ? first : `${first}/${last}`;
}
