import { newConversation } from '../../src/desk/openConversation.ts';
import type { Bot } from '../../src/domain/bot.ts';
import type { Conversation } from '../../src/domain/conversation.ts';
import type { InboundEvent } from '../../src/domain/event.ts';
import type { Found, Knowledge, SearchQuery } from '../../src/domain/knowledge.ts';
import type { Message } from '../../src/domain/message.ts';
import type { Turn } from '../../src/domain/turn.ts';
import { takeTurn } from '../../src/engine/takeTurn.ts';
import { tinyBot } from './tinyBot.ts';
import { tinyUnderstanding } from './tinyUnderstanding.ts';

export interface Chat {
  conversation: Conversation;
  recent: Message[];
  /** What was searched for, in order. */
  searched: SearchQuery[];
  say(text: string, more?: Partial<InboundEvent>): Promise<Turn>;
}

/** All that a turn says, on one line. */
export const textOf = ({ say }: Turn) => say.map(({ text }) => text).join(' / ');

const MINUTE = 60_000;
const CONTACT = { id: 'con_1', native: 'u1' };

/** Two articles: one that "printer" surely finds, two that "device" may mean. */
export const articles: Record<
  string,
  { title: string; word: RegExp; confidence: number; language?: string }
> = {
  a1: { title: 'Mend the printer', word: /printer|drucker/i, confidence: 0.9 },
  a2: { title: 'Connect a device', word: /device/i, confidence: 0.5 },
  a3: { title: 'Sell a device', word: /device/i, confidence: 0.4 },
  a4: { title: 'Pay by card', word: /card/i, confidence: 0.95, language: 'en' },
};

function tinyKnowledge(searched: SearchQuery[]): Knowledge {
  return {
    put() {},
    remove() {},
    size: Object.keys(articles).length,
    thresholdFor: (precision) => precision,
    search(query) {
      searched.push(query);
      return Object.entries(articles)
        .filter(([, { word }]) => word.test(query.text))
        .map(([id, { title, confidence, language }]): Found => {
          const article = { id, title, url: undefined, version: 1, language };
          return { article, quote: `quote of ${title}`, score: confidence, confidence };
        });
    },
  };
}

/** A conversation that lives in memory and goes on as the desk would carry it on. */
export function openChat({
  bot = tinyBot,
  given = {},
}: {
  bot?: Bot;
  given?: Partial<Conversation>;
} = {}): Chat {
  const searched: SearchQuery[] = [];
  const parts = { bot, understanding: tinyUnderstanding, knowledge: tinyKnowledge(searched), clock: () => 0 };
  let at = Date.UTC(2026, 0, 5, 9);
  const chat: Chat = {
    searched,
    recent: [],
    conversation: { ...newConversation('default', 'cnv_1', CONTACT, at).conversation, ...given },
    async say(text, more = {}) {
      at += MINUTE;
      const event = toEvent(text, at, more);
      const { conversation, recent } = chat;
      const turn = await takeTurn({ conversation, recent }, event, parts);
      const said = [
        message('customer', event.text, at),
        ...turn.say.map((saying) => message('bot', saying.text, at)),
      ];
      chat.recent = [...recent, ...said].slice(-20);
      chat.conversation = {
        ...conversation,
        status: turn.status,
        owner: turn.handoff ? 'human' : conversation.owner,
        language: turn.understood?.language ?? conversation.language,
        // As it comes back from the store.
        memory: JSON.parse(JSON.stringify(turn.memory)),
      };
      return turn;
    },
  };
  return chat;
}

function toEvent(text: string, at: number, more: Partial<InboundEvent>): InboundEvent {
  const person = { id: 'u1' };
  const base = { delivery: `d${at}`, native: `n${at}`, ticket: 'cnv_1', kind: 'message' as const };
  return { ...base, at, person, text, attachments: [], data: {}, ...more };
}

function message(author: Message['author'], text: string, at: number): Message {
  const rest = { buttons: [], sources: [], attachments: [], public: true, seq: 1 };
  return { id: `m${at}`, conversation: 'cnv_1', author, text, at, ...rest };
}
