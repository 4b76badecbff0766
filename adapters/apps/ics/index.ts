import { z } from 'zod';
import { defineApp, defineVerb } from '../../../src/domain/app.ts';
import { Booking, FREE_TIMES_OF, FreeTimesOf } from '../../../src/domain/calendar.ts';
import { book, cancel } from './book.ts';
import { type Calendar, createCalendar } from './calendar.ts';
import { freeStarts, freeTimes } from './freeTimes.ts';
import { Settings } from './settings.ts';

/** Any calendar with an .ics feed (RFC 5545); with CalDAV (RFC 4791) it is booked too. */
export const ics = defineApp<Settings, Calendar>({
  name: 'ics',
  title: 'Calendar feed (.ics, CalDAV)',
  kind: 'calendar',
  settings: Settings,
  connect: createCalendar,
  async check(calendar) {
    const free = (await freeStarts(calendar)).length;
    return { as: `${new URL(calendar.feedUrl).host}, ${free} free times` };
  },
  verbs: {
    free_times: defineVerb({
      does: 'read',
      description: FREE_TIMES_OF,
      arguments: FreeTimesOf,
      run: (calendar: Calendar, given) => freeTimes(calendar, given.day || undefined),
    }),
    book: defineVerb({
      does: 'write',
      description: 'Writes a booking of a free time into the CalDAV calendar',
      arguments: Booking,
      run: (calendar: Calendar, given, { key }) => book(calendar, given, key),
    }),
    cancel: defineVerb({
      does: 'write',
      description: 'Takes a booking out of the CalDAV calendar',
      arguments: z.object({
        id: z.string().regex(/^[0-9a-f]{32}$/, 'the id that book gave'),
        email: z.email(),
      }),
      run: cancel,
    }),
  },
});
