import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  nothingUnderstood,
  type Scored,
  type Understanding,
  type Understood,
} from '../../src/domain/understanding.ts';
import { takeTurn } from '../../src/engine/takeTurn.ts';
import { createAddExamples } from '../../src/flows/addExample.ts';
import { loadBot } from '../../src/flows/loadBot.ts';
import { createKnowledge } from '../../src/knowledge/createKnowledge.ts';
import type { Store } from '../../src/store/port.ts';
import { type House, openServer, WORKSPACE } from './house.ts';

const INTENTS = {
  refund: `# Money back
name: refund
description: Wants money back
answer: You get it back.
examples:
  - I want my money back   # the classic
  - please refund my order
  - refund please
`,
  cancel: `name: cancel
description: Cancels a subscription
answer: It ends today.
examples:
  - cancel my subscription
  - end my plan
  - please refund and cancel my order
`,
  hours: 'name: hours\nexamples:\n  - when do you open\n  - opening hours\n  - are you open on Sunday\n',
};
const BOT = 'name: Test\nlanguage: en\nlanguages: [de]\nintentAt: 0.6\nclarifyAt: 0.9\nanswerAt: 0.95\n';

export interface LearningHouse extends House {
  /** Text of a file of the bot folder. */
  file(name: string): Promise<string>;
  dir: string;
  /** How often the bot was loaded anew. */
  trained(): number;
  /** The bot as it was, and nothing in the queue. */
  reset(): Promise<void>;
}

/** The whole server around a bot folder of its own, with the engine and an understanding that goes by what a text holds. */
export async function openLearning(store: Store): Promise<LearningHouse> {
  const dir = await mkdtemp(join(tmpdir(), 'bot-'));
  await writeBot(dir);
  let bot = await loadBot(dir);
  let trained = 0;
  const engine = {
    bot,
    understanding: byWords,
    knowledge: createKnowledge(),
    clock: () => performance.now(),
  };
  const house = await openServer({
    store,
    decide: (context, event) => takeTurn(context, event, engine),
    improving: {
      bot: () => bot,
      addExamples: createAddExamples({ dir, languages: () => bot }),
      async retrain() {
        bot = await loadBot(dir);
        engine.bot = bot;
        trained++;
      },
    },
  });
  return {
    ...house,
    dir,
    file: (name) => readFile(join(dir, 'intents', `${name}.yaml`), 'utf8'),
    trained: () => trained,
    async reset() {
      await writeBot(dir);
      bot = await loadBot(dir);
      engine.bot = bot;
      trained = 0;
      const { suggestions } = await store.suggestions.list(WORKSPACE, 'open', 1_000);
      const ids = suggestions.map(({ id }) => id);
      const decision = { state: 'dismissed', intent: null, by: 'a reset', now: Date.now() } as const;
      await store.suggestions.decide(WORKSPACE, ids, decision);
    },
    async stop() {
      await house.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

async function writeBot(dir: string): Promise<void> {
  await mkdir(join(dir, 'intents'), { recursive: true });
  await writeFile(join(dir, 'bot.yaml'), BOT);
  for (const [name, text] of Object.entries(INTENTS))
    await writeFile(join(dir, 'intents', `${name}.yaml`), text);
}

/** Understands `sure of refund`, `guess refund`, `between refund and cancel`, `human`, `thanks`; German with `ich`. */
const byWords: Understanding = {
  understand: ({ text }) => {
    const [, sure] = /sure of (\w+)/.exec(text) ?? [];
    const [, guess] = /guess (\w+)/.exec(text) ?? [];
    const [, one, other] = /between (\w+) and (\w+)/.exec(text) ?? [];
    const scored: Scored[] = [];
    if (sure) scored.push({ name: sure, confidence: 0.9 }, { name: 'hours', confidence: 0.05 });
    if (guess) scored.push({ name: guess, confidence: 0.4 });
    if (one && other) scored.push({ name: one, confidence: 0.45 }, { name: other, confidence: 0.43 });
    const [intent = null, ...alternatives] = scored;
    return {
      ...reading(text),
      intent,
      alternatives,
      isClose: other !== undefined,
      outOfScope: intent ? 0.1 : 0.9,
    };
  },
};

function reading(text: string): Understood {
  const nothing = nothingUnderstood(text, /\bich\b/.test(text) ? 'de' : 'en');
  const shown = { person: text.includes('human'), request: /\p{L}{3}/u.test(text) };
  return { ...nothing, signals: { ...nothing.signals, ...shown } };
}
