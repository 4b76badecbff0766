import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningDeskhand, startDeskhand } from '../servers/deskhand.ts';
import { FakeOpenAi, type Manner } from '../servers/openai.ts';

const STARTER = join(import.meta.dirname, '..', '..', 'src', 'starter');

/** What the questions of these tests are about: steps, so that all of them are the quote. */
export const ARTICLE = {
  id: 'parcel',
  title: 'Returning a parcel',
  body: [
    'How to return a parcel:',
    '',
    '1. Print the return label from your order page within 30 days.',
    '2. Hand the parcel in at the post office in Bremen, not at the shop in Kassel.',
    '3. Write to help@shop.example that you return a parcel.',
  ].join('\n'),
};
export const QUESTION = 'How do I return a parcel?';

export interface Answer {
  conversation: string;
  turn: string;
  decision: string;
  replies: { text: string; sources: { article: string; quote: string }[] }[];
  trace: { step: string; note?: string }[];
}

export interface Stored {
  model: string;
  outcome: string;
  tokens: { prompt: number; completion: number } | null;
  cost: number | null;
  dropped: { text: string; why: string }[];
  prompt: { system: string; messages: { content: string }[] };
}

export interface ModelHouse {
  server: FakeOpenAi;
  app: RunningDeskhand;
  /** Says it while the model behaves so; in a new conversation where none is named. */
  ask(manner: Manner, text?: string, conversation?: string): Promise<Answer>;
  /** What is stored of the turn's calls. */
  calls(turn: string): Promise<Stored[]>;
  /** Writes another `model:` section; the app reads its folder again by itself. */
  setModel(section: string): void;
  stop(): Promise<void>;
}

/** The real app as a process of its own, its bot with this `model:` section, beside a model's server that misbehaves. */
export async function openModelHouse(section: string): Promise<ModelHouse> {
  const server = await new FakeOpenAi().listen();
  const bot = mkdtempSync(join(tmpdir(), 'deskhand-bot-'));
  cpSync(STARTER, bot, { recursive: true });
  const settings = readFileSync(join(bot, 'bot.yaml'), 'utf8').replace(/^precision: .*$/m, 'answerAt: 0.3');
  const setModel = (text: string) => writeFileSync(join(bot, 'bot.yaml'), `${settings}\n${text}\n`);
  setModel(section);
  const env = {
    DESKHAND_BOT: bot,
    DESKHAND_ENCODER: 'off',
    OPENAI_BASE_URL: server.baseURL,
    OPENAI_MODEL: 'small',
    LOG_LEVEL: 'trace',
  };
  const app = await startDeskhand({ env });
  const { id, ...body } = ARTICLE;
  await app.call('PUT', `/v1/articles/${id}`, body);
  return {
    server,
    app,
    ask(manner, text = QUESTION, conversation) {
      server.behave(manner);
      return app.call<Answer & Record<string, never>>('POST', '/v1/messages', {
        user: { id: 'u1' },
        text,
        conversation,
      });
    },
    async calls(turn) {
      return (await app.call<{ modelCalls: Stored[] }>('GET', `/v1/turns/${turn}/model-calls`)).modelCalls;
    },
    setModel,
    async stop() {
      await app.stop();
      await server.stop();
      rmSync(bot, { recursive: true, force: true });
    },
  };
}
