import { z } from 'zod';
import { InboundEvent } from '../../../src/domain/event.ts';
import { Id } from './schemas.ts';
import type { Settings } from './settings.ts';
import { conversationStatus } from './words.ts';

/** What we subscribe to. https://developer.zendesk.com/api-reference/webhooks/event-types/ticket-events/ */
export const TICKET_EVENTS = ['created', 'comment_added', 'agent_assignment_changed', 'status_changed'].map(
  (name) => `zen:event-type:ticket.${name}`,
);

const Comment = z.looseObject({
  id: Id,
  body: z.string().nullish(),
  is_public: z.boolean().nullish(),
  author: z
    .looseObject({ id: Id.nullish(), name: z.string().nullish(), is_staff: z.boolean().nullish() })
    .nullish(),
  author_id: Id.nullish(),
});

const Payload = z.looseObject({
  type: z.string(),
  id: Id.optional(),
  time: z.string().refine((value) => Number.isFinite(Date.parse(value)), 'not a time'),
  detail: z.looseObject({
    id: Id,
    actor_id: Id.nullish(),
    brand_id: Id.nullish(),
    requester_id: Id.nullish(),
    submitter_id: Id.nullish(),
    created_at: z.string().nullish(),
    subject: z.string().nullish(),
    description: z.string().nullish(),
    is_public: z.boolean().nullish(),
    tags: z.array(z.string()).nullish(),
    via: z.looseObject({ channel: z.string().nullish() }).nullish(),
  }),
  event: z
    .looseObject({ comment: Comment.optional(), current: Id.nullish(), previous: Id.nullish() })
    .nullish()
    .transform((event) => event ?? {}),
});
type Payload = z.infer<typeof Payload>;
type Happened = Pick<InboundEvent, 'kind' | 'native' | 'person'> & Partial<InboundEvent>;

/** One native event of a ticket as ours; undefined when it is not for us. Throws a ZodError on an unknown shape. */
export function readEvent(
  body: unknown,
  delivery: string | undefined,
  settings: Settings,
): InboundEvent | undefined {
  const payload = Payload.parse(body);
  const { detail, id, time } = payload;
  if (settings.brandId && detail.brand_id && detail.brand_id !== settings.brandId) return undefined;
  if (settings.userId && detail.actor_id === settings.userId) return undefined;
  const happened = happenings[payload.type.replace('zen:event-type:ticket.', '')]?.(payload, settings);
  if (!happened || (settings.userId && happened.person.id === settings.userId)) return undefined;
  return InboundEvent.parse({
    delivery: delivery ?? id,
    ticket: detail.id,
    at: Date.parse(time),
    subject: detail.subject ?? undefined,
    data: { tags: detail.tags ?? [], channel: detail.via?.channel ?? undefined },
    ...happened,
  });
}

const happenings: Record<string, (payload: Payload, settings: Settings) => Happened | undefined> = {
  created({ detail }) {
    const requester = detail.requester_id ?? detail.actor_id;
    const author = detail.submitter_id ?? detail.actor_id ?? requester;
    if (!author || !requester) return undefined;
    const kind = author === requester ? 'message' : detail.is_public === false ? 'agent_note' : 'agent_reply';
    return { kind, native: opening(detail.id), person: { id: author }, text: detail.description ?? '' };
  },

  comment_added(payload) {
    const { detail, event } = payload;
    const { comment } = event;
    const author = comment?.author?.id ?? comment?.author_id ?? detail.actor_id;
    if (!comment || !author) return undefined;
    const first = isOpening(payload);
    const staff = comment.author?.is_staff;
    const customer = first || staff == null ? author === detail.requester_id : !staff;
    const hidden = comment.is_public === false;
    return {
      kind: hidden ? 'agent_note' : customer ? 'message' : 'agent_reply',
      native: first ? opening(detail.id) : comment.id,
      person: { id: author, name: comment.author?.name ?? undefined },
      text: comment.body ?? '',
    };
  },

  /** A human gives the conversation back by assigning the ticket to our own user. Unassigning says nothing. */
  agent_assignment_changed({ detail, event, time }, { userId }) {
    const { current } = event;
    if (!current || current === '0') return undefined;
    const native = `assigned:${detail.id}:${current}:${time}`;
    if (current !== userId) return { kind: 'assigned', native, person: { id: current } };
    return detail.actor_id ? { kind: 'handback', native, person: { id: detail.actor_id } } : undefined;
  },

  status_changed({ detail, event, time }) {
    if (!event.current) return undefined;
    const native = `status:${detail.id}:${event.current}:${time}`;
    const person = { id: detail.actor_id ?? 'zendesk' };
    return { kind: 'status', native, person, status: conversationStatus(event.current) };
  },
};

const opening = (ticket: string) => `opening:${ticket}`;

/**
 * A new ticket tells its first comment twice: by `created`, which lacks the comment's id, and by `comment_added`. Both
 * get the same native id, known by the text: a ticket's description is its first comment.
 */
function isOpening({ detail, event, time }: Payload): boolean {
  const { description, created_at: created } = detail;
  if (!description || !created || !event.comment) return false;
  const sameTime = Math.abs(Date.parse(time) - Date.parse(created)) < 60_000;
  return sameTime && squeezed(description) === squeezed(event.comment.body ?? '');
}

const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim();
