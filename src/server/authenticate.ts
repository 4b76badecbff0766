import jwt from 'jsonwebtoken';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { Problem, Unauthorized } from '../domain/errors.ts';
import type { Keys } from './createKeys.ts';
import type { Caller } from './route.ts';

const FAILURES_PER_MINUTE = 60;
const VISIT_SECONDS = 24 * 60 * 60;

export type Authenticate = (authorization: string | undefined, address: () => string) => Promise<Caller>;

/** `Authorization: Bearer` with an API key or a visitor's token. Throws 401, and 429 after many failures of one address. */
export function createAuthenticate(keys: Keys, visitorSecret: string): Authenticate {
  const failures = new RateLimiterMemory({ points: FAILURES_PER_MINUTE, duration: 60 });

  async function fail(address: string): Promise<never> {
    await failures.consume(address).catch((limit: { msBeforeNext: number }) => {
      throw new Problem(
        429,
        'too_many_failures',
        'Too many requests without a valid key from this address. Wait and try again.',
        {
          retryAfterMs: limit.msBeforeNext,
        },
      );
    });
    throw new Unauthorized(
      'Send a valid API key as "Authorization: Bearer KEY". The key is printed when Deskhand starts.',
    );
  }

  return async (authorization, address) => {
    const token = /^Bearer +(\S.*)$/i.exec(authorization ?? '')?.[1]?.trim();
    if (!token) return fail(address());
    // A preset key may hold dots too: what is no valid token of ours is looked up as a key.
    const visitor = token.split('.').length === 3 ? byToken(token, visitorSecret) : null;
    return visitor ?? (await keys.callerOf(token)) ?? fail(address());
  };
}

/** A token for one new visitor of the chat page. */
export function visitorToken(workspace: string, user: string, secret: string): string {
  return jwt.sign({ workspace }, secret, {
    algorithm: 'HS256',
    subject: user,
    audience: 'visitor',
    expiresIn: VISIT_SECONDS,
  });
}

function byToken(token: string, secret: string): Caller | null {
  try {
    const claims = jwt.verify(token, secret, {
      algorithms: ['HS256'],
      audience: 'visitor',
    }) as jwt.JwtPayload;
    return { kind: 'visitor', workspace: String(claims.workspace), user: String(claims.sub) };
  } catch {
    return null;
  }
}
