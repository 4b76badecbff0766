/** The part of JSON Schema 2020-12 that is shown: https://json-schema.org/draft/2020-12/json-schema-validation */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  description?: string;
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  additionalProperties?: boolean | Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
}

export interface Field {
  name: string;
  /** `text`, `number`, `list of objects`, `object or null` … */
  type: string;
  required: boolean;
  description: string;
  /** Allowed values, as JSON where they are not text. */
  values: string[];
  /** Limits and default, in words. */
  limits: string;
  /** Where a parameter stands: `path`, `query`, `header`. */
  place?: string;
  fields: Field[];
}

/** A schema may hold itself; below this nothing is shown. */
const DEEPEST = 8;

/** The fields of an object schema, or of the objects in a list; [] for anything else. */
export function readFields(schema: Schema, root: object, depth = 0): Field[] {
  const { properties = {}, required = [] } = objectIn(schema, root);
  if (depth >= DEEPEST) return [];
  return Object.entries(properties).map(([name, given]) => {
    const field = resolve(given, root);
    return {
      name,
      type: typeName(field, root),
      required: required.includes(name),
      description: given.description ?? field.description ?? '',
      values: valuesOf(field, root),
      limits: limitsOf(field),
      fields: readFields(field, root, depth + 1),
    };
  });
}

/** The object that a field is about: itself, one entry of its list, the value under any name, or its first choice. */
function objectIn(schema: Schema, root: object): Schema {
  const found = resolve(schema, root);
  if (found.properties) return found;
  if (found.allOf) return mergeAll(found.allOf.map((part) => objectIn(part, root)));
  const choice = choicesOf(found)
    .map((one) => objectIn(one, root))
    .find(({ properties }) => properties);
  if (choice) return choice;
  if (found.items) return objectIn(found.items, root);
  return typeof found.additionalProperties === 'object' ? objectIn(found.additionalProperties, root) : found;
}

function mergeAll(parts: Schema[]): Schema {
  const properties = Object.assign({}, ...parts.map((part) => part.properties ?? {}));
  return { properties, required: parts.flatMap(({ required = [] }) => required) };
}

/** Follows `#/components/schemas/Name`: https://www.rfc-editor.org/rfc/rfc6901 */
function resolve(schema: Schema, root: object, hops = 0): Schema {
  if (!schema.$ref || hops > DEEPEST) return schema;
  const names = schema.$ref.replace(/^#\//, '').split('/');
  const target = names.reduce<unknown>((node, name) => {
    const key = name.replaceAll('~1', '/').replaceAll('~0', '~');
    return (node as Record<string, unknown> | undefined)?.[key];
  }, root);
  return resolve((target ?? {}) as Schema, root, hops + 1);
}

const choicesOf = ({ anyOf = [], oneOf = [] }: Schema) => [...anyOf, ...oneOf];
const NAMES: Record<string, string> = { string: 'text', integer: 'whole number', boolean: 'true or false' };

function typeName(schema: Schema, root: object): string {
  const found = resolve(schema, root);
  const choices = choicesOf(found);
  if (choices.length > 0) return [...new Set(choices.map((one) => typeName(one, root)))].join(' or ');
  if (found.allOf) return 'object';
  const types = [found.type ?? (found.properties ? 'object' : 'anything')].flat();
  return types.map((type) => oneType(type, found, root)).join(' or ');
}

function oneType(type: string, schema: Schema, root: object): string {
  if (type === 'array') return `list of ${plural(typeName(schema.items ?? {}, root))}`;
  if (type === 'object' && !schema.properties && schema.additionalProperties) return 'object with any names';
  if (type === 'string' && schema.format) return schema.format === 'uri' ? 'URL' : schema.format;
  return NAMES[type] ?? type;
}

const plural = (name: string) => (/^(object|number|whole number|URL|email)$/.test(name) ? `${name}s` : name);

function valuesOf(schema: Schema, root: object): string[] {
  const { enum: values, const: only, items } = schema;
  const listed = values ?? (only === undefined ? [] : [only]);
  if (listed.length === 0 && items) return valuesOf(resolve(items, root), root);
  return listed.map((value) => (typeof value === 'string' ? value : JSON.stringify(value)));
}

function limitsOf(schema: Schema): string {
  const { minimum, maximum, minLength, maxLength, minItems, maxItems, default: given } = schema;
  const parts = [
    between(minimum, wide(maximum), ''),
    between(minLength, maxLength, ' characters'),
    between(minItems, maxItems, ' entries'),
    given === undefined ? '' : `default ${JSON.stringify(given)}`,
  ];
  return parts.filter(Boolean).join('; ');
}

/** zod writes its safe integers as a maximum; that says nothing to a reader. */
const wide = (maximum: number | undefined) => (maximum === Number.MAX_SAFE_INTEGER ? undefined : maximum);

function between(least: number | undefined, most: number | undefined, what: string): string {
  const format = (count: number) => count.toLocaleString('en-US');
  if (least !== undefined && most !== undefined) return `${format(least)} to ${format(most)}${what}`;
  if (most !== undefined) return `at most ${format(most)}${what}`;
  return least === undefined || least === Number.MIN_SAFE_INTEGER ? '' : `at least ${format(least)}${what}`;
}
