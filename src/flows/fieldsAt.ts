import type { z } from 'zod';
import { STEPS, Step, verbsIn } from '../domain/flow.ts';

/** As zod lays a schema out: https://zod.dev/packages/core#internals */
interface Def {
  type: string;
  shape?: Record<string, z.ZodType>;
  element?: z.ZodType;
  valueType?: z.ZodType;
  innerType?: z.ZodType;
  options?: z.ZodType[];
  getter?: () => z.ZodType;
}

/** The fields that a schema knows at a place of some data; empty where it knows none. */
export function fieldsAt(schema: z.ZodType, data: unknown, path: PropertyKey[]): string[] {
  let value = data;
  let here = opened(schema, value);
  for (const part of path) {
    value = valueAt(value, [part]);
    here = here.flatMap(({ shape, element, valueType }) => {
      const next = element ?? valueType ?? shape?.[String(part)];
      return next ? opened(next, value) : [];
    });
  }
  return [...new Set(here.flatMap(({ shape }) => Object.keys(shape ?? {})))];
}

/** What lies at a place; undefined where there is nothing. */
export function valueAt(data: unknown, path: PropertyKey[]): unknown {
  let value = data;
  for (const part of path)
    value =
      typeof value === 'object' && value !== null && Object.hasOwn(value, part)
        ? (value as Record<PropertyKey, unknown>)[part]
        : undefined;
  return value;
}

/** Without what is only wrapped around; of a step, the shape of its verb. */
function opened(schema: z.ZodType, value: unknown): Def[] {
  if ((schema as unknown) === Step) {
    const [verb] = typeof value === 'object' && value !== null ? verbsIn(value) : [];
    return verb ? opened(STEPS[verb], value) : [];
  }
  const def = schema._zod.def as unknown as Def;
  const inner = def.innerType ?? def.getter?.();
  if (inner) return opened(inner, value);
  return def.options ? def.options.flatMap((option) => opened(option, value)) : [def];
}
