import type { ErrorRequestHandler, Response } from 'express';
import type { z } from 'zod';
import type { Log } from '../desk/parts.ts';
import { NoAnswer, Problem, Refused, SetupError } from '../domain/errors.ts';
import { StoreUnavailable } from '../store/sql.ts';

/** https://www.rfc-editor.org/rfc/rfc9457 */
export function sendProblem(response: Response, problem: Problem): void {
  const { status, code, message, field, retryAfterMs } = problem;
  if (retryAfterMs !== undefined)
    response.set('retry-after', String(Math.max(1, Math.ceil(retryAfterMs / 1000))));
  response
    .status(status)
    .type('application/problem+json')
    .send(
      JSON.stringify({
        type: `urn:deskhand:problem:${code}`,
        title: TITLES[status] ?? 'Error',
        status,
        code,
        detail: message,
        field,
      }),
    );
}

const TITLES: Record<number, string> = {
  400: 'Bad request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not found',
  409: 'Conflict',
  413: 'Too large',
  415: 'Unsupported media type',
  422: 'Invalid field',
  429: 'Too many requests',
  500: 'Internal error',
  502: 'The help desk did not do it',
  503: 'Not available',
};

export function createProblemHandler(log: Log): ErrorRequestHandler {
  return (error, request, response, _next) => {
    if (response.headersSent) return void response.end();
    const problem = toProblem(error);
    if (problem.status === 401) response.set('www-authenticate', challenge(request.headers.authorization));
    if (problem.status >= 500)
      log.error(
        { method: request.method, path: request.path, error: String(error?.message ?? error) },
        'request failed',
      );
    sendProblem(response, problem);
  };
}

/** https://www.rfc-editor.org/rfc/rfc6750#section-3 */
function challenge(authorization: string | undefined): string {
  return authorization === undefined
    ? 'Bearer realm="Deskhand"'
    : 'Bearer realm="Deskhand", error="invalid_token"';
}

function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof StoreUnavailable)
    return new Problem(
      503,
      'store_unavailable',
      'The store did not answer, so it is not known whether this was kept. Send it again with the same Idempotency-Key.',
      { retryAfterMs: 2_000 },
    );
  // An adapter's check says what an admin must mend at the desk or in the settings.
  if (error instanceof SetupError) return new Problem(422, 'setup', error.message, { field: '/settings' });
  if (error instanceof Refused || error instanceof NoAnswer) {
    if (error instanceof Refused && error.status === 404) return new Problem(404, 'not_found', error.message);
    return new Problem(502, error.code, error.message);
  }
  return (
    fromBodyParser(error) ??
    new Problem(500, 'internal', 'Something went wrong here. It is in the log; please try again.')
  );
}

/** Errors of express' own parsers carry a `type`: https://github.com/expressjs/body-parser#errors */
function fromBodyParser(error: unknown): Problem | null {
  const { type, status, limit } = (error ?? {}) as { type?: string; status?: number; limit?: number };
  if (type === 'entity.parse.failed')
    return new Problem(400, 'malformed_json', 'The body is not a valid JSON object.');
  if (type === 'entity.too.large')
    return new Problem(
      413,
      'too_large',
      `The body is too large: ${Math.round((limit ?? 4_194_304) / 1_048_576)} MB is the most. Send large files as a link.`,
    );
  if (type === 'encoding.unsupported' || type === 'charset.unsupported')
    return new Problem(
      415,
      'unsupported_encoding',
      'The encoding of the body is not supported. Send UTF-8 JSON.',
    );
  if (status === 400)
    return new Problem(
      400,
      'bad_request',
      'The request cannot be read: check its address, its length and its Content-Encoding.',
    );
  return null;
}

/** The first fault of a schema as a 422 that names the field: `/user/id` in the body, `?after` in the query. */
export function invalid({ issues: [issue] }: z.ZodError, where: '/' | '?' = '/'): Problem {
  const path = [
    ...(issue?.path ?? []),
    ...(issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : []),
  ];
  const field =
    where + path.map((part) => String(part).replaceAll('~', '~0').replaceAll('/', '~1')).join('/');
  return new Problem(422, 'validation', `${field === where ? 'The body' : field}: ${sentence(issue)}`, {
    field,
  });
}

/** zod says "received undefined" of what is missing, and "received NaN" of `?after=x`. */
function sentence(issue: z.core.$ZodIssue | undefined): string {
  if (issue?.code === 'invalid_type' && issue.message.endsWith('received undefined'))
    return `is required (${issue.expected})`;
  if (issue?.code === 'invalid_type' && issue.message.endsWith('received NaN'))
    return `must be a ${issue.expected}`;
  return issue?.message ?? 'is not valid';
}
