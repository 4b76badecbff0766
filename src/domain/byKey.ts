type JsonSchema = Record<string, unknown>;

/** One shape of an object. */
export interface Shape {
  /** The key that says that it is this one. */
  key: string;
  schema: JsonSchema;
  /** Keys beside which it is a mere field of another shape. */
  unless?: string[];
}

/**
 * An object of one of several shapes, told by a key. Unlike `anyOf` it lets an editor speak of the one shape that is meant,
 * and of a key that is in none. https://json-schema.org/understanding-json-schema/reference/conditionals
 */
export function byKey(shapes: Shape[], words: Record<string, string> = {}): JsonSchema {
  const keys = shapes.map(({ key }) => key);
  const fields = [...new Set(shapes.flatMap(({ schema }) => Object.keys(schema.properties ?? {})))];
  const choices = shapes.map(({ key, schema, unless = [] }) => {
    const beside = unless.map((other) => ({ required: [other] }));
    return whenever({ required: [key], ...(beside.length > 0 ? { not: { anyOf: beside } } : {}) }, schema);
  });
  const one = { anyOf: keys.map((key) => ({ required: [key] })) };
  const known = { propertyNames: { enum: fields } };
  return {
    type: 'object',
    properties: Object.fromEntries(
      fields.map((field) => [field, words[field] === undefined ? {} : { description: words[field] }]),
    ),
    // A key that is misspelt says enough by itself.
    allOf: [...choices, whenever({ not: one }, { ...known, ...whenever(known, one) })],
  };
}

/** Entries, because an object with a `then` looks like a promise. */
export const whenever = (condition: JsonSchema, schema: JsonSchema): JsonSchema =>
  Object.fromEntries([
    ['if', condition],
    ['then', schema],
  ]);
