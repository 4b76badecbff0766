import { z } from 'zod';
import { Moved, Refused } from '../../../src/domain/errors.ts';
import { digest } from '../../../src/domain/ids.ts';
import type { Http } from '../../http.ts';
import type { Calendar } from './calendar.ts';
import { freeStarts } from './freeTimes.ts';
import { toIcs } from './toIcs.ts';

interface Wanted {
  email: string;
  start: string;
  name?: string | undefined;
}

/**
 * Writes the booking into the CalDAV calendar (RFC 4791 §5.3.2), under a name made of the key, so that it is there once.
 * Servers with scheduling (RFC 6638) send the invitation.
 */
export async function book(
  calendar: Calendar,
  wanted: Wanted,
  key: string,
): Promise<{ id: string; start: string }> {
  const dav = requireDav(calendar);
  const id = digest('booking', key).slice(0, 32);
  const at = Date.parse(wanted.start);
  const start = new Date(at).toISOString();
  if (await isThere(dav, id)) return { id, start };
  if (!(await freeStarts(calendar)).includes(at))
    throw new Refused('this time is not free any more', { status: 409, code: 'not_free' });
  const body = toIcs({ ...calendar, ...wanted, id, at, madeAt: calendar.now() });
  const headers = { 'content-type': 'text/calendar; charset=utf-8', 'if-none-match': '*' };
  await dav({ method: 'PUT', path: `${id}.ics`, headers, body }).catch((error: unknown) => {
    if (!(error instanceof Moved)) throw error; // It stands there already: another try of ours was faster.
  });
  return { id, start };
}

/** Only a booking of this person. */
export async function cancel(
  calendar: Calendar,
  { id, email }: { id: string; email: string },
): Promise<{ id: string }> {
  const dav = requireDav(calendar);
  const { data } = await dav({ path: `${id}.ics`, schema: z.string(), accept: 'text' });
  // Long lines are folded (RFC 5545 §3.1).
  const isTheirs = data
    .replace(/\r?\n[ \t]/g, '')
    .toLowerCase()
    .includes(email.toLowerCase());
  if (!isTheirs) throw new Refused('this person has no such booking', { status: 404, code: 'not_found' });
  await dav({ method: 'DELETE', path: `${id}.ics` });
  return { id };
}

function requireDav({ dav }: Calendar): Http {
  if (dav) return dav;
  throw new Refused('nothing can be booked: set calendarUrl of the app', {
    status: 501,
    code: 'no_calendar_to_write',
  });
}

async function isThere(dav: Http, id: string): Promise<boolean> {
  try {
    await dav({ path: `${id}.ics` });
    return true;
  } catch (error) {
    if (error instanceof Refused && error.status === 404) return false;
    throw error;
  }
}
