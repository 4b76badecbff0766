import request from 'request';
import Library from 'zendesk-node-api';
import { z } from 'zod';
import { NoAnswer } from '../../../src/domain/errors.ts';
import type { DeskParts } from '../../../src/domain/helpdesk.ts';
import { createHttp, type Http } from '../../http.ts';
import { baseUrlOf, type Settings } from './settings.ts';

export interface Transport {
  /** For everything that zendesk-node-api lacks: comments, audits, tags, uploads, help center, webhooks, triggers. */
  http: Http;
  /** A verb of zendesk-node-api over the same transport, its answer parsed by `schema`. */
  library<T>(
    schema: z.ZodType<T>,
    verb: (zendesk: Library) => Promise<unknown>,
    more?: LibraryOptions,
  ): Promise<T>;
}

interface LibraryOptions {
  headers?: Record<string, string>;
}

/** Every JSON body of this API is an object: https://developer.zendesk.com/api-reference/introduction/requests/ */
const Body = z.looseObject({});

/**
 * One way out for both: `createHttp` with its time-out, Retry-After and typed errors. The library reaches it through
 * our own `request` package (see ./request/index.js), because the original resolves a 401 or 429 as a success and dies
 * on an HTML 502 outside of any promise.
 */
export function createTransport(settings: Settings, { fetch, sleep }: DeskParts): Transport {
  const baseUrl = baseUrlOf(settings);
  const { email, token } = settings;
  const authorization = `Basic ${Buffer.from(`${email}/token:${token}`).toString('base64')}`;
  const http = createHttp({ baseUrl, headers: { authorization }, fetch, sleep });
  const zendesk = new Library({ url: baseUrl, email, token });

  async function transport({ method, url, headers, json }: request.LibraryRequest): Promise<unknown> {
    const path = url.slice(baseUrl.length);
    const answer = await http({ method, path, headers: lowerCased(headers), json, schema: Body });
    return answer.data;
  }

  return {
    http,
    async library(schema, verb, { headers = {} } = {}) {
      const value = await request.within({ transport, headers }, () => verb(zendesk));
      const parsed = schema.safeParse(value);
      if (parsed.success) return parsed.data;
      const issue = parsed.error.issues[0];
      const detail = `${issue?.path.join('.')}: ${issue?.message}`;
      throw new NoAnswer(`Zendesk answered an unknown shape: ${detail}`, { code: 'unknown_shape' });
    },
  };
}

/** One spelling per name, or fetch would send `Authorization` and `authorization` as one header with two values. */
function lowerCased(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
