import type { State } from '../../servers/zendesk/state.ts';
import { BOT_ID } from '../../servers/zendesk.ts';
import type { Place } from '../place.ts';

/** The rows of the database, as they lie there, with numbers as numbers on both engines. */
export interface Facts {
  conversations: {
    id: string;
    source: string;
    channel: string;
    seq: number;
    ticket: string | null;
    native: string | null;
  }[];
  messages: {
    conversation: string;
    seq: number;
    id: string;
    author: string;
    text: string;
    turn: string | null;
  }[];
  turns: { id: string; conversation: string; decision: string; response: string }[];
  events: {
    source: string;
    native: string;
    conversation: string;
    kind: string;
    state: string;
    turn: string | null;
    at: number;
  }[];
  outbox: OutboxFact[];
  handoffs: {
    conversation: string;
    turn: string;
    state: string;
    ticket: string | null;
    error: string | null;
  }[];
  comments: DeskComment[];
  tickets: { id: string; externalId: string | null }[];
}

export interface OutboxFact {
  position: number;
  key: string;
  conversation: string;
  turn: string | null;
  target: string;
  kind: string;
  state: string;
  payload: string;
  error: string | null;
}

/** A comment at the desk, in the order of the desk's own books. */
export interface DeskComment {
  id: string;
  ticket: string;
  /** `relayed`: written by the bot in the customer's name. */
  role: 'bot' | 'agent' | 'customer' | 'relayed';
  isPublic: boolean;
  text: string;
  key: string | undefined;
  /** A human had spoken or had been given the ticket before. */
  afterHuman: boolean;
}

export async function readFacts({ read }: Place, state: State): Promise<Facts> {
  const rows = async <T>(text: string) => (await read<Record<string, unknown>>(text)).map(withNumbers) as T[];
  return {
    conversations: await rows(
      `SELECT c.id, c.source, c.channel, c.seq, c.ticket, p.native FROM conversations c LEFT JOIN contacts p ON p.id = c.contact`,
    ),
    messages: await rows(
      'SELECT conversation, seq, id, author, text, turn FROM messages ORDER BY conversation, seq',
    ),
    turns: await rows('SELECT id, conversation, decision, response FROM turns'),
    events: await rows(
      'SELECT source, native, conversation, kind, state, turn, at FROM events ORDER BY position',
    ),
    outbox: await rows(
      'SELECT position, key, conversation, turn, target, kind, state, payload, error FROM outbox ORDER BY position',
    ),
    handoffs: await rows('SELECT conversation, turn, state, ticket, error FROM handoffs'),
    comments: [...state.tickets.keys()].flatMap((id) => commentsOf(state, id)),
    tickets: [...state.tickets.values()].map(({ id, external_id }) => ({
      id: String(id),
      externalId: external_id,
    })),
  };
}

const NUMBERS = ['seq', 'at', 'position'];

function withNumbers(row: Record<string, unknown>): Record<string, unknown> {
  for (const name of NUMBERS) if (name in row) row[name] = Number(row[name]);
  return row;
}

/** By the ticket's audits: they hold who did what, in order, and the keys. */
function commentsOf(state: State, ticket: number): DeskComment[] {
  const comments: DeskComment[] = [];
  let afterHuman = false;
  for (const { author_id: actor, events, metadata } of state.audits.get(ticket) ?? []) {
    for (const { id, type, ...event } of events) {
      if (
        type === 'Change' &&
        event.field_name === 'assignee_id' &&
        event.value !== null &&
        event.value !== BOT_ID
      )
        afterHuman = true;
      if (type !== 'Comment') continue;
      const role = roleOf(state, Number(event.author_id), actor);
      const key = metadata.custom.deskhand as string | undefined;
      const isPublic = event.public === true;
      comments.push({
        id: String(id),
        ticket: String(ticket),
        role,
        isPublic,
        text: String(event.body),
        key,
        afterHuman,
      });
      if (role === 'agent' && isPublic) afterHuman = true;
    }
  }
  return comments;
}

function roleOf(state: State, author: number, actor: number): DeskComment['role'] {
  if (author === BOT_ID) return 'bot';
  if (actor === BOT_ID) return 'relayed';
  return state.user(author).role === 'end-user' ? 'customer' : 'agent';
}
