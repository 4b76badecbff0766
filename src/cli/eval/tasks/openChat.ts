import { newConversation } from '../../../desk/openConversation.ts';
import type { Bot } from '../../../domain/bot.ts';
import type { Conversation } from '../../../domain/conversation.ts';
import { createVault } from '../../../domain/createVault.ts';
import type { Knowledge } from '../../../domain/knowledge.ts';
import type { Message } from '../../../domain/message.ts';
import type { Turn } from '../../../domain/turn.ts';
import type { Understanding } from '../../../domain/understanding.ts';
import { takeTurn } from '../../../engine/takeTurn.ts';
import { NOW, type World } from './createWorld.ts';

export interface Chat {
  /** What the bot makes of the customer's message. */
  say(text: string): Promise<Turn>;
}

interface Parts {
  bot: Bot;
  understanding: Understanding;
  world: World;
  /** Names the conversation: what is done in it is done once under this name. */
  id: string;
}

const MINUTE = 60_000;
const MOST_RECENT = 20;
/** Of the chat page: nobody for sure. */
const VISITOR = `visitor-${'0'.repeat(20)}`;

/** The shop has no articles: what no flow covers is nobody's. */
const noArticles: Knowledge = { put() {}, remove() {}, search: () => [], thresholdFor: () => 1, size: 0 };

/** A conversation with the real engine, over a shop of its own. Nobody has signed in: the customer must say who they are. */
export function openChat({ bot, understanding, world, id }: Parts): Chat {
  const vault = createVault('eval');
  const tasks = { actions: () => world.actions, versionOf: async () => null, vault };
  const parts = { bot, understanding, knowledge: noArticles, clock: () => performance.now(), tasks };
  let conversation = newConversation('eval', id, { id: 'con_eval', native: VISITOR }, NOW).conversation;
  let recent: Message[] = [];
  let count = 0;
  return {
    async say(text) {
      const at = NOW + ++count * MINUTE;
      const native = `${id}:${count}`;
      const event = { delivery: native, native, ticket: id, kind: 'message' as const, at, text };
      const turn = await takeTurn(
        { conversation, recent },
        { ...event, person: { id: VISITOR }, attachments: [], data: {} },
        parts,
      );
      const said = turn.say.map((one) => messageOf('bot', one.text, native, at));
      recent = [...recent, messageOf('customer', text, native, at), ...said].slice(-MOST_RECENT);
      conversation = after(conversation, turn);
      return turn;
    },
  };
}

/** As it comes back from a store. */
function after(conversation: Conversation, { status, handoff, understood, memory }: Turn): Conversation {
  return {
    ...conversation,
    status,
    owner: handoff ? 'human' : conversation.owner,
    language: understood?.language ?? conversation.language,
    memory: JSON.parse(JSON.stringify(memory)),
  };
}

function messageOf(author: Message['author'], text: string, native: string, at: number): Message {
  return {
    id: `msg_${native}_${author}`,
    conversation: native,
    author,
    text,
    at,
    seq: at,
    buttons: [],
    sources: [],
    attachments: [],
    public: true,
  };
}
