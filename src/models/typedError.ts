import { NoAnswer, Refused } from '../domain/errors.ts';

/** What the client throws is known by its fields: `status` and `headers` of an answer, none where none came. */
interface ClientError {
  status?: number | undefined;
  headers?: Headers | undefined;
  code?: string | null | undefined;
  param?: string | null | undefined;
}

const DEFAULT_PAUSE_MS = 30_000;

/**
 * Anything thrown -> `Refused` or `NoAnswer`. The server's own words are left out: some repeat the prompt in them, or the
 * key. `reason` is why we ended the call ourselves.
 */
export function typedError(error: unknown, reason?: NoAnswer): Refused | NoAnswer {
  if (reason) return reason;
  if (error instanceof Refused || error instanceof NoAnswer) return error;
  const { status, headers, code, param } = (error ?? {}) as ClientError;
  if (status === undefined) return new NoAnswer('The model could not be reached', { code: 'network' });
  const retryAfterMs = headers && readRetryAfter(headers);
  if (status >= 500 || status < 400)
    return new NoAnswer(`The model answered ${status}`, {
      code: `http_${status}`,
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    });
  const refused = new Refused(`The model answered ${status}`, {
    status,
    ...(nameOr(code) ? { code: nameOr(code)! } : {}),
    ...(status === 429 ? { retryAfterMs: retryAfterMs ?? DEFAULT_PAUSE_MS } : {}),
  });
  return nameOr(param) ? Object.assign(refused, { param: nameOr(param)! }) : refused;
}

/** A machine's name, not a sentence. */
function nameOr(text: unknown): string | undefined {
  return typeof text === 'string' && /^[\w.-]{1,60}$/.test(text) ? text : undefined;
}

/** Seconds or a date (RFC 9110 §10.2.3), or the milliseconds that OpenAI sends beside them. */
function readRetryAfter(headers: Headers): number | undefined {
  const ms = Number(headers.get('retry-after-ms') ?? Number.NaN);
  if (ms >= 0) return ms;
  const after = headers.get('retry-after');
  if (!after) return undefined;
  const seconds = Number(after);
  const wait = Number.isNaN(seconds) ? Date.parse(after) - Date.now() : seconds * 1000;
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}
