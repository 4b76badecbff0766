import { z } from 'zod';
import { Problem } from '../../../src/domain/errors.ts';
import type { InboundEvent } from '../../../src/domain/event.ts';
import type { HookRequest } from '../../../src/domain/helpdesk.ts';
import type { Part } from './parts.ts';
import { userOf } from './people.ts';
import { fileUrl, type Settings, sameName } from './settings.ts';
import { isOwnerChange, toEvent } from './toEvent.ts';

const id = z.union([z.string().min(1), z.number().int()]).transform(String);
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');

/** What rt/SignedWebhook.pm sends: one transaction. `content` alone (text without parts) is understood as well. */
const Payload = z.object({
  id,
  type: z.string().min(1),
  field: text,
  new: z
    .union([z.string(), z.number()])
    .nullish()
    .transform((value) => String(value ?? '')),
  created: z.iso.datetime({ offset: true }).transform((value) => Date.parse(value)),
  creator: z.string().min(1),
  creator_name: text,
  creator_email: text,
  creator_privileged: z.boolean(),
  ticket: z.object({
    id,
    subject: text,
    queue: z.string(),
    owner: text,
    requestors: z.array(text).default([]),
    requestor_names: z.array(text).default([]),
  }),
  new_owner: z.object({ name: z.string().min(1), real_name: text, email: text }).nullish(),
  attachments: z
    .array(
      z.object({ id, type: text, filename: text, text: z.string().optional(), data: z.base64().optional() }),
    )
    .optional(),
  content: text,
});
type Payload = z.infer<typeof Payload>;

export function readHook({ headers, body }: HookRequest, settings: Settings): InboundEvent[] {
  const parsed = Payload.safeParse(body);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const field = `/${issue?.path.join('/') ?? ''}`;
    throw new Problem(
      422,
      'unknown_payload',
      `Not a payload of SignedWebhook.pm: ${field} ${issue?.message}`,
      { field },
    );
  }
  const payload = parsed.data;
  const event = toEvent(
    {
      id: payload.id,
      delivery: headers['x-rt-delivery'] || `push:${payload.id}`,
      type: payload.type,
      field: payload.field,
      newValue: payload.new,
      at: payload.created,
      creator: creatorOf(payload),
      ticket: ticketOf(payload),
      newOwner: newOwnerOf(payload),
      parts: partsOf(payload, settings),
    },
    settings,
  );
  return event ? [event] : [];
}

function creatorOf({ creator, creator_name, creator_email, creator_privileged }: Payload) {
  return userOf({
    name: creator,
    realName: creator_name,
    email: creator_email,
    privileged: creator_privileged,
  });
}

/** Requestors may be told by address only: then the creator's own address says whether it is one of them. */
function ticketOf({ ticket, creator, creator_email }: Payload) {
  const isRequestor =
    creator_email !== '' && ticket.requestors.some((email) => sameName(email, creator_email));
  const requestors = isRequestor ? [...ticket.requestor_names, creator] : ticket.requestor_names;
  return { id: ticket.id, subject: ticket.subject, queue: ticket.queue, requestors };
}

function newOwnerOf({ type, field, new_owner, ticket }: Payload) {
  if (!isOwnerChange({ type, field })) return undefined;
  if (new_owner) {
    const { name, real_name, email } = new_owner;
    return userOf({ name, realName: real_name, email, privileged: true });
  }
  return ticket.owner ? { id: ticket.owner, privileged: true } : undefined;
}

function partsOf({ attachments, content }: Payload, settings: Settings): Part[] {
  if (!attachments) return content === '' ? [] : [{ id: '', type: 'text/plain', name: '', text: content }];
  return attachments.map(({ id, type, filename, text, data }) => ({
    id,
    type,
    name: filename,
    ...(text === undefined ? { url: fileUrl(settings, id) } : { text }),
    ...(data === undefined ? {} : { data }),
  }));
}
