import { z } from 'zod';
import { type Action, type ActionOutcome, isForMachines } from '../../domain/action.ts';
import { Problem } from '../../domain/errors.ts';
import { digest } from '../../domain/ids.ts';
import type { Json } from '../../domain/json.ts';
import { invalid } from '../problems.ts';
import type { KeyCaller, ServerParts } from '../route.ts';
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

/** An agent decides on it: nobody is asked for the customer's yes. */
const AskedByApp = Asked.omit({ confirmed: true });

/** The bot's actions as tools, each through the gate. Who the customer is comes from the conversation, never from the caller. */
export function actionTools(parts: ServerParts, caller: KeyCaller): Tool[] {
  const isApp = caller.role === 'app';
  // A system cannot say a customer's yes, and no agent decides on a read.
  const asksForRead = ({ does, confirm = false }: Action) => does === 'read' && confirm !== false;
  const offered = parts.actions.list.filter((one) => isForMachines(one) && !(isApp && asksForRead(one)));
  return offered.map((action) => ({
    name: `action_${action.name}`,
    description: describe(action, isApp),
    inputSchema: schemaOf(action, isApp ? AskedByApp : Asked),
    writes: action.does === 'write',
    callers: ['app', 'agent'],
    call: (given) => callAction(parts, caller, action, given),
  }));
}

async function callAction(
  { actions, store, requesterOf }: ServerParts,
  { workspace, role, label }: KeyCaller,
  action: Action,
  given: object,
): Promise<object> {
  const parsed = (role === 'app' ? AskedByApp : Asked).safeParse(given);
  if (!parsed.success) throw invalid(parsed.error);
  const wanted: z.infer<typeof Asked> = parsed.data;
  const { conversation: id, arguments: asked, confirmed, key = '' } = wanted;
  const context = await store.turns.load(workspace, id);
  if (!context) throw new Problem(404, 'not_found', `There is no conversation ${id}.`);
  const { fence, owner } = context.conversation;
  if (owner === 'human' && action.does === 'write')
    throw new Problem(
      409,
      'has_human',
      'A person has this conversation: what is to be done is theirs to do.',
    );
  const outcome = await actions.run({
    workspace,
    conversation: id,
    fence,
    action: action.name,
    arguments: asked as Record<string, Json>,
    requester: requesterOf(context),
    by: 'mcp',
    askedBy: label,
    key: digest('mcp', id, action.name, JSON.stringify(asked), key),
    confirmed,
    atMost: role === 'app' ? 'approve' : undefined,
  });
  return asShown(outcome);
}

/** A machine sees of facts and results what customers may see. */
function asShown(outcome: ActionOutcome): object {
  if (outcome.status === 'done') return { status: 'done', run: outcome.run, result: outcome.shown };
  if (outcome.status !== 'confirm') return outcome;
  return { status: 'confirm', digest: outcome.digest, said: outcome.said };
}

function describe({ name, description, does, level = 'act' }: Action, isApp: boolean): string {
  const isDecided = isApp || level !== 'act';
  const how = does === 'read' ? 'Reads only.' : isDecided ? 'An agent decides on it.' : 'Changes something.';
  return `${description || name.replaceAll('_', ' ')} ${how}`;
}

/** The arguments by their own schemas; those that the engine puts in are not shown, because nobody may set them. */
function schemaOf({ arguments: declared }: Action, asked: z.ZodObject): Record<string, unknown> {
  const open = Object.entries(declared).filter(([, { from }]) => from === undefined);
  const properties = Object.fromEntries(
    open.map(([name, { schema, description }]) => [name, { description, ...schema }]),
  );
  const required = open
    .filter(([, { required, default: preset }]) => required && preset === undefined)
    .map(([name]) => name);
  const { $schema: _, ...schema } = z.toJSONSchema(asked, { io: 'input' }) as {
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
