import { z } from 'zod';
import { TimeZone } from '../../../src/domain/calendar.ts';

const Clock = z.string().regex(/^([01]\d|2[0-3]):(00|15|30|45)$/, 'a quarter of an hour, such as 09:00');
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

export const Settings = z.object({
  feedUrl: z.url().meta({
    title: 'Calendar feed',
    secret: true,
    description: 'The private .ics address of the calendar; what stands in it is busy',
  }),
  timezone: TimeZone,
  weekdays: z.array(z.enum(WEEKDAYS)).min(1).default(WEEKDAYS.slice(0, 5)),
  from: Clock.default('09:00'),
  until: Clock.default('17:00'),
  minutes: z
    .union([z.literal(15), z.literal(30), z.literal(45), z.literal(60), z.literal(90)])
    .default(30)
    .meta({ title: 'Length', description: 'Of a meeting, minutes' }),
  noticeHours: z.number().min(0).max(720).default(4).meta({ description: 'Nothing sooner is offered' }),
  aheadDays: z.number().int().min(1).max(60).default(14),
  calendarUrl: z.url().optional().meta({
    title: 'CalDAV calendar',
    description:
      'Where bookings are written, such as https://cloud.example.com/remote.php/dav/calendars/sales/demos/',
  }),
  user: z.string().optional().meta({ description: 'Of the CalDAV calendar' }),
  password: z
    .string()
    .optional()
    .meta({ secret: true, description: 'Of the CalDAV calendar: an app password' }),
  organizer: z.email().optional().meta({
    description: 'Mail address of the calendar’s owner; servers that send invitations send them in this name',
  }),
  title: z.string().max(200).default('Product demo').meta({ description: 'Of a booking' }),
});
export type Settings = z.infer<typeof Settings>;
