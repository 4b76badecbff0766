import { parse } from 'yaml';
import { createActions } from '../../../src/actions/createActions.ts';
import { createMemoryRuns } from '../../../src/actions/memoryRuns.ts';
import { newConversation } from '../../../src/desk/openConversation.ts';
import { Action } from '../../../src/domain/action.ts';
import type { Bot } from '../../../src/domain/bot.ts';
import type { InboundEvent } from '../../../src/domain/event.ts';
import { Flow } from '../../../src/domain/flow.ts';
import type { Turn } from '../../../src/domain/turn.ts';
import { takeTurn } from '../../../src/engine/takeTurn.ts';
import { createTasks } from '../../../src/engine/tasks/createTasks.ts';
import { builtInPhrases } from '../../../src/flows/builtInPhrases.ts';
import { createUnderstanding } from '../../../src/understanding/createUnderstanding.ts';

/** Ten steps in one turn: slots, conditions, two reads through the gate, a choice, a sum, a text, and the question at its end. */
const FLOW = `
name: return_items
title: your return
intents: [return_order]
slots:
  order: { entity: order_number, ask: Which order? }
  reason: { ask: 'Why do you send {{ item.name }} back?' }
steps:
  - ask: order
  - call: find_order
    with: { id: '{{ slots.order }}' }
    save: order
  - if: order.status != "delivered"
    do:
      - stop: true
  - set: { total: '{{ order.items | sum: "price" }}', open: '{{ order.items | where: "open", true }}' }
  - choose: item
    from: open
    label: '{{ item.name }}, {{ item.color }}'
    text: Which one?
  - call: find_product
    with: { id: '{{ item.id }}' }
    save: product
  - set: { variants: '{{ product.variants | values | where: "available", true | map: "color" }}' }
  - say: '{{ item.name }} also comes in {{ variants | join: ", " }}.'
    when: variants
  - set: { days: '{{ order.delivered_at | days_until: now }}' }
  - ask: reason
`;

const ORDER = {
  id: '4711',
  status: 'delivered',
  delivered_at: '2026-01-02T00:00:00Z',
  items: ['shirt', 'lamp', 'mug', 'keyboard'].map((name, at) => ({
    id: `i${at}`,
    name,
    color: ['blue', 'white', 'green', 'black'][at]!,
    price: 10 + at,
    open: at < 3,
  })),
};
const PRODUCT = {
  variants: Object.fromEntries(
    ['red', 'blue', 'grey', 'black'].map((color, at) => [`v${at}`, { color, available: at % 2 === 0 }]),
  ),
};

const read = (name: string) =>
  Action.parse({ name, does: 'read', requester: false, arguments: { id: {} }, carry: { hook: name } });

/** `turn`: one message to one decision, with understanding, the flow and the gate; nothing is sent and nothing stored. */
export async function openScenario(): Promise<{ turn: () => Promise<Turn> }> {
  const phrases = builtInPhrases('en')!;
  const bot: Bot = {
    name: 'Bench',
    language: 'en',
    languages: [],
    precision: 0.95,
    clarifyAt: 0.3,
    intentAt: 0.6,
    maxMisses: 2,
    phrases,
    phrasesIn: { en: phrases },
    otherLanguages: {},
    entities: [],
    intents: [
      intent('return_order', [
        'I want to return something',
        'send my order back',
        'I would like to return my order',
        'return an item',
        'I want to return the shirt of my order',
      ]),
      intent('order_status', [
        'where is my order',
        'track my order',
        'when does it arrive',
        'what is the status',
      ]),
    ],
    flows: [Flow.parse(parse(FLOW))],
    actions: [read('find_order'), read('find_product')],
    version: 'bench',
  };
  const understanding = await createUnderstanding({ bot });
  const gate = createActions({
    actions: () => bot.actions,
    runs: createMemoryRuns(),
    carriers: { hook: async ({ action }) => (action.name === 'find_order' ? ORDER : PRODUCT) },
    secrets: async () => ({}),
    now: () => Date.UTC(2026, 0, 5),
    log: { warn() {}, error() {} },
  });
  const tasks = createTasks({
    current: () => bot,
    openGate: () => gate,
    kept: async () => null,
    secret: 'bench',
  });
  const knowledge = { put() {}, remove() {}, size: 0, search: () => [], thresholdFor: () => 1 };
  const parts = { bot, understanding, knowledge, tasks, clock: () => performance.now() };
  const { conversation } = newConversation('default', 'cnv_1', { id: 'con_1', native: 'u1' }, 0);
  let count = 0;
  return {
    turn: () => takeTurn({ conversation, recent: [] }, messageOf(`n${++count}`), parts),
  };
}

const intent = (name: string, examples: string[]) => ({
  name,
  description: '',
  examples,
  slots: [],
  translations: {},
});

function messageOf(native: string): InboundEvent {
  return {
    delivery: native,
    native,
    ticket: 'cnv_1',
    kind: 'message',
    at: Date.UTC(2026, 0, 5),
    person: { id: 'u1' },
    text: 'I want to return the blue shirt of order 4711',
    attachments: [],
    data: {},
  };
}
