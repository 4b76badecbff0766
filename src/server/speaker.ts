import { z } from 'zod';
import { Problem } from '../domain/errors.ts';
import type { Caller } from './route.ts';

/** Of a body: the person for whom an admin's key speaks. */
export const Named = z.string().trim().min(1).max(200).optional().meta({
  description: 'Only with an admin’s key: for whom it speaks. Another key speaks for its own label',
});

/** Under which name it is written down who did something. */
export function speakerOf(caller: Caller): string {
  return caller.kind === 'key' ? caller.label : 'visitor';
}

/**
 * Who says something, and for whom: only an admin's key may speak for a person that it names. Throws 403 where another key
 * names somebody.
 */
export function speakerFor(caller: Caller, named: string | undefined): { by: string; onBehalfOf?: string } {
  const by = speakerOf(caller);
  if (named === undefined || named === by) return { by };
  if (caller.kind === 'key' && caller.role === 'admin') return { by, onBehalfOf: named };
  throw new Problem(
    403,
    'other_name',
    `This key speaks for "${by}" alone: leave "by" out. Only a key with the role admin may speak for somebody else.`,
    { field: '/by' },
  );
}

export const nameOf = ({ by, onBehalfOf }: { by: string; onBehalfOf?: string }) =>
  onBehalfOf === undefined ? by : `${by} for ${onBehalfOf}`;
