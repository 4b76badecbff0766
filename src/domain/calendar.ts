import { z } from 'zod';
import { isTimeZone } from './offerTimes.ts';

/** What every calendar app asks for and takes, so that one can take another's place. */
export const TimeZone = z
  .string()
  .refine(isTimeZone, 'a name such as Europe/Berlin')
  .default('UTC')
  .meta({ title: 'Time zone', description: 'In which times are offered' });

/** A flow that knows no day sends an empty text. */
export const FreeTimesOf = z.object({
  day: z
    .string()
    .transform((text) => text.slice(0, 10))
    .pipe(z.union([z.iso.date(), z.literal('')]))
    .optional(),
});
export const FREE_TIMES_OF =
  'Free times of a day such as 2026-03-02, or two of each of the next three days that have any';

export const Booking = z.object({
  email: z.email(),
  start: z.iso.datetime({ offset: true }),
  name: z.string().max(200).optional(),
});
