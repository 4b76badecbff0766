import { z } from 'zod';
import { Problem } from '../../domain/errors.ts';
import { invalid } from '../problems.ts';
import type { Callers } from '../route.ts';

export interface Tool {
  name: string;
  description: string;
  /** JSON Schema of an object. */
  inputSchema: Record<string, unknown>;
  writes: boolean;
  /** Whose keys may use it; nobody else is shown it. */
  callers: Callers;
  /** What it answers, as JSON. Throws a `Problem` that the caller can mend. */
  call(given: Record<string, unknown>): Promise<object>;
}

/** A tool by a schema of its own: checks what it is given before it does anything. */
export function tool<T>(
  { name, description, callers }: Pick<Tool, 'name' | 'description' | 'callers'>,
  schema: z.ZodType<T>,
  call: (given: T) => Promise<object>,
): Tool {
  const { $schema: _, ...inputSchema } = z.toJSONSchema(schema, { io: 'input' }) as Record<string, unknown>;
  return {
    name,
    description,
    inputSchema,
    writes: false,
    callers,
    async call(given) {
      const parsed = schema.safeParse(given);
      if (!parsed.success) throw invalid(parsed.error);
      return call(parsed.data);
    },
  };
}

/** A tool's own problem is its result, so that the model can mend its call: https://modelcontextprotocol.io/specification/2025-06-18/server/tools#error-handling */
export async function callTool(found: Tool | undefined, name: string, given: Record<string, unknown>) {
  try {
    if (!found) throw new Problem(404, 'not_found', `There is no tool "${name}".`);
    const answer = await found.call(given);
    return {
      content: [{ type: 'text' as const, text: JSON.stringify(answer) }],
      structuredContent: { ...answer },
    };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { isError: true, content: [{ type: 'text' as const, text: error.message }] };
  }
}
