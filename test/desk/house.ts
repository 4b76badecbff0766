import { createDesk, type Desk } from '../../src/desk/createDesk.ts';
import type { Log } from '../../src/desk/parts.ts';
import type { Phrases } from '../../src/domain/bot.ts';
import type { Context } from '../../src/domain/conversation.ts';
import type { InboundEvent } from '../../src/domain/event.ts';
import type { HelpDesk } from '../../src/domain/helpdesk.ts';
import type { Hooks } from '../../src/domain/hook.ts';
import type { Knowledge } from '../../src/domain/knowledge.ts';
import type { Turn } from '../../src/domain/turn.ts';
import { nothingUnderstood, type Understanding } from '../../src/domain/understanding.ts';
import { takeHandoff, takeTurn } from '../../src/engine/takeTurn.ts';
import type { Store } from '../../src/store/port.ts';

export const phrases: Phrases = {
  greeting: 'Hello.',
  thanks: 'You are welcome.',
  goodbye: 'Goodbye.',
  clarify: 'Which of these?',
  clarifyOne: 'Is it this?',
  whichThing: 'Which {{thing}}?',
  rephrase: 'Say it in other words?',
  handoff: 'A person takes over. Your ticket is {{ticket}}.',
  handoffNoTicket: 'A person takes over.',
  ticketNumber: 'Your ticket is {{ticket}}.',
  helped: 'Good to hear.',
  noneOfThese: 'None of these',
  empty: 'I got your file. What is it about?',
  yes: 'Yes',
  no: 'No',
  cancelled: 'Stopped {{ title }}.',
  staysDone: 'Stays done: {{ actions }}.',
  backTo: 'Back to {{ title }}.',
  nothingChanged: 'Nothing changed.',
  undone: 'Undone.',
  notUndone: 'Not undone: {{ actions }}.',
  notKnown: 'Not known: {{ actions }}.',
  awaitsApproval: 'A colleague approves.',
  waitsApproval: 'still to be decided',
  waitsEvent: 'still waiting',
  nothingOpen: 'nothing under way',
  refused: 'Not possible.',
  askAgain: 'Again?',
  askOnceMore: 'Once more?',
  whichDay: 'You said {{ time }}: which day?',
  askBetween: 'Which of them?',
  tooLate: 'Too late.',
  confirmAction: 'Do {{ action }}?',
  yourRequest: 'your request',
};

export const bot = {
  name: 'Test',
  language: 'en',
  precision: 0.95,
  answerAt: 0.7,
  clarifyAt: 0.3,
  intentAt: 0.6,
  maxMisses: 2,
  phrases,
  languages: [],
  phrasesIn: { en: phrases },
  otherLanguages: {},
  entities: [],
  flows: [],
  actions: [],
  version: 'v1',
  intents: [],
};

/** Understands one thing: "human" asks for a person. */
export const understanding: Understanding = {
  understand({ text }) {
    const nothing = nothingUnderstood(text, 'en');
    const signals = { ...nothing.signals, person: text.includes('human'), request: true };
    return { ...nothing, outOfScope: 1, signals };
  },
};

/** Knows one thing for sure: every text that holds "order" is answered. */
export const knowledge: Knowledge = {
  put() {},
  remove() {},
  size: 1,
  thresholdFor: (precision) => precision,
  search: ({ text }) => [
    {
      article: { id: 'a1', title: 'Orders', url: 'https://help.example.test/orders', version: 1 },
      quote: `About: ${text}`,
      score: 1,
      confidence: text.includes('order') ? 0.95 : 0.1,
    },
  ],
};

export const silentLog: Log = { info() {}, warn() {}, error() {} };

export interface HouseOptions {
  store: Store;
  desks: Record<string, HelpDesk>;
  handoffTarget?: string;
  decide?: (context: Context, event: InboundEvent) => Promise<Turn>;
  hooks?: Hooks;
  now?: () => number;
  random?: () => number;
  replica?: string;
  everyMs?: number;
}

/** The real desk, engine and store, around desks that a test controls. */
export function openHouse(options: HouseOptions): Desk {
  const {
    store,
    desks,
    handoffTarget = Object.keys(desks)[0] ?? 'local',
    now = Date.now,
    random = Math.random,
  } = options;
  const engine = { bot, understanding, knowledge, clock: () => performance.now(), hooks: options.hooks };
  return createDesk({
    store,
    decide: options.decide ?? ((context, event) => takeTurn(context, event, engine)),
    decideHandoff: (context, event) => takeHandoff(context, event, engine),
    phrases: () => phrases,
    connections: { get: (id) => desks[id], handoffTarget: () => handoffTarget },
    happened: { message() {}, turn() {}, delivery() {}, deskError() {} },
    log: silentLog,
    now,
    random,
    replica: options.replica ?? 'one',
    everyMs: options.everyMs ?? 20,
  });
}

/** Waits until `check` holds; fails with what it was waiting for. */
export async function until(
  what: string,
  check: () => boolean | Promise<boolean>,
  withinMs = 10_000,
): Promise<void> {
  const end = Date.now() + withinMs;
  while (!(await check())) {
    if (Date.now() > end) throw new Error(`waited ${withinMs} ms in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Nothing is left to do: no event waits and no delivery. */
export async function settled({ outbox, inbox }: Store): Promise<void> {
  // A claim in the past takes nothing away from the workers, but shows what they have not yet worked off.
  const isIdle = async () => (await inbox.claim('probe', Date.now(), -1, 1)).length === 0;
  await until('events to be worked off', isIdle, 60_000);
  await until('the outbox to empty', async () => (await outbox.depth(Date.now())).waiting === 0, 60_000);
}
