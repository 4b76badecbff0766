import { z } from 'zod';
import { NoAnswer, Refused } from '../../../src/domain/errors.ts';
import { createHttp } from '../../http.ts';
import type { Parts } from './parts.ts';

export interface Operation<T> {
  /** With a name: it is sent as `operationName`. */
  document: string;
  variables?: Record<string, unknown>;
  data: z.ZodType<T>;
}

export type Graphql = <T>(operation: Operation<T>) => Promise<T>;

/** https://shopify.dev/docs/api/usage/response-codes · https://shopify.dev/docs/apps/build/apis/graphql-admin/rate-limits */
const Answer = z.object({
  data: z.unknown().optional(),
  errors: z
    .array(
      z.object({ message: z.string(), extensions: z.object({ code: z.string().optional() }).optional() }),
    )
    .optional(),
  extensions: z
    .object({
      cost: z
        .object({
          requestedQueryCost: z.number(),
          throttleStatus: z.object({ currentlyAvailable: z.number(), restoreRate: z.number() }),
        })
        .optional(),
    })
    .optional(),
});
type Answer = z.infer<typeof Answer>;

const TRIES = 3;
/** A throttled call was not carried out, so that even a write may be sent again. */
const LONGEST_WAIT_MS = 4_000;
const UNKNOWN_OUTCOME = new Set(['INTERNAL_SERVER_ERROR', 'TIMEOUT']);

/** The Admin API: https://shopify.dev/docs/api/admin-graphql */
export function createGraphql({ baseUrl, token, apiVersion, fetch, sleep }: Parts): Graphql {
  const http = createHttp({ baseUrl, headers: { 'x-shopify-access-token': token }, fetch, sleep });
  const path = `/admin/api/${apiVersion}/graphql.json`;

  async function once<T>({ document, variables = {}, data }: Operation<T>): Promise<T> {
    const operationName = document.match(/(?:query|mutation) (\w+)/)?.[1];
    const json = { query: document, variables, operationName };
    const answer = (await http({ method: 'POST', path, json, schema: Answer })).data;
    if (answer.errors?.length) throw failure(answer);
    const parsed = data.safeParse(answer.data);
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    throw new NoAnswer(`Shopify answered an unknown shape: ${issue?.path.join('.')}: ${issue?.message}`, {
      code: 'unknown_shape',
    });
  }

  return async (operation) => {
    for (let tries = 1; ; tries++) {
      try {
        return await once(operation);
      } catch (error) {
        const waitMs = error instanceof Refused ? error.retryAfterMs : undefined;
        if (waitMs === undefined || waitMs > LONGEST_WAIT_MS || tries === TRIES) throw error;
        await sleep(waitMs);
      }
    }
  };
}

function failure({ errors = [], extensions }: Answer): Error {
  const [{ message, extensions: more } = { message: 'no reason given' }] = errors;
  const code = more?.code ?? (message === 'Throttled' ? 'THROTTLED' : 'GRAPHQL');
  const said = `Shopify refused: ${message.slice(0, 200)}`;
  if (code === 'THROTTLED') return throttled(said, extensions?.cost);
  if (UNKNOWN_OUTCOME.has(code)) return new NoAnswer(said, { code: code.toLowerCase() });
  if (code === 'ACCESS_DENIED')
    return new Refused(`${said} Give the custom app this scope, and install it again.`, {
      status: 403,
      code: 'access_denied',
    });
  return new Refused(said, { status: 422, code: code.toLowerCase() });
}

/** So long as the bucket takes to hold what the query costs. */
function throttled(said: string, cost: NonNullable<Answer['extensions']>['cost']): Refused {
  const { requestedQueryCost = 100, throttleStatus = { currentlyAvailable: 0, restoreRate: 50 } } =
    cost ?? {};
  const missing = Math.max(1, requestedQueryCost - throttleStatus.currentlyAvailable);
  const retryAfterMs = Math.ceil((missing / Math.max(1, throttleStatus.restoreRate)) * 1000);
  return new Refused(said, { status: 429, code: 'too_many_requests', retryAfterMs });
}

/** https://shopify.dev/docs/api/usage/response-codes: a mutation answers 200 and says here what was wrong. */
export const UserErrors = z.array(z.object({ message: z.string() }));

/** Throws the shop's own no. */
export function refuseOn(errors: z.infer<typeof UserErrors>, code: string): void {
  const [first] = errors;
  if (first) throw new Refused(`Shopify refused: ${first.message.slice(0, 200)}`, { status: 422, code });
}
