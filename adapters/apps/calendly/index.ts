import { z } from 'zod';
import { defineApp, defineVerb } from '../../../src/domain/app.ts';
import { Booking, FREE_TIMES_OF, FreeTimesOf } from '../../../src/domain/calendar.ts';
import { book, bookingLink, cancel } from './book.ts';
import { type Calendar, createCalendar, eventTypeOf, freeTimes, whoAmI } from './calendar.ts';
import { Settings } from './settings.ts';

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
      description: FREE_TIMES_OF,
      arguments: FreeTimesOf,
      run: (calendar: Calendar, given) => freeTimes(calendar, given.day || undefined),
    }),
    book: defineVerb({
      does: 'write',
      description: 'Books a free time for the person, who gets Calendly’s invitation; needs a paid plan',
      arguments: Booking,
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
