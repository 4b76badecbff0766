import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { hostname } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { pinoHttp } from 'pino-http';
import { helpdesks } from '../adapters/index.ts';
import { createApp } from './app.ts';
import type { Terminal } from './cli/terminal.ts';
import type { Config } from './config.ts';
import { createConnector } from './desk/connections.ts';
import { createDesk } from './desk/createDesk.ts';
import { followArticles } from './desk/followArticles.ts';
import type { Happened } from './desk/parts.ts';
import { createEncoder } from './encoder/createEncoder.ts';
import { phrasesFor } from './engine/languages.ts';
import { takeHandoff, takeTurn } from './engine/takeTurn.ts';
import { createAddExamples } from './flows/addExample.ts';
import { loadBot } from './flows/loadBot.ts';
import { watchBot } from './flows/watchBot.ts';
import { createKnowledge } from './knowledge/createKnowledge.ts';
import { createModel } from './models/createModel.ts';
import { createHub } from './server/hub.ts';
import { closeServer, listen } from './server/listen.ts';
import { createMetrics } from './server/metrics.ts';
import { readyKey } from './server/readyKey.ts';
import { createSources } from './sources/createSources.ts';
import { playDemo } from './starter/playDemo.ts';
import { readStarterArticles } from './starter/readStarter.ts';
import { createStore } from './store/createStore.ts';
import type { Store } from './store/port.ts';
import { createUnderstanding } from './understanding/createUnderstanding.ts';

const WORKSPACE = 'default';
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
    onProblem: (problem) => log.warn({ problem }, 'the encoder has a problem'),
  });
  const knowledge = createKnowledge({ encoder });
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

  const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
  const connector = await createConnector({
    store,
    shelf: helpdesks,
    adapterParts: { fetch, now, sleep },
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
  const metrics = createMetrics(store, now);
  const { OPENAI_API_KEY: apiKeyOfModel, OPENAI_BASE_URL: baseURL, OPENAI_MODEL: modelName } = config;
  const model =
    apiKeyOfModel || baseURL ? createModel({ apiKey: apiKeyOfModel, baseURL, model: modelName }) : null;
  const engine = { bot, understanding, knowledge, encoder, model, clock: () => performance.now() };
  let playing = isFirstRun && config.DESKHAND_DEMO;
  const happened: Happened = {
    message: (_, message) => hub.publish(message),
    turn(turn) {
      metrics.turn(turn.decision, turn.ms);
      if (live || playing) terminal.turn(turn);
    },
    delivery(delivery) {
      metrics.delivery(delivery.target, delivery.kind, delivery.state);
      if (live || playing) terminal.delivery(delivery);
    },
    deskError: ({ target, code }) => metrics.deskError(target, code),
  };
  async function reload(): Promise<void> {
    const next = await loadBot(config.DESKHAND_BOT);
    // A later change of the folder has taken this one's place: it brings its own bot.
    if (!(await understanding.retrain(next))) return;
    engine.bot = next;
  }
  const watched = watchBot(config.DESKHAND_BOT, () => {
    reload().catch((error: Error) =>
      log.error(
        { problem: error.message },
        'the bot folder cannot be used as it is now: the bot goes on as it was',
      ),
    );
  });
  const desk = createDesk({
    store,
    decide: (context, event) => takeTurn(context, event, engine),
    decideHandoff: (context, event) => takeHandoff(context, event, engine),
    phrases: (language) => phrasesFor(engine.bot, language),
    intentAt: () => engine.bot.intentAt,
    connections: connector,
    refresh: connector.refresh,
    happened,
    log,
    now,
    random: Math.random,
    replica,
  });
  const visitorSecret = await store.access.secret(WORKSPACE, 'visitor', () =>
    randomBytes(32).toString('base64url'),
  );
  const app = createApp({
    store,
    desk,
    connector,
    knowledge,
    sources,
    improving: {
      bot: () => engine.bot,
      encoder,
      addExamples: createAddExamples({ dir: config.DESKHAND_BOT, languages: () => engine.bot }),
      retrain: reload,
    },
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

  // The key is made once the port is ours, so that it is shown; who asks in between waits for it.
  const keyed = Promise.withResolvers<void>();
  let isOpen = false;
  const server = createServer((request, response) => {
    if (!server.listening) response.shouldKeepAlive = false; // We stop: the next request finds another server.
    if (isOpen) app(request, response);
    else keyed.promise.then(() => app(request, response));
  });
  const url = await listen(server, config.HOST, config.PORT);
  const apiKey = await readyKey(store, config.DESKHAND_API_KEY, WORKSPACE);
  isOpen = true;
  keyed.resolve();
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
      await closeServer(server, () => hub.close());
      follower.stop();
      await sources.stop();
      await desk.stop();
      watched.stop();
      understanding.close();
      knowledge.close();
      await encoder.close();
      await store.close();
    },
  };
}
