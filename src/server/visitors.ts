import { randomBytes } from 'node:crypto';
import type { RequestHandler } from 'express';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { Problem } from '../domain/errors.ts';
import { visitorToken } from './authenticate.ts';
import type { ServerParts } from './route.ts';

const PER_MINUTE = 20;
const WORKSPACE = 'default';

/** `POST /v1/visitors`: a token for one new visitor, without a key; 429 after 20 a minute and address. */
export function createVisitors({ visitorSecret }: Pick<ServerParts, 'visitorSecret'>): RequestHandler {
  const limiter = new RateLimiterMemory({ points: PER_MINUTE, duration: 60 });
  return async (request, response) => {
    await limiter.consume(request.ip ?? '').catch((over: { msBeforeNext: number }) => {
      throw new Problem(
        429,
        'too_many_visitors',
        'Too many new visitors from this address. Wait and try again.',
        {
          retryAfterMs: over.msBeforeNext,
        },
      );
    });
    const user = `visitor-${randomBytes(10).toString('hex')}`;
    response
      .status(201)
      .set('cache-control', 'no-store')
      .json({ token: visitorToken(WORKSPACE, user, visitorSecret), user });
  };
}
