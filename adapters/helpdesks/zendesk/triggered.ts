import { z } from 'zod';
import { InboundEvent } from '../../../src/domain/event.ts';
import type { Settings } from './settings.ts';

/**
 * What our own triggers send, for accounts whose webhooks cannot subscribe to ticket events. Native events are preferred,
 * because a trigger's body is a text with placeholders, and Zendesk's Liquid has no filter that makes JSON strings of
 * them. This template cannot break all the same: `escape` takes the quotation marks, and all else that JSON forbids
 * (line ends, tabs, backslashes) can only come from a placeholder, since the template itself has none: `parse` mends it.
 * https://support.zendesk.com/hc/en-us/articles/4408886858138-Zendesk-Support-placeholders-reference
 */
export function bodyOf(kind: 'message' | 'agent_reply' | 'agent_note' | 'assigned'): string {
  const fields = {
    deskhand: kind,
    ticket: '{{ticket.id}}',
    at: '{{ticket.updated_at_with_timestamp}}',
    subject: '{{ticket.title | escape}}',
    ...(kind === 'assigned' ? ASSIGNED : COMMENTED),
  };
  return JSON.stringify(fields);
}

const COMMENTED = {
  comment: '{{ticket.latest_comment.id}}',
  author: '{{ticket.latest_comment.author.id}}',
  name: '{{ticket.latest_comment.author.name | escape}}',
  email: '{{ticket.latest_comment.author.email | escape}}',
  text: '{{ticket.latest_comment.value | escape}}',
};
const ASSIGNED = {
  author: '{{ticket.assignee.id}}',
  name: '{{ticket.assignee.name | escape}}',
  email: '{{ticket.assignee.email | escape}}',
  actor: '{{current_user.id}}',
};

const Body = z.object({
  deskhand: z.enum(['message', 'agent_reply', 'agent_note', 'assigned']),
  ticket: z.string().min(1),
  at: z.string(),
  subject: z.string().default(''),
  comment: z.string().optional(),
  /** Empty when a ticket was taken from its assignee. */
  author: z.string(),
  name: z.string().default(''),
  email: z.string().default(''),
  actor: z.string().optional(),
  text: z.string().default(''),
});

export function isTriggered(raw: Buffer): boolean {
  return raw.subarray(0, 12).toString() === '{"deskhand":';
}

/** `sentAt` (ms) stands in for a time that cannot be read. Throws a SyntaxError or a ZodError on a body that is not ours. */
export function readTriggered(
  raw: Buffer,
  { delivery, sentAt }: { delivery?: string; sentAt: number },
  settings: Settings,
) {
  const body = Body.parse(parse(raw.toString('utf8')));
  const { userId } = settings;
  const byUs =
    userId !== undefined &&
    (body.actor === userId || (body.deskhand !== 'assigned' && body.author === userId));
  if (byUs || (body.deskhand === 'assigned' && !body.author)) return undefined;
  const kind = body.deskhand === 'assigned' && body.author === userId ? 'handback' : body.deskhand;
  const person = kind === 'handback' && body.actor ? { id: body.actor } : personIn(body);
  const at = Number.isFinite(Date.parse(body.at)) ? Date.parse(body.at) : sentAt;
  const native = body.comment || `${kind}:${body.ticket}:${body.author}:${body.at}`;
  return InboundEvent.parse({
    ...{ kind, person, at, native, ticket: body.ticket },
    delivery: delivery ?? `${native}:${sentAt}`,
    subject: unescaped(body.subject),
    text: unescaped(body.text),
  });
}

function personIn({ author, name, email }: z.infer<typeof Body>) {
  return { id: author, name: unescaped(name) || undefined, email: unescaped(email) || undefined };
}

const CONTROLS: Record<string, string> = { '\n': '\\n', '\t': '\\t', '\r': '' };

function parse(text: string): unknown {
  const mended = text
    .replaceAll('\\', '\\\\')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what JSON forbids inside of strings
    .replace(/[\u0000-\u001f]/g, (control) => CONTROLS[control] ?? ' ');
  return JSON.parse(mended);
}

const ENTITIES: Record<string, string> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&#34;': '"',
  '&amp;': '&',
};

function unescaped(text: string): string {
  return text.replace(/&(?:lt|gt|quot|amp|#39|#34);/g, (entity) => ENTITIES[entity] ?? entity);
}
