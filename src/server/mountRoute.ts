import type { Request, RequestHandler, Response } from 'express';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { Problem } from '../domain/errors.ts';
import type { Authenticate } from './authenticate.ts';
import { cleanInput } from './cleanInput.ts';
import { demandRole } from './demandRole.ts';
import { openDraftEvents } from './draftEvents.ts';
import { invalid } from './problems.ts';
import type { Caller, Route, ServerParts } from './route.ts';

/** Who calls, and whether they may: before anything of the body is read. */
export function admit(route: Route, authenticate: Authenticate, limit: Limit): RequestHandler {
  return async (request, response, next) => {
    const caller = await authenticate(request.headers.authorization, () => request.ip ?? '');
    demandRole(caller, route.callers);
    if (route.limited) await limit(caller);
    response.locals.caller = caller;
    next();
  };
}

/** From a route of the table to an express handler: what is asked, checked, and then the verb itself. */
export function mountRoute(route: Route, parts: ServerParts): RequestHandler {
  return async (request, response) => {
    const caller = response.locals.caller as Caller;
    const drafts = route.drafts ? openDraftEvents(request, response) : null;
    const answer = await route.handle(
      {
        caller,
        workspace: caller.workspace,
        params: cleanInput(request.params) as Record<string, string>,
        query: route.query ? parse(route.query, cleanInput(request.query), '?') : {},
        body: route.body ? parse(route.body, cleanInput(bodyOf(request, route))) : undefined,
        headers: request.headers,
        onDraft: drafts?.send,
      },
      parts,
    );
    const json = typeof answer.json === 'string' ? answer.json : JSON.stringify(answer.json);
    if (drafts?.hasBegun()) drafts.end(json);
    else sendJson(response, route.status ?? 200, json);
  };
}

function bodyOf(request: Request, { body }: Route): unknown {
  if (request.body !== undefined) return request.body;
  const isEmpty = (request.headers['content-length'] ?? '0') === '0' && !request.headers['transfer-encoding'];
  if (isEmpty && body?.safeParse(undefined).success) return undefined;
  if (isEmpty) throw new Problem(400, 'no_body', 'The request needs a JSON body.');
  throw new Problem(
    415,
    'unsupported_media_type',
    'Send JSON with the header "Content-Type: application/json".',
  );
}

function parse<T>(
  schema: { safeParse(value: unknown): { success: boolean; data?: T; error?: unknown } },
  value: unknown,
  where?: '?',
): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data as T;
  throw invalid(parsed.error as Parameters<typeof invalid>[0], where);
}

function sendJson(response: Response, status: number, text: string): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
  response.end(text);
}

export type Limit = (caller: Caller) => Promise<void>;

/** Messages a minute, by key and by visitor. */
export function createLimit({ messagesPerMinute, visitorMessagesPerMinute }: ServerParts['limits']): Limit {
  const visitors = new RateLimiterMemory({ points: visitorMessagesPerMinute, duration: 60 });
  const keys =
    messagesPerMinute > 0 ? new RateLimiterMemory({ points: messagesPerMinute, duration: 60 }) : null;
  return async (caller) => {
    const limiter = caller.kind === 'visitor' ? visitors : keys;
    await limiter
      ?.consume(caller.kind === 'visitor' ? caller.user : caller.key)
      .catch((over: { msBeforeNext: number }) => {
        throw new Problem(
          429,
          'too_many_messages',
          'Too many messages in a minute. Wait and send it again.',
          {
            retryAfterMs: over.msBeforeNext,
          },
        );
      });
  };
}
