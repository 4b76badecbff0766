import { z } from 'zod';
import type { Conversation, TicketRef } from '../domain/conversation.ts';
import { NoAnswer, Refused } from '../domain/errors.ts';
import type { HelpDesk, Ticket } from '../domain/helpdesk.ts';
import { digest } from '../domain/ids.ts';
import type { Attachment, Message } from '../domain/message.ts';
import { fill, withTicket } from '../engine/compose.ts';
import type { OutboxRow, Settlement } from '../store/port.ts';
import type { Packet } from './packet.ts';
import type { DeskParts } from './parts.ts';
import { countMessages, renderNote } from './renderNote.ts';
import { splitText } from './splitText.ts';

const Payload = z.object({
  turn: z.string(),
  /** The conversation has no ticket yet. */
  opens: z.boolean(),
  /** The transcript ends with this message's number. */
  upTo: z.number(),
  ticketNumber: z.string().optional(),
  packet: z.custom<Packet>(),
});
type Payload = z.infer<typeof Payload>;

const PAGE = 500;

/**
 * The handoff: a ticket where there is none, the packet as internal notes, and then the desk is read back and compared.
 * Every step has a key of its own, so that a try that broke off is taken up where it stopped.
 */
export async function deliverHandoff(parts: DeskParts, desk: HelpDesk, row: OutboxRow): Promise<Settlement> {
  const payload = Payload.parse(JSON.parse(row.payload));
  const { store } = parts;
  const current = await store.turns.load(row.workspace, row.conversation);
  if (!current) return { state: 'dead', error: 'the conversation is gone' };
  const { conversation } = current;
  const transcript = await readTranscript(parts, row, payload.upTo);
  // A task of the same turn may have opened one meanwhile.
  const ticket = conversation.ticket ?? (await openAndLink(parts, desk, row, payload, transcript));
  parts.contexts.drop(row.conversation);
  const notes = splitText(renderNote(payload.packet, transcript), desk.maxCommentBytes - 200);
  await writeNotes(parts, desk, row, ticket.id, notes, transcript);
  const mismatch = await compare(desk, row, ticket.id, notes, transcript.length);
  await tag(parts, desk, ticket.id, payload.packet);

  const isTold = !payload.opens || payload.ticketNumber !== undefined;
  return {
    state: 'done',
    result: ticket.id,
    ...(isTold
      ? {}
      : { tell: { text: ticketNumberPhrase(parts, ticket, conversation), after: payload.upTo } }),
    handoff: {
      turn: payload.turn,
      ticket,
      state: mismatch ? 'failed' : 'verified',
      ...(mismatch ? { error: mismatch } : {}),
    },
  };
}

async function readTranscript(
  { store }: DeskParts,
  { workspace, conversation }: OutboxRow,
  upTo: number,
): Promise<Message[]> {
  const messages: Message[] = [];
  for (let after = 0; after < upTo; after += PAGE)
    messages.push(
      ...(await store.turns.messages(workspace, conversation, after, Math.min(PAGE, upTo - after))),
    );
  return messages;
}

/** Linked at once: whatever becomes of the notes, an agent's answer on the ticket must find its way into the chat. */
async function openAndLink(
  parts: DeskParts,
  desk: HelpDesk,
  row: OutboxRow,
  payload: Payload,
  transcript: Message[],
): Promise<TicketRef> {
  const ticket = asRef(row.target, await openOnce(desk, row, payload, transcript));
  await parts.store.outbox.link(row, ticket);
  return ticket;
}

async function openOnce(
  desk: HelpDesk,
  row: OutboxRow,
  { packet, ticketNumber }: Payload,
  transcript: Message[],
): Promise<Ticket> {
  const key = `${row.key}-open`;
  const opened = row.uncertain || row.attempts > 0 ? await desk.opened(key) : null;
  if (opened) return opened;
  const { contact, name, email } = packet.customer;
  const first = transcript.find(({ author, text }) => author === 'customer' && text.trim() !== '');
  return desk.open(
    {
      subject: packet.wants.slice(0, 120) || 'A customer asks for a person',
      text: first?.text ?? (packet.wants || 'The customer asked for a person and wrote nothing else.'),
      // Our own id of the contact: the channel's could be read as one of the desk's users.
      requester: { id: contact, name, email },
      tags: ['deskhand'],
      public: true,
      ...(packet.priority ? { priority: packet.priority } : {}),
      ...(ticketNumber ? { number: Number(ticketNumber) } : {}),
    },
    { key },
  );
}

async function writeNotes(
  parts: DeskParts,
  desk: HelpDesk,
  row: OutboxRow,
  ticket: string,
  notes: string[],
  transcript: Message[],
): Promise<void> {
  const { comments } = await desk.thread(ticket);
  const written = new Set(comments.map(({ key }) => key));
  const owners = transcript.filter((m) => m.attachments.length > 0).map(({ id }) => id);
  for (const [i, text] of notes.entries()) {
    const key = noteKey(row, i);
    if (written.has(key)) continue;
    const isLast = i === notes.length - 1;
    const attachments = isLast ? await parts.store.turns.attachments(row.workspace, owners) : [];
    await noteWithFiles(desk, ticket, { text, attachments }, key);
  }
}

/** Files that the desk does not take must not cost the agent the words; they stay in the conversation. */
async function noteWithFiles(
  desk: HelpDesk,
  ticket: string,
  { text, attachments }: { text: string; attachments: Attachment[] },
  key: string,
): Promise<void> {
  const files = attachments.filter(({ data }) => data !== undefined);
  try {
    await desk.note(ticket, { text, attachments: files }, { key });
  } catch (error) {
    const isRefusal = error instanceof Refused && error.retryAfterMs === undefined;
    if (!isRefusal || files.length === 0) throw error;
    await desk.note(ticket, { text }, { key });
  }
}

/** What differs between what was meant and what the desk holds; null when it is the same. */
async function compare(
  desk: HelpDesk,
  row: OutboxRow,
  ticket: string,
  notes: string[],
  messages: number,
): Promise<string | null> {
  const { comments } = await desk.thread(ticket);
  const held = notes.map((_, i) => comments.find(({ key }) => key === noteKey(row, i))?.text);
  if (held.includes(undefined))
    throw new NoAnswer('a handoff note that was written cannot be read back', { code: 'read_back' });
  const there = held.join('\n');
  const count = countMessages(there);
  if (count !== messages) return `the desk holds ${count} of ${messages} messages`;
  return hash(there) === hash(notes.join('\n')) ? null : 'the desk changed the text of the note';
}

const noteKey = (row: OutboxRow, i: number) => `${row.key}-note-${i + 1}`;
/** Desks normalise line ends and trailing blanks; words they must keep. */
const hash = (text: string) => digest(text.replace(/\s+/g, ' ').trim());

async function tag(
  { log }: DeskParts,
  desk: HelpDesk,
  ticket: string,
  { reason, tags = [] }: Packet,
): Promise<void> {
  try {
    await desk.update(ticket, {
      addTags: ['deskhand-handoff', `deskhand-${reason.replaceAll('_', '-')}`, ...tags],
    });
  } catch (error) {
    log.warn(
      { ticket, error: (error as Error).message },
      'the handoff is complete, but its tags could not be set',
    );
  }
}

function asRef(installation: string, { id, number, url }: Ticket): TicketRef {
  return { installation, id, number, ...(url ? { url } : {}) };
}

function ticketNumberPhrase(
  { phrases }: DeskParts,
  { number }: TicketRef,
  { contact, language }: Conversation,
): string {
  return withTicket(fill(phrases(language).ticketNumber, { contact }), number);
}
