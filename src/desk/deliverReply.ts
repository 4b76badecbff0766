import { z } from 'zod';
import type { HelpDesk, Thread } from '../domain/helpdesk.ts';
import { Button, Source } from '../domain/message.ts';
import type { OutboxRow, Settlement } from '../store/port.ts';
import type { DeskParts } from './parts.ts';

const Payload = z.object({
  ticket: z.string(),
  trigger: z.object({ native: z.string(), at: z.number() }),
  /** When the bot was given the conversation that this was decided in. */
  ownerAt: z.number(),
  text: z.string(),
  buttons: z.array(Button),
  sources: z.array(Source),
});

/**
 * A public reply, once, and only while no human has spoken: our own fence first, then the desk's thread, and the write
 * itself on the version that was read, so that what happens in between makes it fail.
 */
export async function deliverReply(parts: DeskParts, desk: HelpDesk, row: OutboxRow): Promise<Settlement> {
  const { ticket, trigger, ownerAt, text, buttons, sources } = Payload.parse(JSON.parse(row.payload));
  if (!(await behindFence(parts, row))) return FENCED;
  const thread = await desk.thread(ticket);
  const own = thread.comments.find(({ key }) => key === row.key);
  if (own) return { state: 'done', result: own.id };
  if (!(await behindFence(parts, row))) return FENCED;
  const humanAt = humanSince(thread, ownerAt, trigger.at);
  if (humanAt !== null) return { state: 'refused', error: 'a human spoke at the desk', humanAt };
  const once = { key: row.key, version: thread.ticket.version };
  const { id } = await desk.reply(ticket, { text: asPlainText(text, buttons, sources) }, once);
  return { state: 'done', result: id };
}

const FENCED: Settlement = { state: 'refused', error: 'a human has the conversation' };

/** Whether the fence still stands where this row was decided; a human moves it. */
async function behindFence({ store }: DeskParts, row: OutboxRow): Promise<boolean> {
  const current = await store.turns.load(row.workspace, row.conversation);
  return current?.conversation.fence === row.fence;
}

/**
 * When a human spoke in public, or took the ticket, since it was last given to the bot; null when nobody did. Looks at
 * the whole time, not only after the message that is answered: the human's own event may still be on its way.
 */
function humanSince({ ticket, comments }: Thread, ownerAt: number, triggerAt: number): number | null {
  const spoke = comments.findLast((c) => c.public && c.role === 'agent' && !c.own && c.at > ownerAt);
  if (spoke) return spoke.at;
  return ticket.assignee ? Math.max(ownerAt, triggerAt) : null;
}

/** For a desk that shows text only: choices as a numbered list, sources as lines below. */
export function asPlainText(text: string, buttons: Button[], sources: Source[]): string {
  const choices = buttons.map(({ label }, i) => `${i + 1}. ${label}`).join('\n');
  const from = sources.map(({ title, url }) => `Source: ${title}${url ? ` ${url}` : ''}`).join('\n');
  return [text, choices, from].filter(Boolean).join('\n\n');
}
