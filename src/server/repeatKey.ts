import type { IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';
import { Problem } from '../domain/errors.ts';

const LONGEST = 255;

/** For the description of calls that may be repeated. */
export const RepeatHeaders = z.object({
  'Idempotency-Key': z
    .string()
    .max(LONGEST)
    .optional()
    .meta({ description: 'Your own name of this call: when it is repeated, nothing happens twice' }),
});

/** The caller's Idempotency-Key; undefined when there is none. Throws a 422 on one that is too long. */
export function repeatKey({ 'idempotency-key': key }: IncomingHttpHeaders): string | undefined {
  if (typeof key !== 'string' || key === '') return undefined;
  if (key.length > LONGEST)
    throw new Problem(422, 'validation', `Idempotency-Key: at most ${LONGEST} characters`, {
      field: 'Idempotency-Key',
    });
  return key;
}
