import { z } from 'zod';
import { type Action, isForMachines } from '../../domain/action.ts';
import { Problem } from '../../domain/errors.ts';
import { digest } from '../../domain/ids.ts';
import type { Json } from '../../domain/json.ts';
import { invalid } from '../problems.ts';
import type { Caller, ServerParts } from '../route.ts';
import type { Tool } from './tool.ts';

const Asked = z.strictObject({
  conversation: z.string().min(1).max(100).meta({ description: 'Whose verified customer it is done for' }),
  arguments: z.record(z.string(), z.json()).default({}),
  confirmed: z
    .string()
    .optional()
    .meta({ description: 'The digest of a "confirm", once the customer has said yes to its text' }),
  key: z.string().max(200).optional().meta({
    description: 'Another one for doing the very same once more; without it, the same call is done once',
  }),
});

/** The bot's actions as tools, each through the gate. Who the customer is comes from the conversation, never from the caller. */
export function actionTools(parts: ServerParts, caller: Caller): Tool[] {
  return parts.actions.list.filter(isForMachines).map((action) => ({
    name: `action_${action.name}`,
    description: describe(action),
    inputSchema: schemaOf(action),
    writes: action.does === 'write',
    call: (given) => callAction(parts, caller, action, given),
  }));
}

async function callAction(
  { actions, store, requesterOf }: ServerParts,
  { workspace }: Caller,
  action: Action,
  given: object,
): Promise<object> {
  const parsed = Asked.safeParse(given);
  if (!parsed.success) throw invalid(parsed.error);
  const { conversation: id, arguments: asked, confirmed, key = '' } = parsed.data;
  const context = await store.turns.load(workspace, id);
  if (!context) throw new Problem(404, 'not_found', `There is no conversation ${id}.`);
  const { fence, owner } = context.conversation;
  if (owner === 'human' && action.does === 'write')
    throw new Problem(
      409,
      'has_human',
      'A person has this conversation: what is to be done is theirs to do.',
    );
  return actions.run({
    workspace,
    conversation: id,
    fence,
    action: action.name,
    arguments: asked as Record<string, Json>,
    requester: requesterOf(context),
    by: 'mcp',
    key: digest('mcp', id, action.name, JSON.stringify(asked), key),
    confirmed,
  });
}

function describe({ name, description, does, level = 'act' }: Action): string {
  const how =
    does === 'read' ? 'Reads only.' : level === 'act' ? 'Changes something.' : 'An agent decides on it.';
  return `${description || name.replaceAll('_', ' ')} ${how}`;
}

/** The arguments by their own schemas; those that the engine puts in are not shown, because nobody may set them. */
function schemaOf({ arguments: declared }: Action): Record<string, unknown> {
  const open = Object.entries(declared).filter(([, { from }]) => from === undefined);
  const properties = Object.fromEntries(
    open.map(([name, { schema, description }]) => [name, { description, ...schema }]),
  );
  const required = open
    .filter(([, { required, default: preset }]) => required && preset === undefined)
    .map(([name]) => name);
  const { $schema: _, ...schema } = z.toJSONSchema(Asked, { io: 'input' }) as {
    properties: object;
    $schema?: unknown;
  };
  return {
    ...schema,
    properties: {
      ...schema.properties,
      arguments: { type: 'object', properties, required, additionalProperties: false },
    },
  };
}
