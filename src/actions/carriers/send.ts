import { z } from 'zod';
import { Moved, NoAnswer, Refused } from '../../domain/errors.ts';
import { guardFetch } from './guardFetch.ts';

/** The house's one API client (`adapters/http.ts`), as far as it is needed here. */
export type OpenHttp = (options: {
  baseUrl: string;
  headers: Record<string, string>;
  fetch: typeof fetch;
  sleep: (ms: number) => Promise<void>;
  timeoutMs?: number;
  readTries?: number;
}) => (request: {
  method: Method;
  path: string;
  headers: Record<string, string>;
  body?: string;
  schema: z.ZodType<string>;
  accept: 'text';
}) => Promise<{ status: number; headers: Headers; data: string }>;

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface Sent {
  method: Method;
  url: URL;
  headers: Record<string, string>;
  body: string | undefined;
  signal: AbortSignal;
}

export interface Came {
  status: number;
  headers: Record<string, string>;
  text: string;
}

export interface SendParts {
  openHttp: OpenHttp;
  fetch: typeof fetch;
}

/** One try of one request: never elsewhere than to its own host, never longer than its signal, at most 1 MB back. */
export async function send(
  { openHttp, fetch }: SendParts,
  { method, url, headers, body, signal }: Sent,
): Promise<Came> {
  for (const [name, value] of Object.entries(headers)) checkHeader(name, value);
  const guarded = guardFetch(fetch, signal);
  // The journal and the gate own the retries: only they know what may be repeated.
  const http = openHttp({
    baseUrl: url.origin,
    headers: {},
    fetch: guarded,
    sleep: async () => {},
    readTries: 1,
  });
  try {
    const request = { method, path: url.href, headers, ...(body === undefined ? {} : { body }) };
    const answer = await http({ ...request, schema: z.string(), accept: 'text' });
    return { status: answer.status, headers: Object.fromEntries(answer.headers), text: answer.data };
  } catch (error) {
    throw signal.aborted
      ? new NoAnswer('nothing came in time', { code: 'timeout', cause: error })
      : named(error);
  }
}

/** The client says "network" of whatever fetch threw; what the guard or the system threw says more. Codes are plain HTTP. */
export function named(error: unknown): unknown {
  // A ticket that moved on is a help desk's matter; to an action it is what its target answered.
  if (error instanceof Moved) return new Refused(error.message, { status: error.status });
  if (!(error instanceof NoAnswer) || error.code !== 'network') return error;
  for (let cause = error.cause; cause; cause = (cause as { cause?: unknown }).cause) {
    if (cause instanceof NoAnswer || cause instanceof Refused) return cause;
    if (NEVER_SENT.has(String((cause as { code?: unknown }).code)))
      return new NoAnswer(error.message, { code: 'unreachable', cause: error });
  }
  return error;
}

/** https://nodejs.org/api/errors.html#common-system-errors: no connection ever stood. */
const NEVER_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** https://www.rfc-editor.org/rfc/rfc9110#section-5.5 */
function checkHeader(name: string, value: string): void {
  if (/^[\t\x20-\x7e\x80-\xff]*$/.test(value)) return;
  throw new Refused(`The header ${name} would hold what no header may.`, { status: 400, code: 'bad_header' });
}
