import type { RequestHandler } from 'express';
import { Problem } from '../domain/errors.ts';
import type { HookRequest } from '../domain/helpdesk.ts';
import type { ServerParts } from './route.ts';

/** Webhooks come in here: prove the sender over the raw bytes, read, keep, and only then answer 200. */
export function createDoor({ connector, desk, log, now }: ServerParts): RequestHandler {
  return async (request, response) => {
    const { helpdesk, installation } = request.params as Record<string, string>;
    const found = connector.find(installation ?? '');
    if (!found || found.desk !== helpdesk)
      throw new Problem(
        404,
        'unknown_installation',
        `No ${helpdesk} is installed as "${installation}". Check the webhook's address.`,
      );
    const raw = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const hook: HookRequest = { headers: request.headers as HookRequest['headers'], raw, body: undefined };
    found.definition.verify(hook, found.settings, now());
    const events = found.definition.read({ ...hook, body: parseJson(raw) }, found.settings);
    const { kept } = await desk.keep(found.workspace, found.id, events);
    log.info({ installation, events: events.length, kept }, 'webhook kept');
    response.json({ kept });
  };
}

function parseJson(raw: Buffer): unknown {
  try {
    return JSON.parse(raw.toString('utf8'));
  } catch {
    throw new Problem(400, 'malformed_json', 'The webhook body is not valid JSON.');
  }
}
