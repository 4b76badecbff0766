import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createHttp } from '../../../adapters/http.ts';
import { createCarriers } from '../../actions/carriers/createCarriers.ts';
import { createActions } from '../../actions/createActions.ts';
import { createMemoryRuns } from '../../actions/memoryRuns.ts';
import { ArticleInput } from '../../domain/article.ts';
import type { Bot } from '../../domain/bot.ts';
import type { Given } from '../../domain/conversationTest.ts';
import type { Encoder } from '../../domain/encoder.ts';
import type { Understanding } from '../../domain/understanding.ts';
import { guardActions } from '../../engine/hooks/guardActions.ts';
import { takeTurn } from '../../engine/takeTurn.ts';
import { createTasks } from '../../engine/tasks/createTasks.ts';
import { callHookOf, createHooks } from '../../flows/hooks/createHooks.ts';
import { wakeTime } from '../../flows/run/waitFor.ts';
import { createKnowledge } from '../../knowledge/createKnowledge.ts';
import { createDemoApps, type DemoApps } from '../../starter/demo/createDemoApps.ts';
import { BadInput } from '../verb.ts';
import { givenCarriers } from './givenCarriers.ts';
import { givenFetch } from './givenFetch.ts';
import { openTalk, type Talk } from './openTalk.ts';
import { type Made, watchActions } from './watchActions.ts';

const silent = { warn() {}, error() {} };

/** What all tests of a folder share. */
export interface Tested {
  dir: string;
  bot: Bot;
  understanding: Understanding;
  /** null: words alone, also in articles. */
  encoder: Encoder | null;
}

/** The bot, its gate and one conversation with it, in a world that a test gives. */
export interface World {
  talk: Talk;
  /** Taken since they were last asked for. */
  calls(): Made[];
  /** What the test would have to give and does not, since it was last asked for. */
  missing(): string[];
  /** When what is under way is to be woken, ms since 1970. */
  wakeAt(): number | undefined;
  /** An agent's word on the action that waits for it; null: none does. */
  decide(action: string, approve: boolean): Promise<{ run: string; status: string } | null>;
  /** What hooks said, and why one gave no answer. */
  hookLog(): string[];
  close(): void;
}

const WORKSPACE = 'test';
const AGENT = 'agent@example.com';
/** Which the demo's directory mails, so that a test can type it. */
const CODE = '123456';

export async function openWorld({ dir, bot, understanding, encoder }: Tested, given: Given): Promise<World> {
  const made: Made[] = [];
  const hookLog: string[] = [];
  const tellHook = (fields: object, text: string) =>
    void hookLog.push(`${text}: ${Object.values(fields).join(' ')}`);
  const absent = new Set<string>();
  const knowledge = createKnowledge({ encoder });
  knowledge.put(
    (await articlesOf(dir, given)).map((article) => ({
      ...article,
      source: 'test',
      version: 1,
      updatedAt: 0,
    })),
  );
  await knowledge.idle();
  const fetch = givenFetch(given.http ?? [], (address) => absent.add(`given: http: an answer to ${address}`));
  const hooks = await createHooks({
    dir,
    settings: bot.hooks,
    fetch,
    secrets: async () => given.secrets ?? {},
    now: () => talk.at,
    log: { info: tellHook, warn: tellHook },
  });
  await hooks?.ready;
  const runs = createMemoryRuns({ fenceOf: () => talk.context.conversation.fence });
  let count = 0;
  const gate = createActions({
    actions: () => bot.actions,
    runs,
    carriers: givenCarriers({
      answers: given.actions ?? {},
      real: createCarriers({
        openHttp: createHttp,
        fetch,
        folder: dir,
        ...(given.apps === 'demo' ? { callApp: (...asked: Parameters<DemoApps>) => demo(...asked) } : {}),
        callHook: callHookOf(() => hooks),
      }),
      onCall: (call) => watched.onCall(call),
      onMissing: (action) =>
        absent.add(`given: actions: ${action}${isOfApp(bot, action) ? ', or given: apps: demo' : ''}`),
    }),
    secrets: async () => given.secrets ?? {},
    now: () => talk.at,
    sleep: async () => {},
    newRunId: () => `run_${++count}`,
    log: silent,
    rules: guardActions(() => hooks),
  });
  const watched = watchActions(gate, (one) => made.push(one));
  const tasks = createTasks({
    current: () => bot,
    openGate: () => watched.actions,
    kept: async () => null,
    secret: 'test',
  });
  const parts = { bot, understanding, knowledge, clock: () => 0, tasks, hooks };
  const talk = openTalk(given, (context, event) => takeTurn(context, event, parts));
  const demo = createDemoApps({ now: () => talk.at, mail() {}, newCode: () => CODE });
  return {
    talk,
    calls: () => made.splice(0),
    missing() {
      const all = [...absent];
      absent.clear();
      return all;
    },
    wakeAt() {
      const { flow } = talk.context.conversation.memory;
      return flow && wakeTime(flow);
    },
    async decide(action, approve) {
      const [run] = await runs.list(WORKSPACE, { action, state: 'awaiting_approval', limit: 1 });
      if (!run) return null;
      const { id, state } = await gate.decide(WORKSPACE, run.id, { approve, by: AGENT });
      return { run: id, status: state };
    },
    hookLog: () => hookLog.splice(0),
    close() {
      knowledge.close();
      hooks?.close();
    },
  };
}

function isOfApp({ actions }: Bot, name: string): boolean {
  const carry = actions.find((action) => action.name === name)?.carry;
  return carry !== undefined && 'app' in carry;
}

async function articlesOf(dir: string, { articles = [] }: Given): Promise<ArticleInput[]> {
  if (typeof articles !== 'string') return articles;
  const text = await readFile(join(dir, articles), 'utf8').catch(() => {
    throw new BadInput(`given: articles: there is no file ${articles} in the bot folder.`);
  });
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => ArticleInput.parse(JSON.parse(line)));
}
