export interface ModelMessage {
  role: 'user' | 'assistant';
  content: string;
}

export interface ModelRequest {
  system: string;
  messages: ModelMessage[];
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
  text: string;
  /** null where the server does not count. */
  usage: ModelUsage | null;
  /** The model that answered, as the server calls it. */
  model: string;
  ms: number;
}

/** Of one model, for a million tokens, in the admin's own currency. */
export interface ModelPrice {
  prompt: number;
  completion: number;
}

/** Price by the model's name, set by the admin. */
export type ModelPrices = Record<string, ModelPrice>;

/**
 * A language model: an optional part that writes better sentences, and never one that decides what is true.
 * `complete` throws `Refused` where the server said no (a 4xx; 429 with `retryAfterMs`; `content_filter`) and `NoAnswer`
 * where no whole answer came: `timeout`, `aborted`, `network`, `cut_off`, `too_long`, `empty`, `not_json`, `unknown_shape`,
 * `http_5xx`, or without asking at all: `busy` (too many calls wait) and `resting` (it failed too often just now).
 */
export interface Model {
  /** As it was asked for. */
  readonly name: string;
  complete(request: ModelRequest): Promise<ModelAnswer>;
  /** What a call cost; null where the price is not known. */
  costOf(answer: Pick<ModelAnswer, 'usage' | 'model'>): number | null;
}
