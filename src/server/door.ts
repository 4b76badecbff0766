import type { RequestHandler } from 'express';
import type { Connected, Connector } from '../desk/connections.ts';
import { Problem } from '../domain/errors.ts';
import type { HookRequest } from '../domain/helpdesk.ts';
import type { ServerParts } from './route.ts';

/** Webhooks come in here: prove the sender over the raw bytes, read, keep, and only then answer 200. */
export function createDoor({ connector, desk, log, now }: ServerParts): RequestHandler {
  return async (request, response) => {
    const { helpdesk = '', installation = '' } = request.params as Record<string, string>;
    const raw = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const hook: HookRequest = { headers: request.headers as HookRequest['headers'], raw, body: undefined };
    const prove = () => {
      const known = knownAs(connector, helpdesk, installation);
      known.definition.verify(hook, known.settings, now());
      return known;
    };
    const found = await proveTwice(prove, connector);
    const events = found.definition.read({ ...hook, body: parseJson(raw) }, found.settings);
    const { kept } = await desk.keep(found.workspace, found.id, events);
    log.info({ installation, events: events.length, kept }, 'webhook kept');
    response.json({ kept });
  };
}

/** Another replica may have installed it, or learned its secret, since this one last looked. */
async function proveTwice(prove: () => Connected, connector: Connector): Promise<Connected> {
  try {
    return prove();
  } catch {
    await connector.refresh();
    return prove();
  }
}

function knownAs(connector: Connector, helpdesk: string, installation: string): Connected {
  const found = connector.find(installation);
  if (found?.desk === helpdesk) return found;
  throw new Problem(
    404,
    'unknown_installation',
    `No ${helpdesk} is installed as "${installation}". Check the webhook's address.`,
  );
}

function parseJson(raw: Buffer): unknown {
  try {
    return JSON.parse(raw.toString('utf8'));
  } catch {
    throw new Problem(400, 'malformed_json', 'The webhook body is not valid JSON.');
  }
}
