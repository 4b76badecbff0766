import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request, { type Response } from 'supertest';
import { apps as appShelf, helpdesks } from '../../adapters/index.ts';
import { createActions } from '../../src/actions/createActions.ts';
import type { ActionParts } from '../../src/actions/parts.ts';
import { createApp } from '../../src/app.ts';
import { type Apps, createApps } from '../../src/desk/apps.ts';
import { type Connector, createConnector } from '../../src/desk/connections.ts';
import { createDesk, type Desk } from '../../src/desk/createDesk.ts';
import { createLearner, type Learner } from '../../src/desk/learning/createLearner.ts';
import { tellOfRun } from '../../src/desk/tellOfRun.ts';
import { createVault } from '../../src/domain/createVault.ts';
import { createReading } from '../../src/engine/createReading.ts';
import { phrasesFor } from '../../src/engine/languages.ts';
import { provenIn } from '../../src/engine/requester.ts';
import { takeHandoff, takeTurn } from '../../src/engine/takeTurn.ts';
import { createTasks } from '../../src/engine/tasks/createTasks.ts';
import { loadBot } from '../../src/flows/loadBot.ts';
import { createKnowledge } from '../../src/knowledge/createKnowledge.ts';
import { hashKey } from '../../src/server/createKeys.ts';
import { createHub } from '../../src/server/hub.ts';
import { createMetrics } from '../../src/server/metrics.ts';
import type { ServerParts } from '../../src/server/route.ts';
import { createSources } from '../../src/sources/createSources.ts';
import { createStore } from '../../src/store/createStore.ts';
import type { Store } from '../../src/store/port.ts';
import { createUnderstanding } from '../../src/understanding/createUnderstanding.ts';
import { silentLog } from '../desk/house.ts';
import { checkContract } from './contract.ts';

export const WORKSPACE = 'default';
export const KEY = 'dk_the-key-of-the-tests';
export const VISITOR_SECRET = 'a-secret-that-signs-the-tokens-of-visitors';

const starter = await loadBot(join(import.meta.dirname, '..', '..', 'src', 'starter'));
const understanding = await createUnderstanding({ bot: starter });

/** Articles that the tests' questions are about. */
export const ARTICLES = [
  {
    id: 'returns',
    title: 'Returning a parcel',
    body: 'You can return a parcel within 30 days. Print the return label from your order page and hand the parcel in at any post office.',
    url: 'https://help.example.test/returns',
  },
  {
    id: 'invoice',
    title: 'Download an invoice',
    body: 'Open Billing, choose the month and press Download. The invoice is a PDF with your VAT number on it.',
  },
];

export interface HouseOptions {
  store: Store;
  limits?: Partial<ServerParts['limits']>;
  now?: () => number;
  replica?: string;
  /** The installation's own. */
  secret?: string;
  /** What differs from the starter bot. */
  bot?: Partial<typeof starter>;
  /** What carries the bot's actions out. */
  carriers?: ActionParts['carriers'];
  /** Decides instead of the engine. */
  decide?: Parameters<typeof createDesk>[0]['decide'];
  /** The parts by which the bot learns; without them nothing can be written. */
  improving?: Partial<ServerParts['improving']>;
}

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

export interface House {
  url: string;
  desk: Desk;
  connector: Connector;
  apps: Apps;
  learner: Learner;
  actions: ServerParts['actions'];
  /** What was logged, each line as JSON. */
  logged: string[];
  /** Calls with the key, or as another caller, and holds the answer against the API's own description. */
  call(method: Method, path: string, body?: object, headers?: Record<string, string>): Promise<Response>;
  /** As a new visitor of the chat page. */
  visit(): Promise<Record<string, string>>;
  stop(): Promise<void>;
}

/** The whole server as main puts it together, listening on a free port, around a store that the test opened. */
export async function openServer(options: HouseOptions): Promise<House> {
  const { store, limits = {}, now = Date.now, replica = 'one' } = options;
  const bot = { ...starter, ...options.bot };
  const knowledge = createKnowledge();
  const sleep = () => new Promise<void>((resolve) => setTimeout(resolve, 1)); // Nobody here needs time to recover.
  const connector = await createConnector({
    store,
    shelf: helpdesks,
    adapterParts: { fetch, now, sleep },
    workspace: WORKSPACE,
    log: silentLog,
    now,
  });
  await store.access.addKey(
    WORKSPACE,
    { hash: hashKey(KEY), label: 'test', role: 'admin', hint: '…ests' },
    now(),
  );
  knowledge.put(await store.articles.put(WORKSPACE, 'starter', ARTICLES, now()));

  const logged: string[] = [];
  const write = (fields: object, text: string) => void logged.push(JSON.stringify({ ...fields, text }));
  const log = { info: write, warn: write, error: write };
  const hub = createHub();
  const metrics = createMetrics(store, now);
  const tasks = createTasks({
    current: () => bot,
    openGate: () => ({ run: (asked) => actions.run(asked), undo: (keys, base) => actions.undo(keys, base) }),
    kept: async () => null,
    secret: 'of-the-house',
  });
  const vault = createVault(options.secret ?? 'of-the-house', 'action');
  const engine = { bot, understanding, knowledge, tasks, clock: () => performance.now() };
  const desk = createDesk({
    store,
    decide: options.decide ?? ((context, event) => takeTurn(context, event, engine)),
    decideHandoff: (context, event) => takeHandoff(context, event, engine),
    phrases: (language) => phrasesFor(bot, language),
    digest: vault.digest,
    intentAt: () => bot.intentAt,
    connections: connector,
    knowledge,
    happened: {
      message: (_, message) => hub.publish(message),
      draft: (draft) => hub.draft(draft),
      turn: ({ decision, ms }) => metrics.turn(decision, ms),
      delivery: ({ target, kind, state }) => metrics.delivery(target, kind, state),
      deskError: ({ target, code }) => metrics.deskError(target, code),
      feedback: () => learner.nudge(),
    },
    log,
    now,
    random: Math.random,
    replica,
    everyMs: 20,
  });
  const sources = createSources({
    store,
    knowledge,
    deskOf: (_, installation) => connector.get(installation),
    now,
    replica,
    log,
  });
  const learner = createLearner({
    store,
    knowledge,
    encoder: null,
    workspace: WORKSPACE,
    now,
    log,
    settleMs: 20,
  });
  const apps = createApps({ store, shelf: appShelf, parts: { fetch, now, sleep }, now });
  const actions = createActions({
    actions: () => bot.actions,
    runs: store.actionRuns,
    carriers: options.carriers ?? {},
    secrets: store.secrets.values,
    vault,
    now,
    log,
    tell: (run) => tellOfRun(desk, store, run, now()),
  });
  const app = createApp({
    store,
    desk,
    connector,
    apps,
    knowledge,
    reading: createReading(),
    learner,
    sources,
    improving: {
      bot: () => bot,
      encoder: null,
      addExamples: () => Promise.reject(new Error('this house has no bot folder')),
      retrain: async () => {},
      ...options.improving,
    },
    actions,
    requesterOf: (context) => provenIn(context, { now: now() }),
    hub,
    metrics,
    log,
    now,
    limits: { messagesPerMinute: 0, visitorMessagesPerMinute: 1_000, trustProxy: 0, ...limits },
    visitorSecret: VISITOR_SECRET,
    publicUrl: undefined,
    botName: () => bot.name,
  });
  const server = await listen(app);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { body: description } = await request(url).get('/openapi.json');

  return {
    url,
    desk,
    connector,
    apps,
    learner,
    actions,
    logged,
    async call(method, path, body, headers = { authorization: `Bearer ${KEY}` }) {
      const asked = request(url)[method](path).set(headers);
      const response = await (body === undefined ? asked : asked.send(body));
      checkContract(description, method, path, response);
      return response;
    },
    async visit() {
      const { body } = await request(url).post('/v1/visitors');
      return { authorization: `Bearer ${body.token}`, user: body.user };
    },
    async stop() {
      hub.close();
      server.close();
      server.closeAllConnections();
      await sources.stop();
      await learner.stop();
      await desk.stop();
    },
  };
}

/** A SQLite store in a folder of its own: for tests that look at the server, where any store will do. */
export async function openFolder(): Promise<{ dir: string; store: Store; close(): Promise<void> }> {
  const dir = mkdtempSync(join(tmpdir(), 'deskhand-test-'));
  const store = await createStore({ dir, now: Date.now });
  return {
    dir,
    store,
    async close() {
      await store.close().catch(() => {}); // A test may have closed it.
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

function listen(app: ReturnType<typeof createApp>): Promise<Server> {
  return new Promise((resolve) => {
    const server = app.listen(0, '127.0.0.1', () => resolve(server));
  });
}
