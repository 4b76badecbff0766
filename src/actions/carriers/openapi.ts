import { Refused } from '../../domain/errors.ts';
import type { Json } from '../../domain/json.ts';
import type { Call, Carry } from '../parts.ts';
import { formOf } from './bodyOf.ts';
import { fieldsOf } from './fieldsOf.ts';
import { beforeSending, readJson, renderAll, scopeOf, withKey } from './http.ts';
import { type Description, type Operation, readDescription } from './readDescription.ts';
import { type Method, type SendParts, send } from './send.ts';
import { inHeader, inPath, inQuery } from './styles.ts';
import { asPart, urlOf } from './url.ts';

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
  const headers = renderAll(texts, scopeOf(call));
  for (const one of operation.parameters) {
    const given = call.arguments[one.name];
    if (one.in === 'header' && given !== undefined) headers[one.name.toLowerCase()] ??= inHeader(one, given);
  }
  const body = bodyOf(operation, call.arguments);
  if (body !== undefined && operation.body) headers['content-type'] = operation.body.type;
  return { url: addressOf(operation, server, call), headers: withKey(headers, call), body };
}

function addressOf({ path, parameters }: Operation, server: string, call: Call): URL {
  const given = call.arguments;
  const filled = path.replace(/\{([^}]+)\}/g, (_, name) => {
    const one = parameters.find((other) => other.in === 'path' && other.name === name);
    return asPart(one && given[name] !== undefined ? inPath(one, given[name]) : '');
  });
  const url = urlOf(server.replace(/\/$/, '') + filled, {}, scopeOf(call));
  const asked = parameters
    .filter((one) => one.in === 'query' && given[one.name] !== undefined)
    .map((one) => inQuery(one, given[one.name] as Json));
  url.search = [url.search.slice(1), ...asked].filter((one) => one !== '').join('&');
  return url;
}

/** What is no parameter is a field of the body. A field that bears a parameter's name too says the same there. */
function bodyOf({ id, parameters, body }: Operation, given: Record<string, Json>): string | undefined {
  const isParameter = (name: string) => parameters.some((one) => one.name === name);
  const rest = Object.keys(given).filter((name) => !isParameter(name));
  if (!body && rest.length > 0) throw unusable(`${id} has no place for ${rest[0]}`);
  if (!body || (rest.length === 0 && !body.required)) return undefined;
  const { properties = {} } = fieldsOf(body.schema);
  const isField = (name: string) => Object.hasOwn(properties, name) && properties[name]?.readOnly !== true;
  const fields = Object.entries(given).filter(([name]) => !isParameter(name) || isField(name));
  return written(body, Object.fromEntries(fields));
}

/** An object's fields are arguments; a body that is no object is the argument `body`. */
function written({ type, schema }: NonNullable<Operation['body']>, fields: Record<string, Json>): string {
  const isObject =
    schema.type === 'object' || fieldsOf(schema).properties !== undefined || !('body' in fields);
  if (/\bjson\b/i.test(type)) return JSON.stringify(isObject ? fields : fields.body);
  if (!type.includes('form-urlencoded')) throw unusable(`a body of ${type} cannot be sent`);
  return formOf(fields);
}

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
