import type OpenAI from 'openai';
import { z } from 'zod';
import { NoAnswer, Refused } from '../domain/errors.ts';
import type { ModelToolCall, ModelUsage } from '../domain/model.ts';
import { CallPiece, createCallReader } from './readCalls.ts';
import type { Timer } from './startTimer.ts';
import { typedError } from './typedError.ts';
import { withoutThoughts } from './withoutThoughts.ts';

const Usage = z
  .object({ prompt_tokens: z.number().int().min(0), completion_tokens: z.number().int().min(0) })
  .nullish()
  .catch(null);
const finish = z.string().nullish();
const said = {
  content: z.string().nullish(),
  refusal: z.string().nullish(),
  tool_calls: z.array(CallPiece).nullish(),
};
/** https://platform.openai.com/docs/api-reference/chat-streaming/streaming */
const Chunk = z.object({
  model: z.string().optional(),
  usage: Usage,
  choices: z
    .array(
      z.object({
        finish_reason: finish,
        delta: z.object(said).nullish(),
      }),
    )
    .default([]),
});
/** https://platform.openai.com/docs/api-reference/chat/object */
const Completion = z.object({
  model: z.string().optional(),
  usage: Usage,
  choices: z
    .array(
      z.object({
        finish_reason: finish,
        message: z.object(said),
      }),
    )
    .min(1),
});

export interface Read {
  text: string;
  calls?: ModelToolCall[];
  usage: ModelUsage | null;
  model: string | undefined;
}

interface Reading {
  /** Says how it logs: not at all. */
  client: OpenAI;
  timer: Timer;
  onText: ((text: string) => void) | undefined;
  mostCharacters: number;
}

/** Reads the answer as it comes: as events, or in one piece from a server that does not stream. */
export async function readAnswer(response: Response, reading: Reading): Promise<Read> {
  const type = response.headers.get('content-type') ?? '';
  const pieces = /^text\/event-stream\b/i.test(type)
    ? chunksOf(response, reading)
    : whole(response, type, reading);
  const reader = createCallReader();
  let text = '';
  let characters = 0;
  let end: string | undefined;
  let usage: ModelUsage | null = null;
  let model: string | undefined;
  for await (const piece of pieces) {
    model = piece.model ?? model;
    usage = piece.usage
      ? { prompt: piece.usage.prompt_tokens, completion: piece.usage.completion_tokens }
      : usage;
    const [choice] = piece.choices;
    end = choice?.finish_reason ?? end;
    if (choice?.refusal) end = 'content_filter';
    const called = reader.read(choice?.tool_calls ?? []);
    if (!choice?.content && called === 0) continue;
    reading.timer.begun();
    text += choice?.content ?? '';
    characters += called + (choice?.content ?? '').length;
    if (characters > reading.mostCharacters)
      throw new NoAnswer('The model did not come to an end', { code: 'too_long' });
    const shown = withoutThoughts(text);
    if (shown !== '') reading.onText?.(shown);
  }
  const calls = reader.calls();
  checkEnd(end, calls.length > 0);
  const shown = withoutThoughts(text).trim();
  if (shown === '' && calls.length === 0) throw new NoAnswer('The model answered nothing', { code: 'empty' });
  return { text: shown, usage, model, ...(calls.length > 0 ? { calls } : {}) };
}

interface Piece {
  model?: string | undefined;
  usage?: z.infer<typeof Usage>;
  choices: {
    content?: string | null | undefined;
    refusal?: string | null | undefined;
    tool_calls?: CallPiece[] | null | undefined;
    finish_reason?: string | null | undefined;
  }[];
}

function checkEnd(end: string | undefined, hasCalls: boolean): void {
  if (end === 'stop' || (hasCalls && end === 'tool_calls')) return;
  if (end === 'content_filter')
    throw new Refused("The model's filter said no", { status: 200, code: 'content_filter' });
  throw new NoAnswer('The answer was cut off', { code: 'cut_off' });
}

async function* chunksOf(response: Response, { client, timer }: Reading): AsyncGenerator<Piece> {
  const { Stream } = await import('openai/streaming');
  const abort = new AbortController();
  const end = () => abort.abort();
  timer.signal.addEventListener('abort', end, { once: true });
  let begun = false;
  try {
    for await (const event of Stream.fromSSEResponse<unknown>(response, abort, client)) {
      begun = true;
      const { choices, ...rest } = parse(Chunk, event);
      yield { ...rest, choices: choices.map(({ delta, finish_reason }) => ({ ...delta, finish_reason })) };
    }
    timer.signal.throwIfAborted(); // An aborted stream ends as if it were whole.
  } catch (error) {
    if (error instanceof SyntaxError)
      throw new NoAnswer('The model sent something that is not JSON', { code: 'not_json' });
    const typed = typedError(error, timer.reason);
    const isLost = begun && typed instanceof NoAnswer && typed.code === 'network';
    throw isLost ? new NoAnswer('The answer was cut off', { code: 'cut_off' }) : typed;
  } finally {
    timer.signal.removeEventListener('abort', end);
  }
}

async function* whole(
  response: Response,
  type: string,
  { timer, mostCharacters }: Reading,
): AsyncGenerator<Piece> {
  const notJson = () => new NoAnswer('The model sent something that is not JSON', { code: 'not_json' });
  if (!/json/i.test(type)) {
    await response.body?.cancel();
    throw notJson();
  }
  const body = await readBody(response, timer, mostCharacters);
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    throw notJson();
  }
  const { choices, ...rest } = parse(Completion, json);
  yield { ...rest, choices: choices.map(({ message, finish_reason }) => ({ ...message, finish_reason })) };
}

/** Escapes and the fields around the text make a body longer than its text. */
const BODY_PER_CHARACTER = 6;
const BODY_AROUND = 20_000;

async function readBody(response: Response, timer: Timer, mostCharacters: number): Promise<string> {
  const decoder = new TextDecoder();
  let body = '';
  try {
    for await (const bytes of response.body ?? []) {
      body += decoder.decode(bytes, { stream: true });
      if (body.length > mostCharacters * BODY_PER_CHARACTER + BODY_AROUND)
        throw new NoAnswer('The model did not come to an end', { code: 'too_long' });
    }
  } catch (error) {
    const typed = typedError(error, timer.reason);
    const isLost = typed instanceof NoAnswer && typed.code === 'network';
    throw isLost ? new NoAnswer('The answer was cut off', { code: 'cut_off' }) : typed;
  }
  return body;
}

function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new NoAnswer('The model answered an unknown shape', { code: 'unknown_shape' });
}
