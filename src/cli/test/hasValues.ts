import type { Json } from '../../domain/json.ts';

type Values = Record<string, unknown>;

/** Whether all that is expected is there; more may be. A number is the same as its text. */
export function hasValues(came: Values, expected: Values): boolean {
  return Object.entries(expected).every(([name, value]) => isSame(came[name], value));
}

/** Objects may hold more than is expected; lists are of equal length. */
export function isSame(came: unknown, expected: unknown): boolean {
  if (expected === null) return came === null || came === undefined;
  if (Array.isArray(expected))
    return (
      Array.isArray(came) &&
      came.length === expected.length &&
      expected.every((item, i) => isSame(came[i], item))
    );
  if (typeof expected === 'object')
    return typeof came === 'object' && came !== null && hasValues(came as Values, expected as Values);
  return plain(came as Json) === plain(expected as Json);
}

const plain = (value: Json | undefined) =>
  value === null || value === undefined ? undefined : String(value);
