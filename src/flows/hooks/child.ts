import { confine } from './confine.ts';
import type { FromChild, ToChild } from './messages.ts';

/** The process that runs hooks: started without rights, environment or network; knows nothing but what it is sent. */
const LARGEST = 262_144;
/** Of one call into the log, in lines and in characters of each. */
const MOST_LINES = 50;
const LONGEST_LINE = 2_000;
const MOST_FETCHES = 20;
const NAMES = [
  'onMessage',
  'onUnderstood',
  'beforeReply',
  'beforeAction',
  'afterAction',
  'onHandoff',
  'onResolved',
];

type Code = (input: unknown, helpers: object) => unknown;

const channel = process.send!.bind(process);
const send = (message: FromChild) => void channel(message);
const { importLiquid } = confine(process.argv[2] ?? '');
const modules = new Map<string, Record<string, unknown>>();
const asked = new Map<number, { resolve(json: string): void; reject(error: Error): void }>();
let asks = 0;

process.on('message', (message: ToChild) => {
  if (message.do === 'load') void load(message.files);
  if (message.do === 'call') void call(message);
  if (message.do === 'ping') send({ is: 'pong' });
  if (message.do === 'answer') {
    const waiting = asked.get(message.ask);
    asked.delete(message.ask);
    if (message.ok) waiting?.resolve(message.json);
    else waiting?.reject(new Error(message.json));
  }
});
// What goes wrong after a hook has answered must not end the others.
process.on('uncaughtException', (error: unknown) =>
  send({ is: 'log', text: `not caught: ${wordsOf(error)}` }),
);
send({ is: 'up' });

async function load(files: { name: string; url: string }[]): Promise<void> {
  for (const { name, url } of files) {
    send({ is: 'loading', file: name });
    try {
      const loaded = (await import(url)) as Record<string, unknown>;
      modules.set(name, loaded);
      const hooks = NAMES.filter((one) => typeof loaded[one] === 'function');
      send({ is: 'loaded', file: name, hooks, actions: Object.keys((loaded.actions as object) ?? {}) });
    } catch (error) {
      send({ is: 'fault', file: name, because: wordsOf(error) });
    }
  }
  send({ is: 'ready' });
}

async function call({
  id,
  file,
  name,
  isAction,
  input,
  now,
}: Extract<ToChild, { do: 'call' }>): Promise<void> {
  send({ is: 'began', id });
  let result: unknown;
  try {
    const { given, more } = JSON.parse(input) as { given: unknown; more: object };
    const loaded = modules.get(file);
    const code = (isAction ? (loaded?.actions as Record<string, Code>) : (loaded as Record<string, Code>))?.[
      name
    ];
    if (typeof code !== 'function') throw new Error(`there is no ${name}`);
    result = await code(given, { ...helpersAt(now), ...more });
  } catch (error) {
    send({ is: 'failed', id, code: 'threw', because: wordsOf(error) });
    return;
  }
  answer(id, result);
}

function answer(id: number, result: unknown): void {
  let json: string;
  try {
    json = JSON.stringify(result ?? null);
    if (typeof json !== 'string') throw new TypeError(`a ${typeof result}`);
  } catch (error) {
    send({ is: 'failed', id, code: 'bad_result', because: `its result is no JSON: ${wordsOf(error)}` });
    return;
  }
  if (json.length > LARGEST)
    send({ is: 'failed', id, code: 'too_large', because: `its result has ${json.length} characters` });
  else send({ is: 'done', id, json });
}

function helpersAt(now: number) {
  let lines = 0;
  let fetches = 0;
  return {
    log(...values: unknown[]) {
      if (++lines > MOST_LINES) return;
      const text = values.map(textOf).join(' ').slice(0, LONGEST_LINE);
      send({ is: 'log', text: lines < MOST_LINES ? text : `${text} … and no more of this call` });
    },
    now: () => new Date(now).toISOString(),
    async render(template: string, values: Record<string, unknown>): Promise<string> {
      const { render } = await importLiquid();
      return render(template, values);
    },
    async fetch(url: string, init: object = {}): Promise<Response> {
      if (++fetches > MOST_FETCHES) throw new Error(`a hook may fetch ${MOST_FETCHES} times a call`);
      const ask = ++asks;
      const waiting = Promise.withResolvers<string>();
      asked.set(ask, waiting);
      send({ is: 'ask', ask, json: JSON.stringify({ ...init, url: String(url) }) });
      const { status, headers, text } = JSON.parse(await waiting.promise);
      return new Response([204, 205, 304].includes(status) ? null : text, { status, headers });
    },
  };
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return String(value);
  }
}

/** What it says, and where in the hooks it was thrown; types are stripped in place, so that lines stay what they are. */
function wordsOf(error: unknown): string {
  const { message, stack } = (error ?? {}) as Partial<Error>;
  const [, place] = String(stack ?? '').match(/\/hooks\/([\w-]+\.ts:\d+)(?=:\d+)/) ?? [];
  const text = String(message ?? error).slice(0, 500);
  return place === undefined ? text : `${text} (hooks/${place})`;
}
