import { z } from 'zod';
import { Refused } from '../../../src/domain/errors.ts';
import { availableIn, type Calendar, eventTypeOf, whoAmI } from './calendar.ts';

/** https://developer.calendly.com/api-docs/calendly-api/scheduled-events/list-events */
const Events = z.object({ collection: z.array(z.object({ uri: z.string(), event_type: z.string() })) });
/** https://developer.calendly.com/schedule-events-with-ai-agents */
const Invitee = z.object({
  resource: z.object({ event: z.string(), cancel_url: z.string(), reschedule_url: z.string() }),
});
/** https://developer.calendly.com/api-docs/calendly-api/scheduled-events/list-event-invitees */
const Invitees = z.object({ collection: z.array(z.unknown()) });
/** https://developer.calendly.com/api-docs/calendly-api/scheduling-links/create-scheduling-link */
const Link = z.object({ resource: z.object({ booking_url: z.string() }) });

const SECOND_MS = 1_000;

interface Wanted {
  email: string;
  start: string;
  name?: string | undefined;
}

interface Booked {
  id: string;
  start: string;
  cancel_url?: string;
  reschedule_url?: string;
}

/** Books a free time; Calendly sends the invitation. Somebody who has that very time already keeps it. */
export async function book(calendar: Calendar, { email, start: wanted, name }: Wanted): Promise<Booked> {
  const { http, timezone, location } = calendar;
  const at = Date.parse(wanted);
  const start = new Date(at).toISOString();
  const eventType = await eventTypeOf(calendar);
  const before = await bookedBefore(calendar, eventType, email, at);
  if (before) return { id: tail(before), start };
  if (!(await availableIn(calendar, eventType, at - SECOND_MS, at + SECOND_MS)).includes(at))
    throw new Refused('this time is not free any more', { status: 409, code: 'not_free' });
  const json = {
    event_type: eventType,
    start_time: start,
    invitee: { name: name ?? email.split('@')[0], email, timezone },
    ...(location ? { location } : {}),
  };
  const { resource } = (await http({ method: 'POST', path: '/invitees', json, schema: Invitee })).data;
  const { event, cancel_url, reschedule_url } = resource;
  return { id: tail(event), start, cancel_url, reschedule_url };
}

/** Only a booking of this person. */
export async function cancel(
  { http }: Calendar,
  { id, email }: { id: string; email: string },
): Promise<{ id: string }> {
  const path = `/scheduled_events/${encodeURIComponent(id)}`;
  const { data } = await http({
    path: `${path}/invitees`,
    query: { email, status: 'active' },
    schema: Invitees,
  });
  if (data.collection.length === 0)
    throw new Refused('this person has no such booking', { status: 404, code: 'not_found' });
  await http({ method: 'POST', path: `${path}/cancellation`, json: { reason: 'Cancelled by Deskhand' } });
  return { id };
}

/** For accounts that may not book over the API: a page that takes one booking. */
export async function bookingLink(calendar: Calendar): Promise<{ url: string }> {
  const json = { max_event_count: 1, owner: await eventTypeOf(calendar), owner_type: 'EventType' };
  const { data } = await calendar.http({ method: 'POST', path: '/scheduling_links', json, schema: Link });
  return { url: data.resource.booking_url };
}

async function bookedBefore(
  calendar: Calendar,
  eventType: string,
  email: string,
  at: number,
): Promise<string | null> {
  const query = {
    user: (await whoAmI(calendar)).uri,
    invitee_email: email,
    status: 'active',
    min_start_time: new Date(at).toISOString(),
    max_start_time: new Date(at + SECOND_MS).toISOString(),
  };
  const { data } = await calendar.http({ path: '/scheduled_events', query, schema: Events });
  return data.collection.find((event) => event.event_type === eventType)?.uri ?? null;
}

const tail = (uri: string) => uri.slice(uri.lastIndexOf('/') + 1);
