import { z } from 'zod';
import { allItems } from './pages.ts';
import { Id } from './schemas.ts';
import type { Settings } from './settings.ts';
import type { Transport } from './transport.ts';
import { bodyOf } from './triggered.ts';

const RawTrigger = z.looseObject({
  id: Id,
  title: z.string(),
  actions: z.array(z.looseObject({ field: z.string(), value: z.unknown() })).default([]),
});
type RawTrigger = z.infer<typeof RawTrigger>;

interface Condition {
  field: string;
  operator: string;
  value?: string;
}

/** Who wrote, and whether in public, is said by the condition: no placeholder tells it.
 * https://developer.zendesk.com/documentation/ticketing/reference-guides/conditions-reference/ */
const wrote = (role: string, comment: string): Condition[] => [
  { field: 'role', operator: 'is', value: role },
  { field: 'comment_is', operator: 'is', value: comment },
];
const TRIGGERS: [title: string, kind: Parameters<typeof bodyOf>[0], all: Condition[]][] = [
  ['Deskhand: customer wrote', 'message', wrote('end_user', 'true')],
  ['Deskhand: agent replied', 'agent_reply', wrote('agent', 'true')],
  ['Deskhand: agent noted', 'agent_note', wrote('agent', 'false')],
  ['Deskhand: assigned', 'assigned', [{ field: 'assignee_id', operator: 'changed' }]],
];

/** Creates what is missing and mends what was changed; safe to call twice. */
export async function installTriggers(
  { transport, settings }: { transport: Transport; settings: Settings },
  webhookId: string,
): Promise<void> {
  const known = await triggersOf(transport, webhookId);
  for (const [title, kind, all] of TRIGGERS) {
    const same = known.find((trigger) => trigger.title === title);
    const trigger = {
      title,
      active: true,
      conditions: { all: [...all, ...ofBrand(settings)], any: anyUpdate },
      actions: [{ field: 'notification_webhook', value: [webhookId, bodyOf(kind)] }],
    };
    await transport.http({
      method: same ? 'PUT' : 'POST',
      path: same ? `/api/v2/triggers/${same.id}` : '/api/v2/triggers',
      json: { trigger },
    });
  }
}

const ofBrand = ({ brandId }: Settings): Condition[] =>
  brandId ? [{ field: 'brand_id', operator: 'is', value: brandId }] : [];
const anyUpdate: Condition[] = ['Create', 'Change'].map((value) => ({
  field: 'update_type',
  operator: 'is',
  value,
}));

export async function removeTriggers(transport: Transport, webhookId: string): Promise<void> {
  for (const { id } of await triggersOf(transport, webhookId))
    await transport.http({ method: 'DELETE', path: `/api/v2/triggers/${id}` });
}

/** Ours are those that call our webhook: an admin may have changed their titles. */
async function triggersOf(transport: Transport, webhookId: string): Promise<RawTrigger[]> {
  const all = await allItems(transport, { path: '/api/v2/triggers', list: 'triggers', item: RawTrigger });
  const calls = ({ field, value }: RawTrigger['actions'][number]) =>
    field === 'notification_webhook' && Array.isArray(value) && String(value[0]) === webhookId;
  return all.filter(({ actions }) => actions.some(calls));
}
