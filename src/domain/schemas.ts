import { z } from 'zod';
import { Action } from './action.ts';
import { actionSchema } from './actionSchema.ts';
import { BotSettings, Intent } from './bot.ts';
import { TestFile } from './conversationTest.ts';
import { EntityDefinition } from './entity.ts';
import { Flow, STEPS, Step, type StepVerb } from './flow.ts';
import { FLOW_WORDS, SLOT_WORDS } from './flowWords.ts';
import { stepSchema } from './stepSchema.ts';
import { testSchema } from './testSchema.ts';
import { withWords } from './withWords.ts';

type JsonSchema = Record<string, unknown>;

const FILES = {
  bot: BotSettings,
  intent: Intent,
  entity: EntityDefinition,
  flow: Flow,
  action: Action,
  test: TestFile,
};
export type SchemaName = keyof typeof FILES;
export const SCHEMA_NAMES = Object.keys(FILES) as SchemaName[];

const made = new Map<SchemaName, JsonSchema>();

/** The JSON Schema of one kind of file of a bot folder, for editors. https://json-schema.org/draft/2020-12 */
export function schemaOf(name: SchemaName): JsonSchema {
  let schema = made.get(name);
  if (!schema) {
    schema = { ...makeSchema(name), title: `Deskhand: ${name}` };
    made.set(name, schema);
  }
  return schema;
}

function makeSchema(name: SchemaName): JsonSchema {
  if (name === 'flow') return flowSchema();
  if (name === 'action') return actionSchema(toJson(Action));
  return name === 'test' ? testSchema() : toJson(FILES[name]);
}

/** A step is one of its verbs; `Step` itself, which finds the verb first, cannot say so. Made in one go: they share parts. */
function flowSchema(): JsonSchema {
  const { $schema, properties, $defs } = toJson(z.object({ file: Flow, steps: z.object(STEPS) })) as {
    $schema: string;
    properties: { file: JsonSchema; steps: { properties: Record<StepVerb, JsonSchema> } };
    $defs?: JsonSchema;
  };
  const { slots, ...others } = properties.file.properties as Record<string, JsonSchema>;
  const slot = withWords(slots!.additionalProperties as JsonSchema, SLOT_WORDS);
  const file = {
    ...properties.file,
    properties: { ...others, slots: { ...slots, additionalProperties: slot } },
  };
  const step = stepSchema(properties.steps.properties);
  return { $schema, ...withWords(file, FLOW_WORDS), $defs: { ...$defs, step } };
}

function toJson(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override({ zodSchema, jsonSchema }) {
      if ((zodSchema as unknown) !== Step) return;
      for (const key of Object.keys(jsonSchema)) delete (jsonSchema as JsonSchema)[key];
      jsonSchema.$ref = '#/$defs/step';
    },
  }) as JsonSchema;
}
