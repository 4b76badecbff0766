import { z } from 'zod';
import type { Json } from '../domain/json.ts';
import { fieldsOf } from './carriers/fieldsOf.ts';
import type { Description, Operation, Parameter } from './carriers/readDescription.ts';
import type { Credential } from './carriers/readSecurity.ts';

const LONGEST = 300;
/** Methods that only read: https://www.rfc-editor.org/rfc/rfc9110#section-9.2.1 */
const READS = new Set(['GET', 'HEAD']);
/** Sent again, they leave the target as it was: https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2 */
const IDEMPOTENT = new Set(['PUT', 'DELETE']);

export interface Proposed {
  /** Each as `actions/*.yaml` has it. */
  actions: Record<string, Json>[];
  /** Operations that cannot be proposed, and why. */
  left: { operation: string; because: string }[];
  /** Names of the secrets that must be set. */
  secrets: string[];
}

/**
 * Actions from an OpenAPI description: what reads acts, what writes waits for an agent's approval until an admin says
 * otherwise. `document`: its path in the bot folder; `only`: operationIds, or all.
 */
export function proposeActions(
  description: Description,
  document: string,
  only?: readonly string[],
): Proposed {
  const api = snake(document.replace(/^.*\//, '').replace(/\.\w+$/, ''));
  const secrets = new Set<string>();
  const left: Proposed['left'] = [];
  const actions = description.operations
    .filter(({ id }) => !only || only.includes(id))
    .flatMap((operation) => {
      const because = whyNot(operation);
      if (because === null) {
        const credentials = (operation.credentials ?? []).map((one) => ({
          ...one,
          secret: secretOf(api, one),
        }));
        for (const { secret } of credentials) secrets.add(secret);
        return [actionOf(operation, document, Object.fromEntries(credentials.map(headerOf)))];
      }
      left.push({ operation: operation.id || `${operation.method} ${operation.path}`, because });
      return [];
    });
  return { actions, left, secrets: [...secrets] };
}

function whyNot({ id, parameters, body, credentials }: Operation): string | null {
  if (id === '') return 'it has no operationId';
  if (snake(id) === '') return 'its operationId gives no name';
  if (parameters.some((one) => one.in === 'cookie' && one.required)) return 'it wants a cookie';
  if (body && !/\bjson\b|form-urlencoded/i.test(body.type)) return `its body is ${body.type}`;
  if (!credentials) return 'it wants to know who calls by other means than a header';
  return null;
}

function actionOf(
  operation: Operation,
  document: string,
  headers: Record<string, string>,
): Record<string, Json> {
  const { id, method, title, description } = operation;
  const does = READS.has(method) ? 'read' : 'write';
  const words = [title, description].filter(Boolean).join('. ').replace(/\s+/g, ' ').slice(0, LONGEST);
  return {
    name: snake(id),
    ...(words === '' ? {} : { description: words }),
    does,
    arguments: argumentsOf(operation),
    carry: { openapi: { document, operation: id, ...(Object.keys(headers).length > 0 ? { headers } : {}) } },
    ...(does === 'write' ? { level: 'approve' } : {}),
    ...(IDEMPOTENT.has(method) ? { idempotent: true } : {}),
  };
}

/** One argument a name: where several places bear it, a path's stands first, and what one of them needs is needed. */
function argumentsOf({ parameters, body }: Operation): Record<string, Json> {
  const named = parameters
    .filter((one) => one.in !== 'cookie')
    .sort((a, b) => Number(b.in === 'path') - Number(a.in === 'path'))
    .map((one): Named => [one.name, fromParameter(one)]);
  const made = new Map<string, Made>();
  for (const [name, one] of [...named, ...(body ? fromBody(body) : [])]) {
    const before = made.get(name);
    const { required: _, ...first } = before ?? one;
    const isNeeded = one.required === undefined || (before && before.required === undefined);
    made.set(name, isNeeded ? first : { ...first, required: false });
  }
  return Object.fromEntries(made) as Record<string, Json>;
}

type Made = { description?: string; schema: Json; required?: false };
type Named = [string, Made];

function fromParameter({ schema = {}, description = '', required = false }: Parameter): Made {
  return argument(schema, description, required);
}

function fromBody({ schema, required }: NonNullable<Operation['body']>): Named[] {
  const { properties, required: needed } = fieldsOf(schema);
  if (!properties) return [['body', argument(schema, '', required)]];
  return Object.entries(properties)
    .filter(([, one]) => one.readOnly !== true)
    .map(([name, one]) => [name, argument(one, String(one.description ?? ''), needed.includes(name))]);
}

function argument(schema: Record<string, Json>, description: string, required: boolean): Made {
  const words = description.replace(/\s+/g, ' ').slice(0, LONGEST);
  return {
    ...(words === '' ? {} : { description: words }),
    schema: usable(schema) as Json,
    ...(required ? {} : { required: false }),
  };
}

/** What the gate can check of it; anything else is left to the target. */
function usable(schema: Record<string, Json>): Record<string, Json> {
  const {
    description: _,
    example: __,
    examples: ___,
    readOnly: ____,
    xml: _____,
    ...rest
  } = withoutRefs(schema);
  try {
    z.fromJSONSchema(rest as never);
    return rest;
  } catch {
    return typeof rest.type === 'string' ? { type: rest.type } : {};
  }
}

/** A schema that holds itself goes no deeper here. */
function withoutRefs(schema: Record<string, Json>): Record<string, Json> {
  const text = JSON.stringify(schema, (_, value) =>
    value !== null && typeof value === 'object' && typeof value.$ref === 'string' ? {} : value,
  );
  return JSON.parse(text);
}

const secretOf = (api: string, { scheme }: Credential) => [api, snake(scheme)].filter(Boolean).join('_');

function headerOf({ header, kind, secret }: Credential & { secret: string }): [string, string] {
  if (kind === 'key') return [header, `{{ secrets.${secret} }}`];
  if (kind === 'basic') return [header, `Basic {{ secrets.${secret} | base64_encode }}`];
  return [header, `Bearer {{ secrets.${secret} }}`];
}

/** `getOrder`, `get-order` and `orders/get` as names of ours. */
function snake(id: string): string {
  return id
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[_0-9]+|_+$/g, '');
}
