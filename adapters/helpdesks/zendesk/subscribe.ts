import { z } from 'zod';
import { Refused } from '../../../src/domain/errors.ts';
import { TICKET_EVENTS } from './events.ts';
import { allItems } from './pages.ts';
import type { People } from './people.ts';
import { Id } from './schemas.ts';
import type { Settings } from './settings.ts';
import type { Transport } from './transport.ts';
import { installTriggers, removeTriggers } from './triggers.ts';

/** https://developer.zendesk.com/api-reference/webhooks/webhooks-api/webhooks/ */
const RawWebhook = z.looseObject({
  id: Id,
  name: z.string(),
  endpoint: z.string(),
  status: z.string().nullish(),
  subscriptions: z.array(z.string()).nullish(),
});
type RawWebhook = z.infer<typeof RawWebhook>;
const Made = z.looseObject({ webhook: RawWebhook });
const Secret = z.looseObject({ signing_secret: z.looseObject({ secret: z.string().min(1) }) });

const PATH = '/api/v2/webhooks';
const NAME = 'Deskhand';
/** The webhook is called by triggers; the two ways cannot be mixed and never changed afterwards. */
const BY_TRIGGERS = ['conditional_ticket_events'];

interface Desk {
  settings: Settings;
  transport: Transport;
  people: People;
}

/**
 * Installs one webhook that calls `hookUrl`, or finds the one that does, and answers with the settings that this brings:
 * its signing secret, its id, and our own user, whose writes `read` leaves out.
 */
export async function subscribe(
  { settings, transport, people }: Desk,
  hookUrl: string,
): Promise<Record<string, string>> {
  const { http } = transport;
  const me = await people.me();
  const ours = await webhooks(transport);
  const known =
    ours.find(({ endpoint }) => endpoint === hookUrl) ?? ours.find(({ id }) => id === settings.webhookId);
  const webhook = known ? await renewed(transport, known, hookUrl) : await create(transport, hookUrl);
  if (webhook.subscriptions?.includes(BY_TRIGGERS[0]!))
    await installTriggers({ transport, settings }, webhook.id);
  const { data } = await http({ path: `${PATH}/${webhook.id}/signing_secret`, schema: Secret });
  return { webhookSecret: data.signing_secret.secret, webhookId: webhook.id, userId: me.id };
}

/** Removes the webhook of these settings and its triggers; every one of our name when the settings know none. */
export async function unsubscribe({ settings, transport }: Desk): Promise<void> {
  const all = await webhooks(transport);
  const ours = settings.webhookId ? all.filter(({ id }) => id === settings.webhookId) : all;
  for (const { id } of ours) {
    await removeTriggers(transport, id);
    await transport.http({ method: 'DELETE', path: `${PATH}/${id}` });
  }
}

async function webhooks(transport: Transport): Promise<RawWebhook[]> {
  const query = { 'filter[name_contains]': NAME };
  const found = await allItems(transport, { path: PATH, list: 'webhooks', item: RawWebhook, query });
  return found.filter(({ name }) => name === NAME);
}

/** An admin or Zendesk may have switched it off, and our address may have changed. */
async function renewed({ http }: Transport, known: RawWebhook, hookUrl: string): Promise<RawWebhook> {
  if (known.endpoint === hookUrl && known.status === 'active') return known;
  const webhook = { endpoint: hookUrl, status: 'active' };
  await http({ method: 'PATCH', path: `${PATH}/${known.id}`, json: { webhook } });
  return known;
}

/** Ticket events where the account has them (they carry the comment as proper JSON), else our triggers. */
async function create(transport: Transport, endpoint: string): Promise<RawWebhook> {
  try {
    return await post(transport, endpoint, TICKET_EVENTS);
  } catch (error) {
    if (!(error instanceof Refused) || ![400, 422].includes(error.status)) throw error;
    return post(transport, endpoint, BY_TRIGGERS);
  }
}

async function post({ http }: Transport, endpoint: string, subscriptions: string[]): Promise<RawWebhook> {
  const webhook = {
    name: NAME,
    status: 'active',
    endpoint,
    http_method: 'POST',
    request_format: 'json',
    subscriptions,
  };
  const { data } = await http({ method: 'POST', path: PATH, json: { webhook }, schema: Made });
  return { ...data.webhook, subscriptions };
}
