type JsonSchema = Record<string, unknown>;

/** An object's schema whose fields tell an editor what they are for. */
export function withWords(schema: JsonSchema, words: Record<string, string>): JsonSchema {
  const properties = Object.entries(schema.properties as Record<string, JsonSchema>).map(([name, one]) => [
    name,
    words[name] === undefined ? one : { ...one, description: words[name] },
  ]);
  return { ...schema, properties: Object.fromEntries(properties) };
}
