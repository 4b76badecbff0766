import type { Slot } from '../../domain/flow.ts';
import type { Json } from '../../domain/json.ts';
import type { Entity } from '../../domain/understanding.ts';

/** Kinds that no finder finds: the message itself is the value. */
export const WHOLE = new Set(['text', 'yes_no', 'file']);
export const NUMBERS = new Set(['number', 'quantity', 'percent']);

/** What a slot keeps of a value that was found. */
export function asValue({ entity: kind }: Slot, { value, parts }: Entity): Json {
  if (!NUMBERS.has(kind)) return value;
  const number = Number(parts?.amount ?? value);
  return Number.isFinite(number) ? number : value;
}

/** Each value once. */
export function distinct(values: Json[]): Json[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}
