import { fileURLToPath } from 'node:url';
import { createActions } from '../../src/actions/createActions.ts';
import { createMemoryRuns } from '../../src/actions/memoryRuns.ts';
import { newConversation } from '../../src/desk/openConversation.ts';
import type { Conversation } from '../../src/domain/conversation.ts';
import { createVault } from '../../src/domain/createVault.ts';
import type { InboundEvent } from '../../src/domain/event.ts';
import { DECIDED } from '../../src/domain/flow.ts';
import type { Json } from '../../src/domain/json.ts';
import type { Knowledge } from '../../src/domain/knowledge.ts';
import type { Message } from '../../src/domain/message.ts';
import type { Turn } from '../../src/domain/turn.ts';
import { takeTurn } from '../../src/engine/takeTurn.ts';
import { loadBot } from '../../src/flows/loadBot.ts';
import { createDemoApps } from '../../src/starter/demo/createDemoApps.ts';
import { createUnderstanding } from '../../src/understanding/createUnderstanding.ts';

const bot = await loadBot(fileURLToPath(new URL('../../src/starter', import.meta.url)));
const understanding = await createUnderstanding({ bot });
const MINUTE = 60_000;
const silent = { warn() {}, error() {} };

/** One article, that any question on gift cards finds. */
const knowledge: Knowledge = {
  put() {},
  remove() {},
  size: 1,
  thresholdFor: () => 0.7,
  search: ({ text }) => {
    const confidence = /gift card/i.test(text) ? 0.95 : 0.05;
    const article = { id: 'a1', title: 'Gift cards', url: undefined, version: 1, language: 'en' };
    return [{ article, quote: 'Gift cards are valid for three years.', score: confidence, confidence }];
  },
};

export interface StarterChat {
  conversation: Conversation;
  /** What the demo has sent by mail, latest last. */
  mails: string[];
  /** What was last awaiting approval. */
  run: string | undefined;
  /** Says it, and gives all that is replied, with the buttons. */
  say(text: string): Promise<string>;
  turn(text: string): Promise<Turn>;
  /** Time passes. */
  skip(minutes: number): void;
  /** An agent decides on what waits. */
  decide(approved: boolean): Promise<string>;
  /** The shop as a customer's own look would show it. */
  look(verb: string, given: Record<string, Json>): Promise<Json>;
}

/** As `who`, whom the channel has verified; or as a visitor whom nobody knows. */
export function openStarterChat(
  who?: { id: string; email?: string; name?: string },
  { hasApps = true } = {},
): StarterChat {
  let at = Date.UTC(2026, 0, 5, 9);
  let count = 0;
  let recent: Message[] = [];
  const mails: string[] = [];
  const apps = createDemoApps({ now: () => at, mail: (to, text) => mails.push(`${to}: ${text}`) });
  const actions = createActions({
    actions: () => bot.actions,
    runs: createMemoryRuns(),
    carriers: {
      app: (call) => apps((call.action.carry as { app: string }).app, call.arguments, call),
    },
    secrets: async () => ({}),
    now: () => at,
    log: silent,
  });
  const tasks = {
    actions: () => actions,
    versionOf: async () => null,
    vault: createVault('test'),
    serves: () => hasApps,
  };
  const parts = { bot, understanding, knowledge, clock: () => 0, tasks };
  const native = who?.id ?? 'visitor-0123456789abcdef0123';
  const contact = { id: 'con_1', native, name: who?.name, email: who?.email };
  const start = newConversation('default', 'cnv_1', contact, at).conversation;

  async function take(event: Partial<InboundEvent>): Promise<Turn> {
    at += MINUTE;
    const base = {
      delivery: `d${++count}`,
      native: `n${count}`,
      ticket: 'cnv_1',
      kind: 'message' as const,
      at,
    };
    const whole = {
      ...base,
      person: { ...contact, id: native },
      text: '',
      attachments: [],
      data: {},
      ...event,
    };
    const turn = await takeTurn({ conversation: chat.conversation, recent }, whole as InboundEvent, parts);
    const message = (author: Message['author'], text: string, buttons: Message['buttons'] = []): Message => ({
      ...{ id: `m${count}`, conversation: 'cnv_1', author, text, at, seq: count, buttons },
      ...{ sources: [], attachments: [], public: true },
    });
    const replies = turn.say.map(({ text, buttons }) => message('bot', text, buttons));
    recent = [...recent, message('customer', whole.text), ...replies].slice(-20);
    chat.run = turn.actions?.find(({ status }) => status === 'awaiting_approval')?.run ?? chat.run;
    chat.conversation = {
      ...chat.conversation,
      status: turn.status,
      owner: turn.handoff ? 'human' : chat.conversation.owner,
      language: turn.understood?.language ?? chat.conversation.language,
      // As it comes back from the store.
      memory: JSON.parse(JSON.stringify(turn.memory)),
    };
    return turn;
  }

  const chat: StarterChat = {
    conversation: start,
    mails,
    run: undefined,
    turn: (text) => take({ text }),
    skip(minutes) {
      at += minutes * MINUTE;
    },
    say: async (text) => said(await take({ text })),
    async decide(approved) {
      await actions.decide('default', chat.run!, { approve: approved, by: 'Eva' });
      return said(await take({ kind: 'event', data: { name: DECIDED, data: { run: chat.run } } } as never));
    },
    look: (verb, given) => apps(verb, given, { key: `look-${++count}` }),
  };
  return chat;
}

const said = ({ say, handoff }: Turn) =>
  [
    ...say.map(({ text, buttons = [] }) =>
      [text.replace(/\s+/g, ' '), ...buttons.map(({ label }) => `[${label}]`)].join(' '),
    ),
    ...(handoff ? [`(handed over: ${handoff.reason})`] : []),
  ].join(' ');
