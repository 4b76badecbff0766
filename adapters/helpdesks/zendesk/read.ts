import { ZodError } from 'zod';
import { Problem } from '../../../src/domain/errors.ts';
import type { InboundEvent } from '../../../src/domain/event.ts';
import type { HookRequest } from '../../../src/domain/helpdesk.ts';
import { readEvent } from './events.ts';
import type { Settings } from './settings.ts';
import { isTriggered, readTriggered } from './triggered.ts';

/**
 * Retries of one delivery carry one invocation id.
 * https://developer.zendesk.com/documentation/webhooks/anatomy-of-a-webhook-request/
 */
export function read({ headers, raw, body }: HookRequest, settings: Settings): InboundEvent[] {
  const delivery = headers['x-zendesk-webhook-invocation-id'] || undefined;
  try {
    if (isTriggered(raw)) {
      const sentAt = Date.parse(headers['x-zendesk-webhook-signature-timestamp'] ?? '') || 0;
      return listed(readTriggered(raw, { delivery, sentAt }, settings));
    }
    const type = typeOf(body);
    if (type === undefined)
      throw unknownShape('type', 'is missing: neither a Zendesk event nor a body of our triggers');
    // Other domains (users, articles, messaging, the test button) and other ticket events are none of our business.
    if (!type.startsWith('zen:event-type:ticket.')) return [];
    return listed(readEvent(body, delivery, settings));
  } catch (error) {
    if (error instanceof ZodError)
      throw unknownShape(error.issues[0]?.path.join('/') ?? '', error.issues[0]?.message ?? '');
    if (error instanceof SyntaxError) throw unknownShape('', 'is not JSON');
    throw error;
  }
}

function typeOf(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || !('type' in body)) return undefined;
  return typeof body.type === 'string' ? body.type : undefined;
}

const listed = (event: InboundEvent | undefined) => (event ? [event] : []);

function unknownShape(path: string, message: string): Problem {
  return new Problem(422, 'unknown_payload', `/${path} ${message}`, { field: `/${path}` });
}
