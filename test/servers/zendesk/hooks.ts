import { createHmac, randomUUID } from 'node:crypto';
import { Liquid } from 'liquidjs';
import type { Change, Condition, State, Trigger, Webhook } from './state.ts';

export interface Delivery {
  webhook: string;
  url: string;
  headers: Record<string, string>;
  body: string;
  /** Set when it was sent and answered. */
  status?: number;
}

const liquid = new Liquid();

/** What the installed webhooks and triggers send for one change, signed. */
export async function deliveriesOf(state: State, change: Change): Promise<Delivery[]> {
  const native = payloadsOf(state, change).flatMap((payload) =>
    state.webhooks
      .filter(({ status, subscriptions }) => status === 'active' && subscriptions.includes(payload.type))
      .map((webhook) => signed(change.at, webhook, JSON.stringify(payload))),
  );
  const triggered: Delivery[] = [];
  for (const trigger of state.triggers.filter((trigger) => trigger.active && fires(trigger, change))) {
    for (const { field, value } of trigger.actions) {
      if (field !== 'notification_webhook' || !Array.isArray(value)) continue;
      const webhook = state.webhooks.find(({ id, status }) => id === value[0] && status === 'active');
      if (webhook)
        triggered.push(signed(change.at, webhook, await rendered(state, String(value[1]), change)));
    }
  }
  return [...native, ...triggered];
}

/** base64(HMAC-SHA256(timestamp + body)): https://developer.zendesk.com/documentation/webhooks/verifying/ */
function signed(at: number, webhook: Webhook, body: string): Delivery {
  const timestamp = new Date(at).toISOString();
  const signature = createHmac('sha256', webhook.secret)
    .update(timestamp + body)
    .digest('base64');
  return {
    webhook: webhook.id,
    url: webhook.endpoint,
    body,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'x-zendesk-account-id': '123456',
      'x-zendesk-webhook-id': webhook.id,
      'x-zendesk-webhook-invocation-id': randomUUID(),
      'x-zendesk-webhook-signature': signature,
      'x-zendesk-webhook-signature-timestamp': timestamp,
    },
  };
}

interface Payload {
  type: string;
  [more: string]: unknown;
}

/** https://developer.zendesk.com/api-reference/webhooks/event-types/ticket-events/ */
function payloadsOf(state: State, { ticket, actor, audit, comment, created, at, before }: Change): Payload[] {
  const text = (value: number | null) => (value === null ? null : String(value));
  const detail = {
    ...{
      actor_id: String(actor.id),
      assignee_id: text(ticket.assignee_id),
      brand_id: String(ticket.brand_id),
    },
    ...{ created_at: ticket.created_at, custom_status: '1', description: ticket.description, form_id: '2' },
    ...{ external_id: ticket.external_id, group_id: '3', id: String(ticket.id), is_public: ticket.is_public },
    ...{
      organization_id: '4',
      priority: (ticket.priority ?? 'normal').toUpperCase(),
      subject: ticket.subject,
    },
    ...{ requester_id: String(ticket.requester_id), submitter_id: String(ticket.submitter_id) },
    ...{ status: ticket.status.toUpperCase(), tags: ticket.tags, type: null, updated_at: ticket.updated_at },
    via: { channel: 'web_service' },
  };
  let position = 0;
  const payload = (name: string, event: object): Payload => ({
    ...{ account_id: 123456, detail, id: randomUUID(), subject: `zen:ticket:${ticket.id}` },
    event: { ...event, meta: { sequence: { id: String(audit.id), position: ++position } } },
    time: `${new Date(at).toISOString().slice(0, 23)}000000Z`,
    type: `zen:event-type:ticket.${name}`,
    zendesk_event_version: '2022-11-06',
  });
  const payloads: Payload[] = [];
  if (created) payloads.push(payload('created', {}));
  if (comment) {
    const { id, name, role } = state.user(comment.author_id);
    const author = { id: String(id), is_staff: role !== 'end-user', name };
    payloads.push(
      payload('comment_added', {
        comment: { author, body: comment.body, id: String(comment.id), is_public: comment.public },
      }),
    );
  }
  if (!created && before.status !== ticket.status)
    payloads.push(
      payload('status_changed', {
        current: ticket.status.toUpperCase(),
        previous: before.status.toUpperCase(),
      }),
    );
  if (before.assignee_id !== ticket.assignee_id)
    payloads.push(
      payload('agent_assignment_changed', {
        current: text(ticket.assignee_id),
        previous: text(before.assignee_id),
      }),
    );
  return payloads;
}

function fires({ conditions: { all, any } }: Trigger, change: Change): boolean {
  const holds = (condition: Condition) => met(condition, change);
  return all.every(holds) && (!any.length || any.some(holds));
}

/** The conditions that we use: https://developer.zendesk.com/documentation/ticketing/reference-guides/conditions-reference/ */
function met(
  { field, operator, value }: Condition,
  { actor, comment, created, before, ticket }: Change,
): boolean {
  if (field === 'update_type') return value === (created ? 'Create' : 'Change');
  if (field === 'role') return value === (actor.role === 'end-user' ? 'end_user' : 'agent');
  if (field === 'brand_id') return value === String(ticket.brand_id);
  if (field === 'comment_is') return comment !== undefined && value === String(comment.public);
  if (field === 'assignee_id' && operator === 'changed') return before.assignee_id !== ticket.assignee_id;
  throw new Error(`This Zendesk knows no condition ${field} ${operator}`);
}

/** Placeholders are text, put into the body as they are. */
async function rendered(state: State, template: string, { ticket, actor, comment }: Change): Promise<string> {
  const latest = comment ?? state.comments.get(ticket.id)!.at(-1)!;
  return liquid.parseAndRender(template, {
    current_user: actor,
    ticket: {
      ...{ id: ticket.id, title: ticket.subject, status: ticket.status },
      updated_at_with_timestamp: ticket.updated_at,
      assignee: ticket.assignee_id ? state.user(ticket.assignee_id) : {},
      latest_comment: { id: latest.id, value: latest.body, author: state.user(latest.author_id) },
    },
  });
}
