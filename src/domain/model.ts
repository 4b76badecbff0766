import type { Json } from './json.ts';

/** Something that the model asks us to do. */
export interface ModelToolCall {
  /** As the server names it: its result is sent under the same one. */
  id: string;
  name: string;
  /** null: what came is no JSON object. */
  arguments: Record<string, Json> | null;
}

/** What the model may ask for. `parameters` is a JSON Schema of an object. */
export interface ModelTool {
  name: string;
  description: string;
  parameters: Record<string, Json>;
}

export interface ModelMessage {
  role: 'user' | 'assistant' | 'tool';
  content: string;
  /** Of an `assistant`: what it asked for. */
  calls?: ModelToolCall[];
  /** Of a `tool`: the id of the call that this is the result of. */
  call?: string;
}

export interface ModelRequest {
  system: string;
  messages: ModelMessage[];
  /** Without any, the model can only write. */
  tools?: ModelTool[];
  /** Longest answer, in tokens. */
  maxTokens: number;
  /** For the whole call, waiting for a free place included; ms. */
  budgetMs?: number;
  /** Until the first word has come; ms. */
  firstTokenMs?: number;
  /** Given up by the caller: ends the call at once. */
  signal?: AbortSignal | undefined;
  /** Told of the text as it grows, from its beginning. */
  onText?: ((text: string) => void) | undefined;
}

/** Tokens as the server counted them. */
export interface ModelUsage {
  prompt: number;
  completion: number;
}

export interface ModelAnswer {
  /** Empty only where it asks for tools. */
  text: string;
  /** Tools that it asks for, in order. */
  calls?: ModelToolCall[];
  /** null where the server does not count. */
  usage: ModelUsage | null;
  /** The model that answered, as the server calls it. */
  model: string;
  ms: number;
}

/** For a million tokens, in the admin's own currency. */
export interface ModelPrice {
  in: number;
  out: number;
}

/** A sentence that a model wrote and nobody was shown. */
export interface DroppedSentence {
  /** Personal data taken out. */
  text: string;
  why: string;
}

/** How a model was asked and what came of it. The prompt holds the customer's words: for the admin's trace, never for a log. */
export interface ModelCall {
  model: string;
  ms: number;
  /** null where no whole answer came, or the server does not count. */
  tokens: ModelUsage | null;
  /** null where the price is not known. */
  cost: number | null;
  /** `grounded`, `unsupported`, `no_answer`, or the code of what failed. */
  outcome: string;
  dropped: DroppedSentence[];
  /** As it was sent, personal data taken out. */
  prompt: { system: string; messages: ModelMessage[] };
}

/** Whether it is asked at all just now. */
export interface ModelState {
  /** ms that it is still left alone after failures; 0: it is asked. */
  restingMs: number;
  failuresInARow: number;
}

/**
 * A language model: an optional part that writes better sentences, and never one that decides what is true.
 * `complete` throws `Refused` where the server said no (a 4xx; 429 with `retryAfterMs`; `content_filter`) and `NoAnswer`
 * where no whole answer came: `timeout`, `aborted`, `network`, `cut_off`, `too_long`, `empty`, `not_json`, `unknown_shape`,
 * `http_5xx`, or without asking at all: `busy` (too many calls wait), `resting` (it failed too often just now) and
 * `forbidden` (the workspace lets nothing be sent out).
 */
export interface Model {
  /** As it was asked for. */
  readonly name: string;
  complete(request: ModelRequest): Promise<ModelAnswer>;
  /** What a call cost; null where the price is not known. */
  costOf(answer: Pick<ModelAnswer, 'usage'>): number | null;
  state(): ModelState;
}
