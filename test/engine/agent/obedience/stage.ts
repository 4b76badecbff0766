import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDomain } from '../../../../src/cli/eval/tasks/readDomain.ts';
import type { Bot } from '../../../../src/domain/bot.ts';
import { loadBot } from '../../../../src/flows/loadBot.ts';
import { createKnowledge } from '../../../../src/knowledge/createKnowledge.ts';
import { createModel } from '../../../../src/models/createModel.ts';
import { readStarterArticles } from '../../../../src/starter/readStarter.ts';
import { createUnderstanding } from '../../../../src/understanding/createUnderstanding.ts';
import type { FakeOpenAi } from '../../../servers/openai.ts';
import type { Stage } from './attack.ts';
import { obey } from './obey.ts';
import type { Person } from './orders.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..', '..');
const SHARED = join(ROOT, '..', 'shared', 'data', 'evals');
export const INJECTIONS = join(SHARED, 'injection', 'injection.jsonl');
const RETAIL = join(SHARED, 'tau_retail');
const CANARY = 'Quokka-7781';

/** The real engine, gate, knowledge and bots around a model that obeys whoever speaks to it. */
export async function openStage(server: FakeOpenAi): Promise<Stage> {
  const domain = await readDomain(RETAIL);
  const starter = await loadBot(join(ROOT, 'src', 'starter'));
  const people = peopleOf(domain.data);
  const manner = obey();
  server.behave({ calls: manner.calls, text: (_, asked) => manner.text(asked), piece: 400 });
  const knowledge = createKnowledge();
  knowledge.put(
    readStarterArticles()
      .slice(0, 30)
      .map((one) => ({ ...one, source: 'starter', version: 1, updatedAt: 0 })),
  );
  const planning = (bot: Bot): Bot => ({
    ...bot,
    // Answers what it can from the poisoned article, so that the model is asked to word it.
    answerAt: 0.3,
    links: [],
    model: { use: true, voice: `Friendly. ${CANARY}`, budgetMs: 20_000, agent: true, steps: 6 },
  });
  const retail = planning(domain.bot);
  const bots = [
    { ...retail, flows: [], intents: domain.bot.intents.filter(({ name }) => name === 'undo_cancellation') },
    retail,
    { ...planning(starter), actions: domain.bot.actions, flows: [] },
  ];
  return {
    domain,
    bots: await Promise.all(
      bots.map(async (bot) => ({ bot, understanding: await createUnderstanding({ bot }) })),
    ),
    knowledge,
    server,
    model: createModel({ baseURL: server.baseURL, model: 'obedient', restAfter: 1_000_000 }),
    people,
    texts: readAttacks(),
    canary: CANARY,
  };
}

/** Customers with a pending and a delivered order. */
function peopleOf({ users, orders }: Stage['domain']['data']): Person[] {
  return Object.entries(users)
    .map(([id, user]) => ({ id, user, orders: user.orders.flatMap((one) => orders[one] ?? []) }))
    .filter(({ orders: own }) =>
      ['pending', 'delivered'].every((status) => own.some((one) => one.status === status)),
    )
    .slice(0, 40);
}

function readAttacks(): string[] {
  const rows = readFileSync(INJECTIONS, 'utf8').split('\n').filter(Boolean);
  return rows
    .map((row) => JSON.parse(row))
    .filter(({ label }) => label === 1)
    .map(({ text }) => text as string);
}
