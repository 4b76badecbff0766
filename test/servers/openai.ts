import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Keeps no process alive. */
const wait = (ms: number) => sleep(ms, undefined, { ref: false });

/** What the server was sent. */
export interface Asked {
  headers: Record<string, string | string[] | undefined>;
  body: {
    model: string;
    stream?: boolean;
    max_tokens?: number;
    max_completion_tokens?: number;
    messages: {
      role: string;
      content: string | null;
      tool_calls?: { function: ToolCall }[];
      tool_call_id?: string;
    }[];
    tools?: { function: { name: string; parameters: object } }[];
    [field: string]: unknown;
  };
}

/** `arguments`: JSON, or what a bad model takes for it. */
export interface ToolCall {
  name: string;
  arguments: string;
}

/** How it behaves. Times in ms. */
export interface Manner {
  /** Tools that the model asks for instead of writing; none: it writes. */
  calls?: (asked: Asked) => ToolCall[];
  /** What the model writes; from the prompt where it is a function. */
  text?: string | ((prompt: string, asked: Asked) => string);
  /** Characters in one event. */
  piece?: number;
  /** Before the first event, and between two. */
  firstAfter?: number;
  every?: number;
  /** One JSON body, whatever was asked for. */
  whole?: boolean;
  finish?: string | null;
  /** Drops the connection after so many characters; `ends` closes it in order, without an end of the text. */
  cutAfter?: number;
  endsAfter?: number;
  /** Goes on with its text for ever. */
  endless?: boolean;
  /** An answer that is none. */
  status?: number;
  headers?: Record<string, string>;
  body?: string;
  type?: string;
  /** Never answers. */
  silent?: boolean;
  /** Fields of a request that it refuses, as newer models do. */
  refuses?: string[];
  countsTokens?: boolean;
}

/**
 * A server that speaks chat completions and behaves as badly as it is told to.
 * https://platform.openai.com/docs/api-reference/chat/create
 */
export class FakeOpenAi {
  readonly asked: Asked[] = [];
  /** Calls under way, and the most there were at a time. */
  open = 0;
  mostOpen = 0;
  baseURL = '';
  #manners: Manner[] = [];
  #usual: Manner = { text: 'Hello.' };
  #close: () => Promise<void> = async () => undefined;

  async listen(): Promise<this> {
    const server = createServer((request, response) => void this.#serve(request, response));
    server.listen(0, '127.0.0.1');
    await new Promise((done) => server.once('listening', done));
    this.baseURL = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
    this.#close = () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      });
    return this;
  }

  stop = () => this.#close();

  /** From now on, forgetting what was asked so far. */
  behave(usual: Manner, ...first: Manner[]): void {
    this.#usual = usual;
    this.#manners = first;
    this.asked.length = 0;
    this.mostOpen = 0;
  }

  /** What the last request said, system and user. */
  get prompt(): string {
    return promptOf(this.asked.at(-1)!);
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.open++;
    this.mostOpen = Math.max(this.mostOpen, this.open);
    response.once('close', () => this.open--);
    let text = '';
    for await (const bytes of request) text += bytes;
    const asked: Asked = { headers: request.headers, body: JSON.parse(text) };
    this.asked.push(asked);
    const manner = this.#manners.shift() ?? this.#usual;
    const refused = manner.refuses?.find((field) => field in asked.body);
    if (manner.silent) return;
    if (refused) return void refuse(response, refused);
    if (manner.status !== undefined || manner.body !== undefined) return void answer(response, manner);
    await this.#say(response, asked, manner);
  }

  async #say(response: ServerResponse, asked: Asked, manner: Manner): Promise<void> {
    const { text = '', piece = 7, firstAfter = 0, every = 0, whole, finish = 'stop', endless } = manner;
    const calls = manner.calls?.(asked) ?? [];
    const said = calls.length > 0 ? '' : typeof text === 'string' ? text : text(promptOf(asked), asked);
    const usage = { prompt_tokens: promptOf(asked).length >> 2, completion_tokens: said.length >> 2 };
    const head = { id: 'chatcmpl-1', created: 1, model: `${asked.body.model}-2026` };
    await wait(firstAfter);
    if (whole || !asked.body.stream) {
      const tool_calls = calls.map((call, i) => ({ id: `c${i}`, type: 'function', function: call }));
      const message = { role: 'assistant', content: said, ...(calls.length > 0 ? { tool_calls } : {}) };
      const choices = [{ index: 0, message, finish_reason: calls.length > 0 ? 'tool_calls' : finish }];
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ ...head, object: 'chat.completion', choices, usage }));
      return;
    }
    const send = (delta: object, finish_reason: string | null = null) =>
      event(response, {
        ...head,
        object: 'chat.completion.chunk',
        choices: [{ index: 0, delta, finish_reason }],
      });
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
    send({ role: 'assistant', content: '' });
    for (let at = 0; at < said.length || endless; at += piece) {
      if (response.destroyed) return;
      if (manner.cutAfter !== undefined && at >= manner.cutAfter) return void response.destroy();
      if (manner.endsAfter !== undefined && at >= manner.endsAfter) return void response.end();
      send({ content: endless ? `${said} ` : said.slice(at, at + piece) });
      await wait(every);
    }
    for (const [index, call] of calls.entries()) {
      const named = {
        index,
        id: `c${index}`,
        type: 'function',
        function: { name: call.name, arguments: '' },
      };
      send({ tool_calls: [named] });
      for (let at = 0; at < call.arguments.length; at += piece)
        send({ tool_calls: [{ index, function: { arguments: call.arguments.slice(at, at + piece) } }] });
    }
    if (finish !== null) send({}, calls.length > 0 ? 'tool_calls' : finish);
    if (manner.countsTokens !== false)
      event(response, { ...head, object: 'chat.completion.chunk', choices: [], usage });
    response.end('data: [DONE]\n\n');
  }
}

const promptOf = ({ body }: Asked) => body.messages.map(({ content }) => content ?? '').join('\n');

function event(response: ServerResponse, data: object): void {
  response.write(`data: ${JSON.stringify(data)}\n\n`);
}

function answer(response: ServerResponse, { status = 200, headers = {}, body = '', type }: Manner): void {
  response.writeHead(status, { 'content-type': type ?? 'application/json', ...headers });
  response.end(body);
}

function refuse(response: ServerResponse, param: string): void {
  const error = {
    message: `Unsupported parameter: '${param}'`,
    type: 'invalid_request_error',
    param,
    code: 'unsupported_parameter',
  };
  answer(response, { status: 400, body: JSON.stringify({ error }) });
}
