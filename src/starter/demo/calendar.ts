import { randomBytes } from 'node:crypto';
import type { Json } from '../../domain/json.ts';
import { offerTimes } from '../../domain/offerTimes.ts';
import { type DemoParts, emailIn, type Given, refuse, textIn, type Verbs } from './parts.ts';

const DAY_MS = 86_400_000;
const HOURS = ['09:00', '11:00', '14:00', '16:00'];
/** So far ahead it offers. */
const DAYS = 14;

/** A calendar of free half hours on working days, UTC, in memory. */
export function createDemoCalendar({ now, mail }: Pick<DemoParts, 'now' | 'mail'>): Verbs {
  const booked = new Map<number, { id: string; email: string }>();

  function freeOn(day: string): number[] {
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
    if (!(weekday >= 1 && weekday <= 5)) return [];
    return HOURS.map((time) => Date.parse(`${day}T${time}:00Z`)).filter(
      (at) => at > now() && !booked.has(at),
    );
  }

  function timesFor(given: Given): Json {
    const asked = textIn(given, 'day').slice(0, 10);
    const days = Array.from({ length: DAYS }, (_, i) =>
      new Date(now() + (i + 1) * DAY_MS).toISOString().slice(0, 10),
    );
    const starts = asked === '' ? days.flatMap(freeOn) : freeOn(asked);
    return offerTimes(starts, 'UTC', asked || undefined).map((one) => ({ ...one }));
  }

  return {
    free_times: timesFor,
    book(given) {
      const at = Date.parse(textIn(given, 'start'));
      if (Number.isNaN(at)) refuse('not_free');
      const start = new Date(at).toISOString();
      if (!freeOn(start.slice(0, 10)).includes(at)) refuse('not_free');
      const id = `B-${randomBytes(6).toString('hex')}`; // Nobody guesses another's.
      const email = emailIn(given, 'email');
      booked.set(at, { id, email });
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
