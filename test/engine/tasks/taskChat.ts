import { parse } from 'yaml';
import { newConversation } from '../../../src/desk/openConversation.ts';
import { Action, type Actions } from '../../../src/domain/action.ts';
import type { Bot } from '../../../src/domain/bot.ts';
import type { Conversation } from '../../../src/domain/conversation.ts';
import { createVault } from '../../../src/domain/createVault.ts';
import type { InboundEvent } from '../../../src/domain/event.ts';
import { Flow, type FlowVersion } from '../../../src/domain/flow.ts';
import type { Hooks } from '../../../src/domain/hook.ts';
import type { Json } from '../../../src/domain/json.ts';
import type { Message } from '../../../src/domain/message.ts';
import type { Turn } from '../../../src/domain/turn.ts';
import { takeTurn } from '../../../src/engine/takeTurn.ts';
import { builtInPhrases } from '../../../src/flows/builtInPhrases.ts';
import { createUnderstanding } from '../../../src/understanding/createUnderstanding.ts';
import { createMemoryActions, type MemoryAction, type MemoryActions } from './memoryActions.ts';

export interface TaskBot {
  /** YAML of each flow. */
  flows: string[];
  /** What each action does; its declaration follows from it. */
  actions?: Record<string, MemoryAction & { does?: 'read' | 'write' }>;
  /** Examples by intent. */
  intents: Record<string, string[]>;
  answers?: Record<string, string>;
  languages?: string[];
  /** Earlier versions, by name. */
  versions?: Record<string, FlowVersion>;
  entities?: Bot['entities'];
  /** The real gate, in place of the one in miniature. */
  gate?: Pick<Actions, 'run' | 'undo'>;
  /** Our own clock; else the event's time counts. */
  now?: () => number;
  hooks?: Hooks;
}

export interface TaskChat {
  bot: Bot;
  actions: MemoryActions;
  conversation: Conversation;
  at: number;
  say(text: string, more?: Partial<InboundEvent>): Promise<Turn>;
  /** Something happens beside the conversation. */
  happen(name: string, data?: Record<string, Json>): Promise<Turn>;
  /** The time that the conversation waits for has come. */
  wake(at: number): Promise<Turn>;
}

/** All that a turn says, on one line. */
export const said = ({ say }: Turn) =>
  say
    .map(({ text, buttons = [] }) =>
      [text.replace(/\s+/g, ' '), ...buttons.map(({ label }) => `[${label}]`)].join(' '),
    )
    .join(' / ');

const MINUTE = 60_000;
const PHRASES = builtInPhrases('en')!;

export function makeBot({
  flows,
  actions = {},
  intents,
  answers = {},
  languages = [],
  entities = [],
}: TaskBot): Bot {
  return {
    name: 'Test',
    language: 'en',
    languages,
    precision: 0.95,
    answerAt: 0.7,
    clarifyAt: 0.3,
    intentAt: 0.6,
    maxMisses: 2,
    phrases: PHRASES,
    phrasesIn: { en: PHRASES, ...Object.fromEntries(languages.map((code) => [code, builtInPhrases(code)!])) },
    otherLanguages: {},
    intents: Object.entries(intents).map(([name, examples]) => ({
      name,
      description: '',
      examples,
      slots: [],
      translations: {},
      ...(answers[name] === undefined ? {} : { answer: answers[name] }),
    })),
    entities,
    flows: flows.map((text) => Flow.parse(parse(text))),
    actions: Object.entries(actions).map(([name, { does = 'write', redo }]) =>
      Action.parse({
        name,
        does,
        redo,
        carry: { hook: name },
        ...(does === 'write' ? { level: 'act' } : {}),
      }),
    ),
    version: 'v2',
  };
}

/** A conversation with the real engine, understanding and flows, around actions that live in memory. */
export async function openTaskChat(given: TaskBot): Promise<TaskChat> {
  const bot = makeBot(given);
  const understanding = await understandingOf(bot);
  const actions = createMemoryActions(given.actions ?? {});
  const tasks = {
    actions: () => given.gate ?? actions,
    versionOf: async (version: string) => given.versions?.[version] ?? null,
    vault: createVault('test'),
    now: given.now,
  };
  const knowledge = { put() {}, remove() {}, size: 1, search: shippingOnly, thresholdFor: () => 0.7 };
  const parts = { bot, understanding, knowledge, clock: () => 0, tasks, hooks: given.hooks };
  let count = 0;
  let recent: Message[] = [];

  async function take(event: Partial<InboundEvent>): Promise<Turn> {
    chat.at += MINUTE;
    const base = {
      delivery: `d${++count}`,
      native: `n${count}`,
      ticket: 'cnv_1',
      kind: 'message' as const,
      at: chat.at,
    };
    const whole = { ...base, person: { id: 'u1' }, text: '', attachments: [], data: {}, ...event };
    const turn = await takeTurn({ conversation: chat.conversation, recent }, whole, parts);
    const message = (author: Message['author'], text: string): Message => ({
      ...{ id: `m${count}`, conversation: 'cnv_1', author, text, at: chat.at, seq: count },
      ...{ buttons: [], sources: [], attachments: [], public: true },
    });
    recent = [
      ...recent,
      message('customer', whole.text),
      ...turn.say.map(({ text }) => message('bot', text)),
    ].slice(-20);
    chat.conversation = {
      ...chat.conversation,
      status: turn.status,
      owner: turn.handoff ? 'human' : chat.conversation.owner,
      language: turn.understood?.language ?? chat.conversation.language,
      // As it comes back from the store, after a restart.
      memory: JSON.parse(JSON.stringify(turn.memory)),
    };
    return turn;
  }

  const chat: TaskChat = {
    bot,
    actions,
    at: Date.UTC(2026, 0, 5, 9),
    conversation: newConversation('default', 'cnv_1', { id: 'con_1', native: 'u1', name: 'Ana Lima' }, 0)
      .conversation,
    say: (text, more) => take({ text, ...more }),
    happen: (name, data = {}) => take({ kind: 'event', data: { name, data } }),
    wake(at) {
      chat.at = at - MINUTE;
      return take({ kind: 'wake' });
    },
  };
  return chat;
}

/** Learnt once for the same intents. */
const learnt = new Map<string, ReturnType<typeof createUnderstanding>>();

function understandingOf(bot: Bot): ReturnType<typeof createUnderstanding> {
  const key = JSON.stringify([bot.intents, bot.entities, bot.languages]);
  const known = learnt.get(key) ?? createUnderstanding({ bot });
  learnt.set(key, known);
  return known;
}

/** One article, that any question on shipping finds. */
function shippingOnly({ text }: { text: string }) {
  const confidence = /\bship/i.test(text) ? 0.95 : 0.05;
  return [
    {
      article: { id: 'a1', title: 'Shipping', url: undefined, version: 1 },
      quote: 'We ship to all of Europe.',
      score: confidence,
      confidence,
    },
  ];
}
