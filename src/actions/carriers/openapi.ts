import { Refused } from '../../domain/errors.ts';
import type { Json } from '../../domain/json.ts';
import type { Call, Carry } from '../parts.ts';
import { beforeSending, readJson, renderAll, scopeOf, withKey } from './http.ts';
import { type Description, type Operation, type Parameter, readDescription } from './readDescription.ts';
import { type Method, type SendParts, send } from './send.ts';
import { urlOf } from './url.ts';

const KEPT_MS = 60_000;

/** An operation of an OpenAPI description: arguments go where the description has them, credentials into the headers. */
export function createOpenApiCarrier({ folder, ...parts }: SendParts & { folder: string }): Carry {
  const read = remember((name) => readDescription(folder, name));
  return async (call) => {
    const { carry } = call.action;
    if (!('openapi' in carry)) throw new TypeError('this action is not carried by an OpenAPI description');
    const { document, operation: id, server, headers } = carry.openapi;
    const description = await read(document).catch((error: Error) => {
      throw unusable(error.message);
    });
    const operation = description.operations.find((one) => one.id === id);
    if (!operation) throw unusable(`${document} has no operation ${id}`);
    const sent = beforeSending(() => fillIn(operation, server ?? description.server ?? '', headers, call));
    const method = operation.method as Method;
    return readJson(await send(parts, { ...sent, method, signal: call.signal }), method);
  };
}

/** Before anything was sent: nothing has happened. */
const unusable = (why: string) => new Refused(why, { status: 400, code: 'bad_description' });

function fillIn(operation: Operation, server: string, texts: Record<string, string>, call: Call) {
  const { parameters, body } = operation;
  const given = call.arguments;
  const inOf = (place: Parameter['in']) =>
    parameters.filter((one) => one.in === place && given[one.name] !== undefined);
  const headers = renderAll(texts, scopeOf(call));
  for (const { name } of inOf('header')) headers[name.toLowerCase()] ??= textOf(given[name]);
  const path = operation.path.replace(
    /\{([^}]+)\}/g,
    (_, name) => `{{ arguments[${JSON.stringify(name)}] }}`,
  );
  const url = urlOf(server.replace(/\/$/, '') + path, {}, scopeOf(call));
  for (const parameter of inOf('query')) addToQuery(url, parameter, given[parameter.name] as Json);
  const rest = Object.entries(given).filter(([name]) => !parameters.some((one) => one.name === name));
  if (!body && rest.length > 0) throw unusable(`${operation.id} has no place for ${rest[0]?.[0]}`);
  const filled =
    body && (rest.length > 0 || body.required) ? bodyOf(body, Object.fromEntries(rest)) : undefined;
  if (filled !== undefined && body) headers['content-type'] = body.type;
  return { url, headers: withKey(headers, call), body: filled };
}

/** `form`: a list once for each, or with commas. https://spec.openapis.org/oas/v3.1.0#style-values */
function addToQuery(url: URL, { name, explode = true }: Parameter, given: Json): void {
  if (!Array.isArray(given)) url.searchParams.append(name, textOf(given));
  else if (explode) for (const one of given) url.searchParams.append(name, textOf(one));
  else url.searchParams.append(name, given.map(textOf).join(','));
}

/** An object's fields are arguments; a body that is no object is the argument `body`. */
function bodyOf({ type, schema }: NonNullable<Operation['body']>, fields: Record<string, Json>): string {
  const isObject = schema.type === 'object' || schema.properties !== undefined || !('body' in fields);
  if (/\bjson\b/i.test(type)) return JSON.stringify(isObject ? fields : fields.body);
  if (!type.includes('form-urlencoded')) throw unusable(`a body of ${type} cannot be sent`);
  return new URLSearchParams(
    Object.entries(fields).map(([name, one]): [string, string] => [name, textOf(one)]),
  ).toString();
}

const textOf = (json: Json | undefined) => (typeof json === 'string' ? json : JSON.stringify(json ?? ''));

/** For a minute: a file that is changed is read again soon, and no call reads it twice. */
function remember(read: (name: string) => Promise<Description>): (name: string) => Promise<Description> {
  const known = new Map<string, { until: number; description: Promise<Description> }>();
  return (name) => {
    const kept = known.get(name);
    if (kept && kept.until > performance.now()) return kept.description;
    const description = read(name);
    known.set(name, { until: performance.now() + KEPT_MS, description });
    description.catch(() => known.delete(name));
    return description;
  };
}
