import { newConversation } from '../../../src/desk/openConversation.ts';
import { Action } from '../../../src/domain/action.ts';
import type { Bot, ModelSettings } from '../../../src/domain/bot.ts';
import type { Contact, Conversation } from '../../../src/domain/conversation.ts';
import { createVault } from '../../../src/domain/createVault.ts';
import type { Found } from '../../../src/domain/knowledge.ts';
import type { Model } from '../../../src/domain/model.ts';
import type { Turn } from '../../../src/domain/turn.ts';
import { takeTurn } from '../../../src/engine/takeTurn.ts';
import { createModel } from '../../../src/models/createModel.ts';
import { createGate, GET_ORDER, REFUND } from '../../actions/house.ts';
import { FakeOpenAi, type Manner } from '../../servers/openai.ts';
import { tinyBot } from '../tinyBot.ts';
import { tinyUnderstanding } from '../tinyUnderstanding.ts';

/** What the model does at one step: writes, asks for a tool, or fails. */
export type Doing = string | [name: string, given: object | string] | Manner;

export interface PlanChatOptions {
  settings?: Partial<ModelSettings>;
  /** Raw definitions of actions beside `get_order`. */
  definitions?: object[];
  contact?: Partial<Contact>;
  found?: Found[];
  bot?: Partial<Bot>;
}

/** Asks for a yes in words of its own. */
export const ASKING = { ...REFUND, confirm: 'Refund {{ arguments.amount }} for {{ arguments.order_id }}?' };
const PRICES = { in: 1_000, out: 1_000 };

/** For the tests of one file: a model that does what each test says, and conversations around a gate that is real. */
export function openPlanning() {
  const server = new FakeOpenAi();
  beforeAll(() => server.listen());
  afterAll(() => server.stop());

  return {
    server,
    /** What the model will do, step by step; then it hands over. */
    does(...steps: Doing[]) {
      server.behave(mannerOf(['hand_over_to_person', {}]), ...steps.map(mannerOf));
    },
    open: (options: PlanChatOptions = {}) => openChat(server, options),
  };
}

function mannerOf(doing: Doing): Manner {
  if (typeof doing === 'string') return { text: doing };
  if (!Array.isArray(doing)) return doing;
  const [name, given] = doing;
  return {
    calls: () => [{ name, arguments: typeof given === 'string' ? given : JSON.stringify(given) }],
    piece: 5,
  };
}

function openChat(server: FakeOpenAi, options: PlanChatOptions) {
  const { settings = {}, definitions = [ASKING], contact = {}, found = [], bot: more = {} } = options;
  const { gate, shop, runs } = createGate({ definitions });
  const model: Model = createModel({ baseURL: server.baseURL, model: 'small', price: () => PRICES });
  const bot: Bot = {
    ...tinyBot,
    actions: [GET_ORDER, ...definitions.map((one) => Action.parse(one))],
    model: { use: true, budgetMs: 10_000, agent: true, ...settings },
    ...more,
  };
  const knowledge = { put() {}, remove() {}, size: 1, search: () => found, thresholdFor: () => 0.7 };
  const tasks = { actions: () => gate, versionOf: async () => null, vault: createVault('test') };
  const person = { id: 'con_1', native: 'c1', name: 'Ana Lima', ...contact };
  let count = 0;
  const chat = {
    shop,
    runs,
    model: model as Model | null,
    conversation: newConversation('default', 'cnv_1', person, 0).conversation as Conversation,
    async say(text: string, from = person.native): Promise<Turn> {
      const base = {
        delivery: `d${++count}`,
        native: `n${count}`,
        ticket: 'cnv_1',
        kind: 'message' as const,
      };
      const event = {
        ...base,
        at: count * 60_000,
        person: { id: from },
        text,
        attachments: [],
        data: {},
      };
      const parts = {
        bot,
        understanding: tinyUnderstanding,
        knowledge,
        clock: () => 0,
        tasks,
        model: chat.model,
      };
      const turn = await takeTurn({ conversation: chat.conversation, recent: [] }, event, parts);
      chat.conversation = {
        ...chat.conversation,
        status: turn.status,
        owner: turn.handoff ? 'human' : chat.conversation.owner,
        // As it comes back from the store, after a restart.
        memory: JSON.parse(JSON.stringify(turn.memory)),
      };
      return turn;
    },
  };
  return chat;
}
