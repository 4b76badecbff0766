import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pino from 'pino';
import { pinoHttp } from 'pino-http';
import { helpdesks } from '../adapters/index.ts';
import { sweepEvery } from './actions/sweepEvery.ts';
import { createApp } from './app.ts';
import type { Terminal } from './cli/terminal.ts';
import type { Config } from './config.ts';
import { createConnector } from './desk/connections.ts';
import { createDesk } from './desk/createDesk.ts';
import { followArticles } from './desk/followArticles.ts';
import { createLearner } from './desk/learning/createLearner.ts';
import type { Happened } from './desk/parts.ts';
import { tellOfRun } from './desk/tellOfRun.ts';
import type { Bot } from './domain/bot.ts';
import { createEncoder } from './encoder/createEncoder.ts';
import { createReading } from './engine/createReading.ts';
import { phrasesFor } from './engine/languages.ts';
import { provenIn } from './engine/requester.ts';
import { takeHandoff, takeTurn } from './engine/takeTurn.ts';
import type { TaskParts } from './engine/tasks/parts.ts';
import { createAddExamples } from './flows/addExample.ts';
import { createHooks, type RunningHooks } from './flows/hooks/createHooks.ts';
import { loadBot } from './flows/loadBot.ts';
import { createKnowledge } from './knowledge/createKnowledge.ts';
import { openModel } from './models/openModel.ts';
import { createHub } from './server/hub.ts';
import { createMetrics } from './server/metrics.ts';
import { createSources } from './sources/createSources.ts';
import { playDemo } from './starter/playDemo.ts';
import { readStarterArticles } from './starter/readStarter.ts';
import { createStore } from './store/createStore.ts';
import type { Store } from './store/port.ts';
import { createUnderstanding } from './understanding/createUnderstanding.ts';
import { followBot } from './wiring/followBot.ts';
import { openDoor } from './wiring/openDoor.ts';
import { openGate } from './wiring/openGate.ts';

const WORKSPACE = 'default';
/** For the intents to be learnt with sentence vectors, before anybody is let in. */
const LONGEST_WAIT_MS = 4_000;
const now = () => Date.now();

export interface DeskhandOptions {
  config: Config;
  terminal: Terminal;
  /** Show what customers say as it happens: for a person at a terminal, never for a log that is kept. */
  live: boolean;
  /** Another store than the configured one. */
  store?: Store;
}

export interface Deskhand {
  url: string;
  apiKey: string | null;
  stop(): Promise<void>;
}

/** Config -> parts -> listen: the only place that knows everything. */
export async function createDeskhand({
  config,
  terminal,
  live,
  store: given,
}: DeskhandOptions): Promise<Deskhand> {
  const log = pino(
    { level: config.LOG_LEVEL, redact: ['*.authorization', '*.token', '*.text'] },
    pino.destination(2),
  );
  terminal.step(config.DATABASE_URL ? 'Opening PostgreSQL' : `Opening the store in ${config.DATA_DIR}`);
  const store = given ?? (await createStore({ dir: config.DATA_DIR, url: config.DATABASE_URL, now }));
  terminal.step('Reading the bot and learning its intents');
  const bot = await loadBot(config.DESKHAND_BOT);
  const encoder = createEncoder({
    folder: config.DESKHAND_ENCODER,
    cacheFile: join(config.DATA_DIR, 'vectors.db'),
    mostKept: 300_000, // Ten thousand articles have 110,000.
    onProblem: (problem) => log.warn({ problem }, 'the encoder has a problem'),
  });
  const knowledge = createKnowledge({ encoder, file: join(config.DATA_DIR, 'articles.index') });
  const understanding = await createUnderstanding({
    bot,
    encoder,
    dir: join(config.DATA_DIR, 'understanding'),
    knows: knowledge.knows,
    onProblem: (problem) => log.error({ problem }, 'the intents could not be learnt with sentence vectors'),
  });
  const isFirstRun = !(await store.access.hasKeys(WORKSPACE));
  const follower = await followArticles({
    store,
    knowledge,
    workspace: WORKSPACE,
    begin: isFirstRun && config.DESKHAND_DEMO ? readStarterArticles() : [],
    onProgress: (done, total) => terminal.progress('Indexing articles', done, total),
    log,
  });

  const connector = await createConnector({
    store,
    shelf: helpdesks,
    adapterParts: { fetch, now, sleep: wait },
    workspace: WORKSPACE,
    log,
    now,
  });
  const replica = `${hostname()}-${process.pid}-${randomBytes(4).toString('hex')}`;
  const sources = createSources({
    store,
    knowledge,
    deskOf(workspace, installation) {
      const found = connector.find(installation);
      return found?.workspace === workspace ? found.helpdesk : undefined;
    },
    now,
    replica,
    log,
  });
  const hub = createHub();
  const model = openModel({
    apiKey: config.OPENAI_API_KEY,
    baseURL: config.OPENAI_BASE_URL,
    model: config.OPENAI_MODEL,
    settings: () => engine.bot.model,
  });
  const metrics = createMetrics(store, now, model);
  const engine = {
    bot,
    understanding,
    knowledge,
    encoder,
    model,
    onModelCall: metrics.modelCall,
    clock: () => performance.now(),
    tasks: undefined as TaskParts | undefined,
    hooks: null as RunningHooks | null,
  };
  const openHooks = ({ hooks }: Bot) =>
    createHooks({
      dir: config.DESKHAND_BOT,
      settings: hooks,
      secrets: () => store.secrets.values(WORKSPACE),
      now,
      log,
    });
  engine.hooks = await openHooks(bot);
  const { apps, actions, tasks, unserved, digest } = await openGate({
    config,
    terminal,
    store,
    connector,
    workspace: WORKSPACE,
    sleep: wait,
    bot: () => engine.bot,
    hooks: () => engine.hooks,
    now,
    log,
    tell: (run) => tellOfRun(desk, store, run, now()),
  });
  engine.tasks = tasks;
  await store.versions.keep(WORKSPACE, bot, now());
  let playing = isFirstRun && config.DESKHAND_DEMO;
  const happened: Happened = {
    message: (_, message) => hub.publish(message),
    draft: (draft) => hub.draft(draft),
    turn(turn) {
      metrics.turn(turn.decision, turn.ms);
      if (live || playing) terminal.turn(turn);
    },
    delivery(delivery) {
      metrics.delivery(delivery.target, delivery.kind, delivery.state);
      if (live || playing) terminal.delivery(delivery);
    },
    deskError: ({ target, code }) => metrics.deskError(target, code),
    feedback: () => learner.nudge(),
  };
  const warnOfUnserved = () => {
    for (const one of unserved())
      log.warn(one, 'this flow does not begin: no app carries out what it lacks. Install one (docs/apps.md)');
  };
  warnOfUnserved();
  const followed = followBot({
    dir: config.DESKHAND_BOT,
    engine,
    openHooks,
    retrain: (next) => understanding.retrain(next),
    keep: (next) => store.versions.keep(WORKSPACE, next, now()),
    onChanged: warnOfUnserved,
    log,
  });
  const desk = createDesk({
    store,
    decide: (context, event, onDraft) => takeTurn(context, event, { ...engine, onDraft }),
    decideHandoff: (context, event) => takeHandoff(context, event, engine),
    phrases: (language) => phrasesFor(engine.bot, language),
    intentAt: () => engine.bot.intentAt,
    asksWho: () => engine.bot.actions.some(({ requester }) => requester),
    connections: connector,
    digest,
    knowledge,
    refresh: async () => void (await Promise.all([connector.refresh(), apps.refresh(WORKSPACE)])),
    happened,
    log,
    now,
    random: Math.random,
    replica,
  });
  const learner = createLearner({ store, knowledge, encoder, workspace: WORKSPACE, now, log });
  const sweeping = sweepEvery(actions, log);
  const visitorSecret = await store.access.secret(WORKSPACE, 'visitor', () =>
    randomBytes(32).toString('base64url'),
  );
  const app = createApp({
    store,
    desk,
    connector,
    apps,
    unserved,
    knowledge,
    reading: createReading(),
    sources,
    improving: {
      bot: () => engine.bot,
      encoder,
      addExamples: createAddExamples({ dir: config.DESKHAND_BOT, languages: () => engine.bot }),
      retrain: followed.reload,
    },
    actions,
    hooks: () => engine.hooks,
    requesterOf: (context) => provenIn(context, { now: now(), minutes: engine.bot.proofMinutes }),
    learner,
    model,
    hub,
    metrics,
    log,
    now,
    limits: {
      messagesPerMinute: config.RATE_LIMIT_PER_MINUTE,
      visitorMessagesPerMinute: config.VISITOR_LIMIT_PER_MINUTE,
      trustProxy: config.TRUST_PROXY,
    },
    visitorSecret,
    publicUrl: config.DESKHAND_PUBLIC_URL,
    botName: () => engine.bot.name,
    requestLog: log.isLevelEnabled('info')
      ? pinoHttp({ logger: log, redact: ['req.headers.authorization', 'req.headers.cookie'] })
      : undefined,
  });

  await engine.hooks?.ready;
  // The first customer is understood as well as the later ones; a slow machine begins with words alone.
  await Promise.race([understanding.complete, wait(LONGEST_WAIT_MS, undefined, { ref: false })]);
  const door = await openDoor(app, { config, store, workspace: WORKSPACE });
  const { url, apiKey } = door;
  await sources.start();
  terminal.ready({
    url,
    apiKey,
    keyHint: 'the key that was shown at the first start, or set DESKHAND_API_KEY',
    store: config.DATABASE_URL ? 'PostgreSQL' : `SQLite in ${config.DATA_DIR}`,
    bot: bot.name,
    articles: knowledge.size,
    desks: connector.list(WORKSPACE).map(({ definition }) => definition.title),
  });
  if (playing)
    playDemo({ store, desk, terminal, workspace: WORKSPACE })
      .catch((error: Error) => log.error({ error: error.message }, 'the demo could not be played'))
      .finally(() => {
        playing = false;
      });

  return {
    url,
    apiKey,
    async stop() {
      await door.close(() => hub.close());
      follower.stop();
      await sweeping.stop();
      await sources.stop();
      await learner.stop();
      await desk.stop();
      followed.stop();
      understanding.close();
      engine.hooks?.close();
      knowledge.close();
      await encoder.close();
      await store.close();
    },
  };
}
