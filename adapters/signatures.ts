import { createHmac, timingSafeEqual } from 'node:crypto';
import { Unauthorized } from '../src/domain/errors.ts';
import type { HookRequest } from '../src/domain/helpdesk.ts';

interface Scheme {
  header: string;
  algorithm: 'sha1' | 'sha256';
  encoding: 'hex' | 'base64';
  /** Stands before the digest in the header. */
  prefix?: string;
  timestamp?: { header: string; parse: (value: string) => number; windowMs: number };
  /** The bytes that are signed. */
  signed: (raw: Buffer, timestamp: string) => Buffer;
}

const FIVE_MINUTES = 5 * 60_000;
const withTimestamp = (joiner: string) => (raw: Buffer, timestamp: string) =>
  Buffer.concat([Buffer.from(timestamp + joiner), raw]);

/** One row a scheme; the page that defines it stands beside it. */
const SCHEMES = {
  /** https://developer.zendesk.com/documentation/webhooks/verifying/ */
  zendesk: {
    header: 'x-zendesk-webhook-signature',
    algorithm: 'sha256',
    encoding: 'base64',
    timestamp: { header: 'x-zendesk-webhook-signature-timestamp', parse: Date.parse, windowMs: FIVE_MINUTES },
    signed: withTimestamp(''),
  },
  /** Our own scrip, see docs/request-tracker.md. */
  'request-tracker': {
    header: 'x-rt-signature',
    algorithm: 'sha256',
    encoding: 'hex',
    prefix: 'sha256=',
    timestamp: { header: 'x-rt-timestamp', parse: (value) => Number(value) * 1000, windowMs: FIVE_MINUTES },
    signed: withTimestamp('.'),
  },
} satisfies Record<string, Scheme>;

/** Constant time over the raw bytes, inside the scheme's time window; throws `Unauthorized`. `now` is ms since 1970. */
export function verifySignature(
  name: keyof typeof SCHEMES,
  secret: string,
  request: HookRequest,
  now: number,
): void {
  const scheme: Scheme = SCHEMES[name];
  const given = request.headers[scheme.header];
  if (!given) throw new Unauthorized(`The header ${scheme.header} is missing.`);
  const timestamp = scheme.timestamp ? checkedTimestamp(scheme.timestamp, request, now) : '';
  const expected = sign(name, secret, request.raw, timestamp);
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  if (a.length !== b.length || !timingSafeEqual(a, b))
    throw new Unauthorized('The signature does not match the body.');
}

/** The header's value for these bytes: what a desk would send. */
export function sign(name: keyof typeof SCHEMES, secret: string, raw: Buffer, timestamp: string): string {
  const { algorithm, encoding, prefix = '', signed }: Scheme = SCHEMES[name];
  return prefix + createHmac(algorithm, secret).update(signed(raw, timestamp)).digest(encoding);
}

function checkedTimestamp(rule: NonNullable<Scheme['timestamp']>, request: HookRequest, now: number): string {
  const value = request.headers[rule.header];
  if (!value) throw new Unauthorized(`The header ${rule.header} is missing.`);
  const at = rule.parse(value);
  if (!Number.isFinite(at) || Math.abs(now - at) > rule.windowMs)
    throw new Unauthorized(
      'The timestamp is outside the five-minute window: a replay, or a clock that is off.',
    );
  return value;
}
