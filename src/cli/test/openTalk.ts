import { beginEpisode, contactOf, newConversation } from '../../desk/openConversation.ts';
import type { Packet } from '../../desk/packet.ts';
import { recordTurn } from '../../desk/recordTurn.ts';
import { renderNote } from '../../desk/renderNote.ts';
import { type Context, RECENT } from '../../domain/conversation.ts';
import type { Given } from '../../domain/conversationTest.ts';
import type { InboundEvent, Person } from '../../domain/event.ts';
import { digest } from '../../domain/ids.ts';
import type { Message } from '../../domain/message.ts';
import type { Turn } from '../../domain/turn.ts';

const BEGIN = Date.UTC(2026, 0, 5, 9);
const MINUTE = 60_000;
const TICKET = { installation: 'desk', id: 'ticket_1', number: '1001' };

/** What one event led to. */
export interface Came {
  turn: Turn;
  replies: Message[];
  /** What the agent is given who takes over; null without a handoff. */
  note: string | null;
}

/** A conversation that lives in memory and goes on as the desk carries it on. Its ids and its clock are the same every time. */
export interface Talk {
  readonly context: Context;
  /** ms since 1970. */
  at: number;
  /** Something that the engine decides on. */
  hear(event: Partial<InboundEvent>): Promise<Came>;
  /** Something that a human at the desk does; the engine has no part in it. */
  human(kind: 'agent_reply' | 'agent_note' | 'assigned' | 'handback', text?: string): void;
}

export type Decide = (context: Context, event: InboundEvent) => Promise<Turn>;

export function openTalk(given: Given, decide: Decide): Talk {
  const { channel = 'chat', verified = true, now } = given;
  const person = personIn(given, channel, verified);
  const source = channel === 'chat' ? 'api' : TICKET.installation;
  let context = beginTalk(channel, source, person, now === undefined ? BEGIN : Date.parse(now));
  let count = 0;

  function toEvent(event: Partial<InboundEvent>): InboundEvent {
    talk.at += MINUTE;
    const id = `event_${++count}`;
    const base = {
      delivery: id,
      native: id,
      ticket: channel === 'ticket' ? TICKET.id : context.conversation.id,
      kind: 'message' as const,
      at: talk.at,
      person,
    };
    return { ...base, text: '', attachments: [], data: {}, ...event };
  }

  function keep(next: Context['conversation'], messages: Message[]): void {
    // As it comes back from the store.
    const conversation = { ...next, memory: JSON.parse(JSON.stringify(next.memory)) };
    context = { conversation, recent: [...context.recent, ...messages].slice(-RECENT) };
  }

  const talk: Talk = {
    get context() {
      return context;
    },
    at: context.conversation.createdAt,
    async hear(partly) {
      const event = toEvent(partly);
      const begun = beginEpisode(context, talk.at)?.context ?? context;
      const turn = await decide(begun, event);
      const isNew = turn.handoff !== null && begun.conversation.ticket === undefined;
      const recorded = recordTurn({
        turnId: `turn_${count}`,
        context: begun,
        event,
        turn,
        ticketNumber: isNew ? TICKET.number : undefined,
        handoffTarget: 'local',
        intentAt: undefined,
        now: talk.at,
      });
      const { conversation, handoff } = recorded;
      keep(isNew ? { ...conversation, ticket: TICKET } : conversation, recorded.messages);
      const packet = handoff ? (JSON.parse(handoff.packet) as Packet) : null;
      return { turn, replies: recorded.replies, note: packet && renderNote(packet, context.recent) };
    },
    human(kind, text = '') {
      const { at } = toEvent({});
      const { conversation } = context;
      const seq = conversation.seq + (text === '' ? 0 : 1);
      const owner = kind === 'handback' ? 'bot' : kind === 'agent_note' ? conversation.owner : 'human';
      const moves = kind !== 'agent_note';
      const next = {
        ...conversation,
        seq,
        owner,
        version: conversation.version + 1,
        ...(moves ? { fence: conversation.fence + 1, ownerAt: at } : {}),
        updatedAt: at,
      } as const;
      keep(next, text === '' ? [] : [agentMessage(seq, at, text, kind !== 'agent_note')]);
    },
  };
  return talk;
}

/** Anybody may be a visitor of the chat page: their id proves nothing. */
function personIn(
  { contact = { id: 'customer' } }: Given,
  channel: 'chat' | 'ticket',
  verified: boolean,
): Person {
  if (channel === 'ticket') return { ...contact, verified };
  return verified ? contact : { ...contact, id: `visitor-${digest(contact.id).slice(0, 20)}` };
}

function beginTalk(channel: 'chat' | 'ticket', source: string, person: Person, at: number): Context {
  const contact = contactOf('test', source, person);
  const { conversation } = newConversation('test', 'conversation_1', contact, at);
  const ticket = channel === 'ticket' ? { ticket: TICKET } : {};
  return { conversation: { ...conversation, channel, source, episode: 'episode_1', ...ticket }, recent: [] };
}

function agentMessage(seq: number, at: number, text: string, isPublic: boolean): Message {
  const rest = { buttons: [], sources: [], attachments: [] };
  return {
    id: `message_${seq}`,
    conversation: 'conversation_1',
    seq,
    author: 'agent',
    public: isPublic,
    text,
    at,
    ...rest,
  };
}
