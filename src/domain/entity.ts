import { z } from 'zod';

const Listed = z.strictObject({
  value: z.string().min(1),
  synonyms: z.array(z.string().min(1)).default([]),
});

/** `entities/*.yaml` of a bot folder: one kind of value that the bot finds in messages. */
export const EntityDefinition = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9_]*$/, 'lower case letters, digits and _ only'),
  description: z.string().default(''),
  /** JavaScript regular expressions; a group called `value` holds the value, else the whole match does. */
  patterns: z.array(z.string().min(1)).default([]),
  /** Words of which one must stand near a match, where the pattern alone is not enough: "order", "ticket". */
  near: z.array(z.string().min(1)).default([]),
  /** A closed list: its values with other words for them. A text alone is a value without synonyms. */
  values: z
    .array(
      z.union([
        z
          .string()
          .min(1)
          .transform((value) => ({ value, synonyms: [] as string[] })),
        Listed,
      ]),
    )
    .default([]),
  /** A slip of a letter or two in a listed word still counts. */
  fuzzy: z.boolean().default(true),
  /** What tells two values of this kind apart: `{ from: ['from', 'out of'], to: ['to', 'into'] }`. */
  roles: z.record(z.string(), z.array(z.string().min(1))).default({}),
});
export type EntityDefinition = z.infer<typeof EntityDefinition>;

/** UTF-16 units of a message in which values are looked for; what stands behind is a log or a mail's tail. */
export const MOST_READ = 4_000;

/** What the bot finds without being told how; a bot folder may define one of these names anew. */
export const BUILT_IN_ENTITIES = [
  'order_number',
  'ticket_number',
  'invoice_number',
  'tracking_number',
  'reference',
  'email',
  'phone',
  'date',
  'time',
  'duration',
  'money',
  'quantity',
  'number',
  'percent',
  'url',
  'error_code',
] as const;
