import { z } from 'zod';
import { defineApp, defineVerb } from '../../../src/domain/app.ts';
import { book, bookingLink, cancel } from './book.ts';
import { type Calendar, createCalendar, eventTypeOf, freeTimes, whoAmI } from './calendar.ts';
import { Settings } from './settings.ts';

/** A flow that knows no day sends an empty text. */
const day = z
  .string()
  .transform((text) => text.slice(0, 10))
  .pipe(z.union([z.iso.date(), z.literal('')]))
  .optional();

/** Free times and bookings of a Calendly account. https://developer.calendly.com/api-docs */
export const calendly = defineApp<Settings, Calendar>({
  name: 'calendly',
  title: 'Calendly',
  kind: 'calendar',
  settings: Settings,
  connect: createCalendar,
  async check(calendar) {
    await eventTypeOf(calendar);
    return { as: (await whoAmI(calendar)).name };
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
      description: 'Books a free time for the person, who gets Calendly’s invitation; needs a paid plan',
      arguments: z.object({
        email: z.email(),
        start: z.iso.datetime({ offset: true }),
        name: z.string().max(200).optional(),
      }),
      run: book,
    }),
    cancel: defineVerb({
      does: 'write',
      description: 'Cancels a booking; Calendly tells the person',
      arguments: z.object({ id: z.string().min(1).max(100), email: z.email() }),
      run: cancel,
    }),
    booking_link: defineVerb({
      does: 'write',
      description: 'A page on which one booking can be made, on every plan',
      arguments: z.object({}),
      run: (calendar: Calendar) => bookingLink(calendar),
    }),
  },
});
