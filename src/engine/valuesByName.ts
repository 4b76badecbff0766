import type { Entity } from '../domain/understanding.ts';

/** Later ones win; several of one name in one message stand side by side. A role goes before the name: `from_city`. */
export function valuesByName(entities: Entity[]): Record<string, string> {
  const values: Record<string, string> = {};
  for (const { name, role, value } of entities) {
    const key = role === undefined ? name : `${role}_${name}`;
    const known = values[key];
    if (known === undefined) values[key] = value;
    else if (!known.split(', ').includes(value)) values[key] = `${known}, ${value}`;
  }
  return values;
}
