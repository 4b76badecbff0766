/** What a thing may be called by. */
const NAMES = ['name', 'title', 'label', 'id'];

/** A value as a sentence can have it: of a thing its name, or nothing. */
export function sayable(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map(sayable).join('');
  if (typeof value !== 'object') return String(value);
  const thing = value as Record<string, unknown>;
  const name = NAMES.find((one) => typeof thing[one] === 'string' || typeof thing[one] === 'number');
  return name === undefined ? '' : String(thing[name]);
}
