import type { Carrier } from '../../domain/action.ts';
import { NoAnswer, Refused } from '../../domain/errors.ts';
import type { Json } from '../../domain/json.ts';
import { TemplateFault } from '../../domain/liquid/guarded.ts';
import { render, type Scope, value } from '../expressions.ts';
import type { Call, Carry } from '../parts.ts';
import { bodyOf } from './bodyOf.ts';
import { type Came, type Method, type SendParts, send } from './send.ts';
import { urlOf } from './url.ts';

type Http = Extract<Carrier, { http: unknown }>['http'];

/** A plain HTTP call: address, headers, query and body are templates of the action's definition. */
export function createHttpCarrier(parts: SendParts): Carry {
  return async (call) => {
    const { carry } = call.action;
    if (!('http' in carry)) throw new TypeError('this action is not carried by http');
    const { method, result } = carry.http;
    const { text, status, headers } = await send(parts, {
      ...beforeSending(() => fillIn(carry.http, call)),
      method,
      signal: call.signal,
    });
    const json = readJson({ text, status, headers }, method);
    return result === undefined ? json : value(result, { response: json, status, headers });
  };
}

function fillIn({ url, headers, query, body }: Http, call: Call) {
  const scope = scopeOf(call);
  const sent = withKey(renderAll(headers, scope), call);
  const address = urlOf(url, query, scope);
  if (body === undefined) return { url: address, headers: sent, body };
  const type = sent['content-type'] ?? 'application/json';
  return { url: address, headers: { ...sent, 'content-type': type }, body: bodyOf(body, type, scope) };
}

/** Whatever goes wrong before anything is sent has done nothing: the caller may be sure of it. */
export function beforeSending<T>(make: () => T): T {
  try {
    return make();
  } catch (error) {
    const cause = error instanceof TemplateFault ? error.cause : error;
    if (cause instanceof Refused) throw cause;
    throw new Refused('the call cannot be made from its definition', { status: 400, code: 'bad_template' });
  }
}

/** What the templates of a definition see. */
export function scopeOf({ arguments: given, requester, secrets, conversation }: Call): Scope {
  return { arguments: given, requester: requester ?? undefined, secrets, conversation: { id: conversation } };
}

export function renderAll(texts: Record<string, string>, scope: Scope): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [name.toLowerCase(), render(text, scope).trim()]),
  );
}

/** A write's key is the gate's own. https://www.ietf.org/archive/id/draft-ietf-httpapi-idempotency-key-header-07.html */
export function withKey(headers: Record<string, string>, { action, key }: Call): Record<string, string> {
  return action.does === 'write' ? { ...headers, 'idempotency-key': key } : headers;
}

/** Nothing is an answer to a write, and none to a read. */
export function readJson({ text, status }: Came, method: Method): Json {
  if (text.trim() === '') {
    if (method !== 'GET') return null;
    throw new NoAnswer(`it answered ${status} with nothing`, { code: 'empty' });
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new NoAnswer('it answered something that is not JSON', { code: 'not_json', cause });
  }
}
