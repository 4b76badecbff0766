import { z } from 'zod';
import type { Action, ActionRequest, Argument } from '../domain/action.ts';
import type { Json } from '../domain/json.ts';
import { fill, type Scope, value } from './expressions.ts';
import type { Refusal } from './parts.ts';
import { refuse } from './refusals.ts';

const schemas = new WeakMap<Action, z.ZodType>();

type Checked = { arguments: Record<string, Json> } | Refusal;

/** Who asks, then what was given, what the engine puts in, and the defaults: all of it by the action's own schema. */
export function checkArguments(action: Action, request: ActionRequest, scope: Scope): Checked {
  const declared = Object.entries(action.arguments);
  const foreign = declared.find(
    ([name, { from }]) => from !== undefined && Object.hasOwn(request.arguments, name),
  );
  if (foreign) return refuse('requester_argument', `"${foreign[0]}" is put in by the engine. Leave it out.`);
  const filled: Record<string, Json> = { ...request.arguments };
  for (const [name, argument] of declared) {
    const put = putIn(name, argument, request, scope);
    if (put !== undefined) filled[name] = put as Json;
    else if (argument.from !== undefined && argument.required)
      return refuse('requester', `"${name}" is taken from ${argument.from}, which is not known here.`);
  }
  const checked = checkSchema(action, coerceAll(action, filled));
  if ('status' in checked || !action.requester || request.requester) return checked;
  return refuse(
    'requester',
    `"${action.name}" is for a customer whom the channel or an identifying action has verified.`,
  );
}

function putIn(
  name: string,
  { from, default: preset }: Argument,
  request: ActionRequest,
  scope: Scope,
): unknown {
  if (from !== undefined) return valueFrom(from, scope) ?? undefined;
  if (Object.hasOwn(request.arguments, name)) return request.arguments[name];
  return preset === undefined ? undefined : fill(preset, scope);
}

/** `requester.email` is what it names; anything else is a template. */
function valueFrom(from: string, scope: Scope): unknown {
  return /^(requester|conversation)\.\w+$/.test(from) ? value(from, scope) : fill(from, scope);
}

function checkSchema(action: Action, given: Record<string, Json>): Checked {
  let schema: z.ZodType;
  try {
    schema = schemaOf(action);
  } catch (error) {
    return refuse(
      'definition',
      `The arguments of "${action.name}" cannot be checked: ${(error as Error).message}`,
    );
  }
  const parsed = schema.safeParse(given);
  if (parsed.success) return { arguments: parsed.data as Record<string, Json> };
  return refuse('arguments', `${sayFault(action, parsed.error)} ${sayArguments(action)}`);
}

function schemaOf(action: Action): z.ZodType {
  const known = schemas.get(action);
  if (known) return known;
  const entries = Object.entries(action.arguments);
  const schema = z.fromJSONSchema({
    type: 'object',
    properties: Object.fromEntries(entries.map(([name, argument]) => [name, argument.schema])),
    required: entries
      .filter(([, { required, default: preset }]) => required && preset === undefined)
      .map(([name]) => name),
    additionalProperties: false,
  } as never);
  schemas.set(action, schema);
  return schema;
}

function sayFault(action: Action, { issues: [issue] }: z.ZodError): string {
  if (issue?.code === 'unrecognized_keys') return `"${issue.keys[0]}" is no argument of "${action.name}".`;
  const path = issue?.path.join('.') ?? '';
  const missing = issue?.message.endsWith('received undefined');
  return missing ? `"${path}" is missing.` : `"${path}": ${issue?.message ?? 'is not valid'}.`;
}

function sayArguments({ name, arguments: declared }: Action): string {
  const open = Object.entries(declared).filter(([, { from }]) => from === undefined);
  const said = open.map(([argument, { schema, required }]) => {
    const type = typeof schema.type === 'string' ? ` (${schema.type})` : '';
    return `${argument}${type}${required ? '' : ' if known'}`;
  });
  return `"${name}" takes ${said.length > 0 ? said.join(', ') : 'no arguments'}.`;
}

function coerceAll(action: Action, given: Record<string, Json>): Record<string, Json> {
  const typeOf = (name: string) =>
    Object.hasOwn(action.arguments, name) ? action.arguments[name]?.schema.type : undefined;
  return Object.fromEntries(Object.entries(given).map(([name, one]) => [name, coerce(typeOf(name), one)]));
}

/** What a customer typed is text: "3" is the number that the schema asks for, "three" is not. A number can be said as text. */
function coerce(type: unknown, given: Json): Json {
  if (type === 'string' && typeof given === 'number') return String(given);
  if (typeof given !== 'string') return given;
  if ((type === 'number' || type === 'integer') && /^-?\d{1,15}(\.\d{1,10})?$/.test(given))
    return Number(given);
  if (type === 'boolean' && (given === 'true' || given === 'false')) return given === 'true';
  return given;
}
