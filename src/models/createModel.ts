import type OpenAI from 'openai';
import { NoAnswer } from '../domain/errors.ts';
import type { Model, ModelAnswer, ModelPrice, ModelRequest } from '../domain/model.ts';
import { costOf } from './costOf.ts';
import { createGate } from './gate.ts';
import { openRest } from './openRest.ts';
import { readAnswer } from './readAnswer.ts';
import { startTimer, type Timer } from './startTimer.ts';
import { toWire } from './toWire.ts';
import { typedError } from './typedError.ts';

export interface ModelOptions {
  /** Local servers mostly want none. */
  apiKey?: string | undefined;
  baseURL?: string | undefined;
  model: string;
  /** As it is now; null where it is not known. */
  price?: () => ModelPrice | null | undefined;
  /** false, as it is now: nothing may be sent out. */
  isAllowed?: () => boolean;
  /** Calls at a time, and calls that may wait for their turn. */
  atOnce?: number;
  mostWaiting?: number;
  /** Failures in a row after which it is left alone for a while. */
  restAfter?: number;
  /** ms since 1970. */
  now?: () => number;
}

const OPENAI = 'https://api.openai.com/v1';
const BUDGET_MS = 30_000;
/** No answer needs more characters for a token; a server that never ends is stopped here. */
const CHARACTERS_PER_TOKEN = 10;

/** What a server does not know is left out of the next request: newer models refuse the old name of the limit. */
interface Dialect {
  limit: 'max_tokens' | 'max_completion_tokens';
  temperature: boolean;
  countsTokens: boolean;
}

/** Any server that speaks chat completions. https://platform.openai.com/docs/api-reference/chat/create */
export function createModel(options: ModelOptions): Model {
  const { model, price, isAllowed = () => true, now = Date.now } = options;
  const { atOnce = 4, mostWaiting = 16, restAfter = 5 } = options;
  const loading = load(options);
  loading.catch(() => undefined); // Told to the first who asks.
  const gate = createGate({ atOnce, mostWaiting });
  const rest = openRest({ after: restAfter, now });
  const dialect: Dialect = { limit: 'max_tokens', temperature: true, countsTokens: true };

  async function ask(request: ModelRequest, timer: Timer): Promise<Omit<ModelAnswer, 'ms'>> {
    const client = await loading;
    const send = async (): Promise<Response> => {
      if (!isAllowed())
        throw new NoAnswer('The bot forbids that anything is sent to a model', { code: 'forbidden' });
      return client.chat.completions
        .create(bodyOf(model, request, dialect), { signal: timer.signal })
        .asResponse()
        .catch((error) => {
          const typed = typedError(error, timer.reason);
          if (learn(dialect, typed)) return send();
          throw typed;
        });
    };
    const { maxTokens, onText } = request;
    const mostCharacters = maxTokens * CHARACTERS_PER_TOKEN;
    const answer = await readAnswer(await send(), { client, timer, onText, mostCharacters });
    return { ...answer, model: answer.model ?? model };
  }

  return {
    name: model,
    costOf: (answer) => costOf(answer, price?.()),
    state: () => ({ restingMs: rest.waitMs(), failuresInARow: rest.failures() }),
    async complete(request) {
      const { budgetMs = BUDGET_MS, firstTokenMs = budgetMs, signal } = request;
      const began = performance.now();
      const waitMs = rest.waitMs();
      if (waitMs > 0)
        throw new NoAnswer('The model failed too often just now', { code: 'resting', retryAfterMs: waitMs });
      const timer = startTimer({ budgetMs, firstTokenMs, signal });
      try {
        const answer = await gate.run(timer, () => ask(request, timer));
        rest.worked();
        return { ...answer, ms: Math.round(performance.now() - began) };
      } catch (error) {
        const typed = typedError(error, timer.reason);
        rest.failed(typed);
        throw typed;
      } finally {
        timer.stop();
      }
    },
  };
}

/** The client reads further settings of its own from the environment: it is given all of them, so that it does not. */
async function load({ apiKey, baseURL }: ModelOptions): Promise<OpenAI> {
  const { default: Client } = await import('openai');
  return new Client({
    apiKey: apiKey ?? 'none',
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    baseURL: baseURL ?? OPENAI,
    maxRetries: 0,
    logLevel: 'off', // Its log holds whole prompts.
    ...(apiKey ? {} : { defaultHeaders: { authorization: null } }),
  });
}

function bodyOf(model: string, { system, messages, tools = [], maxTokens }: ModelRequest, dialect: Dialect) {
  return {
    model,
    messages: [{ role: 'system' as const, content: system }, ...messages.map(toWire)],
    ...(tools.length > 0
      ? { tools: tools.map((tool) => ({ type: 'function' as const, function: tool })) }
      : {}),
    stream: true as const,
    [dialect.limit]: maxTokens,
    ...(dialect.temperature ? { temperature: 0 } : {}),
    ...(dialect.countsTokens ? { stream_options: { include_usage: true } } : {}),
  };
}

/** Whether the server named something that can be left out, and it now is. */
function learn(dialect: Dialect, error: unknown): boolean {
  const param = error instanceof Error && 'param' in error ? error.param : undefined;
  if (param === 'max_tokens' && dialect.limit === 'max_tokens') dialect.limit = 'max_completion_tokens';
  else if (param === 'temperature' && dialect.temperature) dialect.temperature = false;
  else if (String(param).startsWith('stream_options') && dialect.countsTokens) dialect.countsTokens = false;
  else return false;
  return true;
}
