import ical, { type CalendarComponent, type VEvent } from 'node-ical';
import { z } from 'zod';
import { NoAnswer } from '../../../src/domain/errors.ts';
import { type OfferedTime, offerTimes, shownAt } from '../../../src/domain/offerTimes.ts';
import type { Calendar } from './calendar.ts';

const MINUTE_MS = 60_000;
const QUARTER_MS = 15 * MINUTE_MS;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** From, until: ms since 1970; or whole days of the calendar's own clock, the last one not included. */
type Busy = { from: number; until: number } | { firstDay: string; endDay: string };

export async function freeTimes(calendar: Calendar, day?: string): Promise<OfferedTime[]> {
  return offerTimes(await freeStarts(calendar), calendar.timezone, day);
}

/** Within the working hours, after the notice, and not busy by the feed; ms since 1970. */
export async function freeStarts(calendar: Calendar): Promise<number[]> {
  const { now, noticeHours, aheadDays, minutes } = calendar;
  const first = Math.ceil((now() + noticeHours * HOUR_MS) / QUARTER_MS) * QUARTER_MS;
  const last = now() + aheadDays * DAY_MS;
  const busy = await busyTimes(calendar, first, last + DAY_MS);
  const starts: number[] = [];
  for (let at = first; at < last; at += QUARTER_MS)
    if (
      isWorkTime(calendar, at) &&
      !busy.some((one) => overlaps(calendar, one, at, at + minutes * MINUTE_MS))
    )
      starts.push(at);
  return starts;
}

function isWorkTime({ timezone, weekdays, from, until, minutes }: Calendar, at: number): boolean {
  const { time, weekday } = shownAt(at, timezone);
  const sinceOpen = minutesOf(time) - minutesOf(from);
  const fits = sinceOpen >= 0 && sinceOpen % minutes === 0 && minutesOf(time) + minutes <= minutesOf(until);
  return fits && (weekdays as string[]).includes(weekday);
}

function overlaps({ timezone }: Calendar, busy: Busy, from: number, until: number): boolean {
  if ('from' in busy) return busy.from < until && busy.until > from;
  const { day } = shownAt(from, timezone);
  return day >= busy.firstDay && day < busy.endDay;
}

/** RFC 5545; recurring events are taken apart, cancelled and "free" ones left out. */
async function busyTimes({ feed }: Calendar, from: number, until: number): Promise<Busy[]> {
  const { data } = await feed({ path: '/feed', schema: z.string(), accept: 'text' });
  if (!/^\s*BEGIN:VCALENDAR/i.test(data))
    throw new NoAnswer('the feed is no calendar', { code: 'not_a_calendar' });
  // A day more on both sides: a whole day is a day of some time zone.
  const range = { from: new Date(from - DAY_MS), to: new Date(until + DAY_MS), expandOngoing: true };
  const events = Object.values(ical.sync.parseICS(data)).filter(isBusy);
  return events.flatMap((event) =>
    ical
      .expandRecurringEvent(event, range)
      .filter((instance) => isBusy(instance.event))
      .map(
        ({ start, end, isFullDay }): Busy =>
          isFullDay
            ? {
                firstDay: dayOf(start),
                endDay: dayOf(end > start ? end : new Date(start.getTime() + DAY_MS)),
              }
            : { from: start.getTime(), until: end.getTime() },
      ),
  );
}

function isBusy(component: CalendarComponent | undefined): component is VEvent {
  if (component?.type !== 'VEVENT') return false;
  return component.transparency !== 'TRANSPARENT' && component.status !== 'CANCELLED';
}

/** The reader gives a whole day as midnight of this machine's clock. */
function dayOf(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}
