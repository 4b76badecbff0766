import { z } from 'zod';
import { Attachment } from './message.ts';

/**
 * What happened on a help desk or channel, in our words. An adapter's `read` makes these from a webhook or a poll.
 * - `message` the customer wrote (or opened the ticket)
 * - `agent_reply` a human answered the customer in public: the bot falls silent
 * - `agent_note` a human wrote an internal note: kept for the transcript, silences nobody
 * - `assigned` a human took the ticket or was given it: the bot falls silent
 * - `handback` a human gave the conversation back to the bot
 * - `status` the ticket's status changed
 * - `event` something that a task may wait for; `data` is `{ name, data }`
 * - `wake` the time has come that a task waits for
 */
export const EventKind = z.enum([
  'message',
  'agent_reply',
  'agent_note',
  'assigned',
  'handback',
  'status',
  'event',
  'wake',
]);
export type EventKind = z.infer<typeof EventKind>;

export const Person = z.object({
  /** The desk's own id of the person. */
  id: z.string().min(1),
  name: z.string().optional(),
  email: z.string().optional(),
  /** The desk has proven who they are; an address on a letter is no proof. */
  verified: z.boolean().optional(),
});
export type Person = z.infer<typeof Person>;

export const ConversationStatus = z.enum(['open', 'pending', 'snoozed', 'resolved']);
export type ConversationStatus = z.infer<typeof ConversationStatus>;

export const InboundEvent = z.object({
  /** Unique per delivery: the same message may arrive under many delivery ids. */
  delivery: z.string().min(1),
  /** The desk's own id of the message, comment or transaction. Unique per source: this is what we dedupe on. */
  native: z.string().min(1),
  /** The desk's own id of the ticket or conversation. */
  ticket: z.string().min(1),
  kind: EventKind,
  /** When it happened by the desk's clock, ms since 1970. */
  at: z.number().int(),
  person: Person,
  subject: z.string().optional(),
  text: z.string().default(''),
  attachments: z.array(Attachment).default([]),
  status: ConversationStatus.optional(),
  language: z.string().optional(),
  data: z.record(z.string(), z.unknown()).default({}),
});
export type InboundEvent = z.infer<typeof InboundEvent>;

/** Kinds after which a human owns the conversation: they raise its fence in the transaction that keeps them. */
export function isHumanTakingOver(kind: EventKind): boolean {
  return kind === 'agent_reply' || kind === 'assigned';
}
