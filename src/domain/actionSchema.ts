import { ACTION_WORDS, ARGUMENT_WORDS } from './actionWords.ts';
import { byKey, whenever } from './byKey.ts';
import { withWords } from './withWords.ts';

type JsonSchema = Record<string, unknown>;
type Fields = Record<string, JsonSchema>;

/** https://json-schema.org/draft/2020-12/json-schema-validation#section-6.1.1 */
const TYPES = ['string', 'number', 'integer', 'boolean', 'array', 'object', 'null'];
const TYPE = { anyOf: [{ enum: TYPES }, { type: 'array', items: { enum: TYPES } }] };

/** The JSON Schema of `actions/*.yaml`, with what zod's shape leaves to `deskhand check`. */
export function actionSchema(schema: JsonSchema): JsonSchema {
  const { arguments: given, carry, ...others } = schema.properties as Fields;
  const argument = argumentSchema(given!.additionalProperties as JsonSchema);
  const properties = {
    ...others,
    arguments: { ...given, additionalProperties: argument },
    carry: carrySchema(carry!),
  };
  return {
    ...withWords({ ...schema, properties }, ACTION_WORDS),
    allOf: [
      whenever({ properties: { does: { const: 'write' } }, required: ['does'] }, { required: ['level'] }),
    ],
  };
}

function argumentSchema(own: JsonSchema): JsonSchema {
  const { schema, ...fields } = own.properties as Fields;
  const properties = { ...fields, schema: { ...schema, properties: { type: TYPE } } };
  return withWords({ ...own, properties }, ARGUMENT_WORDS);
}

function carrySchema({ anyOf }: JsonSchema): JsonSchema {
  return byKey(
    (anyOf as JsonSchema[]).map((schema) => {
      const [key = ''] = schema.required as string[];
      const own = (schema.properties as Fields)[key];
      return key === 'hook' || key === 'app'
        ? { key, schema: { ...schema, properties: { [key]: { ...own, pattern: '^[^.\\s]+\\.[^.\\s]+$' } } } }
        : { key, schema };
    }),
    {
      http: 'A plain HTTP call.',
      openapi: 'An operation of an OpenAPI description in the bot folder.',
      mcp: 'A tool of an MCP server.',
      hook: 'A function of hooks/*.ts, as file.function.',
      app: 'A verb of an installed app, such as shop.get_order.',
    },
  );
}
