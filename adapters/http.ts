import type { z } from 'zod';
import { Moved, NoAnswer, Refused } from '../src/domain/errors.ts';

export interface HttpOptions {
  /** Such as `https://acme.zendesk.com`; paths are joined to it. */
  baseUrl: string;
  /** Sent with every request; credentials go here. */
  headers: Record<string, string>;
  fetch: typeof fetch;
  sleep: (ms: number) => Promise<void>;
  /** Per attempt, ms. */
  timeoutMs?: number;
  /** Tries of a GET before its failure is reported. Writes are tried once: the outbox owns their retries. */
  readTries?: number;
}

export interface HttpRequest<T> {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  query?: Record<string, string | number | undefined>;
  headers?: Record<string, string>;
  /** Sent as JSON. */
  json?: unknown;
  /** Sent as it is, with your own content-type header. */
  body?: Uint8Array<ArrayBuffer> | string;
  /** What the answer must look like; without it the answer's body is ignored and `data` is undefined. */
  schema?: z.ZodType<T>;
  /** `text` hands the body to the schema as a string. */
  accept?: 'json' | 'text';
}

export interface HttpAnswer<T> {
  status: number;
  headers: Headers;
  data: T;
}

export type Http = <T = undefined>(request: HttpRequest<T>) => Promise<HttpAnswer<T>>;

/** Longest that a GET waits for a Retry-After itself; a longer one is left to the caller's schedule. */
const LONGEST_WAIT_MS = 5_000;

/**
 * The one API client: time-out, Retry-After, typed errors.
 * A 4xx throws `Refused` (412 and 409 of a conditional write throw `Moved`); a 5xx, a time-out, a reset or a body that
 * is not what `schema` says throws `NoAnswer`, because a write may have happened all the same.
 */
export function createHttp(options: HttpOptions): Http {
  const { fetch, sleep, timeoutMs = 15_000, readTries = 3 } = options;

  async function once<T>(request: HttpRequest<T>): Promise<HttpAnswer<T>> {
    const response = await send(request);
    const text = await readBody(request, response);
    if (!response.ok) throw failure(request, response, text);
    return { status: response.status, headers: response.headers, data: parse(request, text) };
  }

  async function send<T>(request: HttpRequest<T>): Promise<Response> {
    const { method = 'GET', json, body } = request;
    const headers: Record<string, string> = {
      accept: 'application/json',
      ...options.headers,
      ...request.headers,
    };
    if (json !== undefined) headers['content-type'] = 'application/json';
    try {
      return await fetch(urlOf(options.baseUrl, request), {
        method,
        headers,
        body: json === undefined ? (body ?? null) : JSON.stringify(json),
        redirect: 'follow',
        signal: AbortSignal.timeout(timeoutMs),
      });
    } catch (cause) {
      throw noAnswer(request, cause);
    }
  }

  return async (request) => {
    const isRead = (request.method ?? 'GET') === 'GET';
    for (let tries = 1; ; tries++) {
      try {
        return await once(request);
      } catch (error) {
        const waitMs = isRead && tries < readTries ? waitBefore(error, tries) : undefined;
        if (waitMs === undefined) throw error;
        await sleep(waitMs);
      }
    }
  };
}

function urlOf<T>(baseUrl: string, { path, query = {} }: HttpRequest<T>): string {
  const url = new URL(path, baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`);
  for (const [name, value] of Object.entries(query))
    if (value !== undefined) url.searchParams.set(name, String(value));
  return url.href;
}

async function readBody<T>(request: HttpRequest<T>, response: Response): Promise<string> {
  try {
    return await response.text();
  } catch (cause) {
    throw noAnswer(request, cause);
  }
}

function parse<T>(request: HttpRequest<T>, text: string): T {
  if (!request.schema) return undefined as T;
  let value: unknown = text;
  if (request.accept !== 'text') {
    try {
      value = JSON.parse(text);
    } catch (cause) {
      throw new NoAnswer(`${named(request)} answered something that is not JSON`, {
        code: 'not_json',
        cause,
      });
    }
  }
  const parsed = request.schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new NoAnswer(
    `${named(request)} answered an unknown shape: ${issue?.path.join('.')}: ${issue?.message}`,
    {
      code: 'unknown_shape',
    },
  );
}

function failure<T>(request: HttpRequest<T>, response: Response, text: string): Error {
  const { status } = response;
  const retryAfterMs = retryAfter(response.headers);
  const message = `${named(request)} answered ${status}${reason(text)}`;
  if (status >= 500) return new NoAnswer(message, { code: `http_${status}`, retryAfterMs });
  if (status === 412 || status === 409) return new Moved(message, status);
  if (status === 429)
    return new Refused(message, { status, code: 'too_many_requests', retryAfterMs: retryAfterMs ?? 30_000 });
  return new Refused(message, { status });
}

function noAnswer<T>(request: HttpRequest<T>, cause: unknown): NoAnswer {
  // By name alone: AbortSignal's DOMException is no Error of another realm.
  const timedOut = (cause as { name?: unknown } | null)?.name === 'TimeoutError';
  const code = timedOut ? 'timeout' : 'network';
  return new NoAnswer(`${named(request)} ${timedOut ? 'did not answer in time' : 'could not be reached'}`, {
    code,
    cause,
  });
}

/** Method and path only: a query may hold personal data, and what is said here reaches a log. */
function named<T>(request: HttpRequest<T>): string {
  return `${request.method ?? 'GET'} ${request.path.split('?')[0]}`;
}

/** The desk's own short sentence, where its body has one; never the whole body. */
function reason(text: string): string {
  try {
    const body = JSON.parse(text) as Record<string, unknown>;
    const said = [body.description, body.message, body.error].find((value) => typeof value === 'string');
    return said ? `: ${String(said).slice(0, 200)}` : '';
  } catch {
    return '';
  }
}

function waitBefore(error: unknown, tries: number): number | undefined {
  if (error instanceof Refused && error.retryAfterMs === undefined) return undefined;
  if (!(error instanceof Refused) && !(error instanceof NoAnswer)) return undefined;
  const waitMs = error.retryAfterMs ?? 200 * 2 ** tries;
  return waitMs <= LONGEST_WAIT_MS ? waitMs : undefined;
}

/** Retry-After in seconds or as an HTTP date (RFC 9110 §10.2.3) -> ms from now. */
export function retryAfter(headers: Headers, now = Date.now()): number | undefined {
  const value = headers.get('retry-after');
  if (!value) return undefined;
  const ms = /^\d+$/.test(value.trim()) ? Number(value) * 1000 : Date.parse(value) - now;
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}
