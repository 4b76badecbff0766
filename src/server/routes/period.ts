import { z } from 'zod';

const DAY_MS = 24 * 60 * 60_000;

export const PeriodQuery = z.object({
  since: z.coerce
    .number()
    .int()
    .min(0)
    .optional()
    .meta({ description: 'ms since 1970; a week ago if left out' }),
  until: z.coerce.number().int().min(0).optional().meta({ description: 'ms since 1970; now if left out' }),
});

export function periodOf({ since, until }: z.infer<typeof PeriodQuery>, now: number) {
  return { since: since ?? now - 7 * DAY_MS, until: until ?? now + 1 };
}
