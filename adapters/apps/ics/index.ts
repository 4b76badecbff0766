import { z } from 'zod';
import { defineApp, defineVerb } from '../../../src/domain/app.ts';
import { book, cancel } from './book.ts';
import { type Calendar, createCalendar } from './calendar.ts';
import { freeStarts, freeTimes } from './freeTimes.ts';
import { Settings } from './settings.ts';

/** A flow that knows no day sends an empty text. */
const day = z
  .string()
  .transform((text) => text.slice(0, 10))
  .pipe(z.union([z.iso.date(), z.literal('')]))
  .optional();

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
      description:
        'Free times of a day such as 2026-03-02, or two of each of the next three days that have any',
      arguments: z.object({ day }),
      run: (calendar: Calendar, given) => freeTimes(calendar, given.day || undefined),
    }),
    book: defineVerb({
      does: 'write',
      description: 'Writes a booking of a free time into the CalDAV calendar',
      arguments: z.object({
        email: z.email(),
        start: z.iso.datetime({ offset: true }),
        name: z.string().max(200).optional(),
      }),
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
