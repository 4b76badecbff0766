import { z } from 'zod';
import { TestFile } from './conversationTest.ts';

type JsonSchema = Record<string, unknown>;

/** The JSON Schema of `tests/*.yaml`. What may be written shorter is shown as both: the one text, and all of it. */
export function testSchema(): JsonSchema {
  return z.toJSONSchema(TestFile, {
    io: 'input',
    unrepresentable: 'any',
    override({ zodSchema, jsonSchema }) {
      const { def } = zodSchema._zod;
      if (def.type !== 'pipe' || def.in._zod.def.type !== 'transform') return;
      const whole = { ...jsonSchema } as JsonSchema;
      for (const key of Object.keys(jsonSchema)) delete (jsonSchema as JsonSchema)[key];
      const short = whole.type === 'array' ? (whole.items as JsonSchema) : { type: ['string', 'number'] };
      Object.assign(jsonSchema, { anyOf: [short, whole] });
    },
  }) as JsonSchema;
}
