import type { Json } from '../../../domain/json.ts';
import type { Difference } from './readTasks.ts';

/** What changed from one state to the other, by place, in the order of places; lists are compared whole. */
export function findDifferences(before: unknown, after: unknown): Difference[] {
  return differences(before as Json, after as Json, '').sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Whether the same places changed in the same way. */
export function isSameChange(a: Difference[], b: Difference[]): boolean {
  const inOrder = (all: Difference[]) => all.toSorted(([x], [y]) => (x < y ? -1 : 1));
  return isSame(inOrder(a), inOrder(b));
}

/** Changes that were not expected: a place that should be as it was, or became something else. */
export function unexpected(changed: Difference[], expected: Difference[]): Difference[] {
  return changed.filter((one) => !expected.some((other) => isSame(one, other)));
}

function differences(before: Json | undefined, after: Json | undefined, place: string): Difference[] {
  if (!isRecord(before) || !isRecord(after))
    return isSame(before, after) ? [] : [[place, before ?? null, after ?? null]];
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].flatMap((name) => differences(before[name], after[name], `${place}/${name}`));
}

/** Far below a cent: a sum of money differs in its last digits by the order in which it was added up. */
const NOTHING = 1e-6;

/** As JSON: where an object comes from, and the order of its names, say nothing. */
function isSame(a: Json | undefined, b: Json | undefined): boolean {
  if (typeof a === 'number' && typeof b === 'number') return Math.abs(a - b) < NOTHING;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [one, other] = [a, b] as Record<string, Json>[];
  const names = Object.keys(one!);
  return (
    names.length === Object.keys(other!).length &&
    names.every((name) => Object.hasOwn(other!, name) && isSame(one![name], other![name]))
  );
}

const isRecord = (value: Json | undefined): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
