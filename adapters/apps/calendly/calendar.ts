import { z } from 'zod';
import type { AppParts } from '../../../src/domain/app.ts';
import { Refused } from '../../../src/domain/errors.ts';
import { type OfferedTime, offerTimes } from '../../../src/domain/offerTimes.ts';
import { createHttp, type Http } from '../../http.ts';
import type { Settings } from './settings.ts';

export interface Calendar extends Settings, Pick<AppParts, 'now'> {
  http: Http;
}

export function createCalendar(settings: Settings, { fetch, sleep, now }: AppParts): Calendar {
  const headers = { authorization: `Bearer ${settings.token}` };
  return { ...settings, now, http: createHttp({ baseUrl: settings.baseUrl, headers, fetch, sleep }) };
}

/** https://developer.calendly.com/api-docs/calendly-api/users/get-current-user */
const Me = z.object({ resource: z.object({ uri: z.string(), name: z.string() }) });
/** https://developer.calendly.com/api-docs/calendly-api/event-types/list-event-types */
const EventTypes = z.object({ collection: z.array(z.object({ uri: z.string() })) });
/** https://developer.calendly.com/api-docs/calendly-api/event-types/list-event-type-available-times */
const Available = z.object({ collection: z.array(z.object({ status: z.string(), start_time: z.string() })) });

const DAY_MS = 86_400_000;
/** The longest range of one request, less what clocks differ. */
const RANGE_MS = 7 * DAY_MS - 120_000;
const RANGES = 2;
/** Ranges that begin in the past are refused. */
const SOON_MS = 60_000;

export async function whoAmI({ http }: Calendar) {
  return (await http({ path: '/users/me', schema: Me })).data.resource;
}

export async function eventTypeOf(calendar: Calendar): Promise<string> {
  if (calendar.eventType) return calendar.eventType;
  const query = { user: (await whoAmI(calendar)).uri, active: 'true', count: 1 };
  const { data } = await calendar.http({ path: '/event_types', query, schema: EventTypes });
  const [first] = data.collection;
  if (!first)
    throw new Refused('the Calendly account has no active event type', {
      status: 409,
      code: 'no_event_type',
    });
  return first.uri;
}

/** Of a day (`2026-03-02`), or the next two weeks' first ones. */
export async function freeTimes(calendar: Calendar, day?: string): Promise<OfferedTime[]> {
  const { now, timezone } = calendar;
  const type = await eventTypeOf(calendar);
  if (day) {
    const noon = Date.parse(`${day}T12:00:00Z`);
    // A day of some time zone lies within a day and a half around its noon in UTC.
    const starts = await availableIn(calendar, type, noon - 1.5 * DAY_MS, noon + 1.5 * DAY_MS);
    return offerTimes(starts, timezone, day);
  }
  const starts: number[] = [];
  for (let i = 0; i < RANGES; i++) {
    const from = now() + SOON_MS + i * RANGE_MS;
    starts.push(...(await availableIn(calendar, type, from, from + RANGE_MS)));
  }
  return offerTimes(starts, timezone);
}

/** Starts in ms since 1970. */
export async function availableIn(
  { http, now }: Calendar,
  eventType: string,
  from: number,
  until: number,
): Promise<number[]> {
  const begin = Math.max(from, now() + SOON_MS);
  if (begin >= until) return [];
  const query = {
    event_type: eventType,
    start_time: new Date(begin).toISOString(),
    end_time: new Date(until).toISOString(),
  };
  const { data } = await http({ path: '/event_type_available_times', query, schema: Available });
  return data.collection
    .filter(({ status }) => status === 'available')
    .map((one) => Date.parse(one.start_time));
}
