import { randomBytes } from 'node:crypto';
import { type DemoParts, emailIn, type Given, refuse, textIn, type Verbs } from './parts.ts';

const DAY_MS = 86_400_000;
const HOURS = ['09:00', '11:00', '14:00', '16:00'];
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const OFFERED_DAYS = 3;

/** A calendar of free half hours on working days, UTC, in memory. */
export function createDemoCalendar({ now, mail }: Pick<DemoParts, 'now' | 'mail'>): Verbs {
  const booked = new Map<string, { id: string; email: string }>();

  function freeOn(day: string): { start: string; day: string; time: string; weekday: string }[] {
    const weekday = WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? '';
    if (weekday === '' || weekday === 'Saturday' || weekday === 'Sunday') return [];
    return HOURS.map((time) => ({ start: `${day}T${time}:00.000Z`, day, time, weekday })).filter(
      ({ start }) => Date.parse(start) > now() && !booked.has(start),
    );
  }

  function next(): ReturnType<typeof freeOn> {
    const days = Array.from({ length: 14 }, (_, i) =>
      new Date(now() + (i + 1) * DAY_MS).toISOString().slice(0, 10),
    );
    return days
      .map(freeOn)
      .filter((times) => times.length > 0)
      .slice(0, OFFERED_DAYS)
      .flatMap((times) => times.slice(0, 2));
  }

  const timesFor = (given: Given) => {
    const asked = textIn(given, 'day').slice(0, 10);
    return asked === '' ? next() : freeOn(asked);
  };

  return {
    free_times: timesFor,
    book(given) {
      const start = textIn(given, 'start');
      if (!freeOn(start.slice(0, 10)).some((free) => free.start === start)) refuse('not_free');
      const id = `B-${randomBytes(6).toString('hex')}`; // Nobody guesses another's.
      const email = emailIn(given, 'email');
      booked.set(start, { id, email });
      mail(email, `Invitation ${id}: product demo on ${start.slice(0, 10)} at ${start.slice(11, 16)} UTC`);
      return { id, start };
    },
    cancel(given) {
      const found = [...booked].find(
        ([, { id, email }]) => id === textIn(given, 'id') && email === emailIn(given, 'email'),
      );
      if (!found) refuse('not_found', 404);
      booked.delete(found[0]);
      return { id: found[1].id };
    },
  };
}
