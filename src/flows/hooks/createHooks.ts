import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { NoAnswer, Refused } from '../../domain/errors.ts';
import { HOOK_ANSWERS, type HookName, HookSettings, type Hooks } from '../../domain/hook.ts';
import type { Json } from '../../domain/json.ts';
import { HookFailure } from './hookFailure.ts';
import { createHookFetch, hide } from './hookFetch.ts';
import { limitLines } from './limitLines.ts';
import { createRunner } from './runner.ts';
import { createSwitches } from './switches.ts';

export interface HookOptions {
  /** The bot folder. */
  dir: string;
  settings?: HookSettings | undefined;
  fetch?: typeof globalThis.fetch;
  secrets?: () => Promise<Record<string, string>>;
  now: () => number;
  /** How long the process may take to start, and a file to load; ms. */
  loadMs?: number;
  log: { info(fields: object, text: string): void; warn(fields: object, text: string): void };
}

/** An action of one's own, as `carry: { hook: 'orders.find' }` names it. */
type CallHook = (
  name: string,
  given: Record<string, Json>,
  call: { requester: unknown; key: string; action: { timeoutMs: number } },
) => Promise<Json>;

export interface RunningHooks extends Hooks {
  /** Once every file is loaded, or left out. */
  ready: Promise<void>;
  /** Throws `Refused` where it surely did nothing, `NoAnswer` where nobody knows. */
  act: CallHook;
  /** Closes once those are done who ask now: a changed folder has taken its place. */
  leave(): void;
  close(): void;
}

/** It was not even begun: that says nothing of the hook. */
const NOT_ASKED = new Set(['off', 'cannot_load', 'not_begun']);
/** Longer than any call may take that was begun before. */
const LEAVE_MS = 65_000;

/** The carrier of actions that are hooks, whichever are loaded now. */
export function callHookOf(hooks: () => RunningHooks | null): CallHook {
  return async (name, given, call) => {
    const own = hooks();
    if (!own) throw new Refused('the bot has no hooks', { status: 404, code: 'no_hook' });
    return own.act(name, given, call);
  };
}

/** Loads `hooks/*.ts` of a bot folder into a process of their own; null where there are none. */
export async function createHooks(options: HookOptions): Promise<RunningHooks | null> {
  const {
    dir,
    settings = HookSettings.parse({}),
    fetch = globalThis.fetch,
    secrets = async () => ({}),
    now,
    log,
    loadMs,
  } = options;
  const folder = resolve(dir, 'hooks');
  const names = await hookFiles(dir);
  if (names.length === 0) return null;
  const switches = createSwitches(now);
  const say = limitLines(now, {
    async write(text) {
      for (const line of hide(text, await secrets()).split('\n')) log.info({ hook: line }, 'a hook said');
    },
    leaveOut: () => log.warn({}, 'hooks have said too much: the rest of this minute is left out'),
  });
  const runner = createRunner({
    folder,
    files: names.map((name) => ({ name, url: pathToFileURL(join(folder, `${name}.ts`)).href })),
    memoryMb: settings.memoryMb,
    now,
    fetch: createHookFetch(settings.hosts, { fetch, secrets }),
    log: say,
    loadMs,
    isOff: ({ file, name }) => switches.isOff(`${file}.${name}`),
  });
  void runner.ready.then(() => {
    for (const [file, { fault }] of runner.loaded)
      if (fault) log.warn({ hook: file, problem: fault }, 'a hook file cannot be loaded');
  });

  async function ask(
    file: string,
    name: string,
    input: object,
    timeoutMs: number,
    isAction: boolean,
  ): Promise<Json> {
    const key = `${file}.${name}`;
    if (switches.isOff(key)) throw new HookFailure('off', 'is switched off for a while');
    const fault = runner.loaded.get(file)?.fault;
    if (fault) throw new HookFailure('cannot_load', fault);
    try {
      const json = await runner.ask({ file, name, isAction, input: JSON.stringify(input), timeoutMs });
      switches.worked(key);
      return JSON.parse(hide(json, await secrets()));
    } catch (error) {
      const { code = 'broken', message } = error as HookFailure;
      if (!NOT_ASKED.has(code)) switches.failed(key, message);
      log.warn({ hook: key, code, problem: hide(message, await secrets()) }, 'a hook gave no answer');
      throw error;
    }
  }

  return {
    ready: runner.ready,
    having: (hook) =>
      names.filter((name) => {
        const one = runner.loaded.get(name);
        // A file that cannot be loaded may hold a rule: see guardActions, which waits until all are tried.
        return one?.hooks.includes(hook) || (one?.fault && hook === 'beforeAction');
      }),
    async ask(file, hook, input) {
      try {
        const came = await ask(file, hook, { given: input, more: {} }, settings.timeoutMs, false);
        return answerOf(hook, came);
      } catch (error) {
        return { answer: null, problem: `${file}.${hook} ${(error as Error).message}`.slice(0, 300) };
      }
    },
    async act(name, given, { requester, key, action }) {
      const [file = '', own = ''] = name.split('.');
      if (!names.includes(file)) throw new Refused('there is no such hook', { status: 404, code: 'no_hook' });
      try {
        const input = { given, more: { requester, key } };
        return await ask(file, own, input, Math.max(50, action.timeoutMs - 100), true);
      } catch (error) {
        const { code = 'broken', message } = error as HookFailure;
        if (NOT_ASKED.has(code)) throw new Refused(message, { status: 503, code: `hook_${code}` });
        throw new NoAnswer(message, { code: `hook_${code}` });
      }
    },
    states: () =>
      [...runner.loaded].map(([file, { hooks, actions, fault }]) => ({
        file: `hooks/${file}.ts`,
        hooks,
        actions,
        fault,
        off: switches.offIn(file),
      })),
    leave: () => setTimeout(() => runner.close(), LEAVE_MS).unref(),
    close: () => runner.close(),
  };
}

/** Of a bot folder, without `.ts`, in the order in which they are asked. Those that begin with _ are for the others to import. */
async function hookFiles(dir: string): Promise<string[]> {
  const entries = await readdir(join(dir, 'hooks'), { withFileTypes: true }).catch(() => []);
  return entries
    .filter(
      (entry) => entry.isFile() && /^[a-zA-Z][\w-]*\.ts$/.test(entry.name) && !entry.name.endsWith('.d.ts'),
    )
    .map(({ name }) => name.slice(0, -'.ts'.length))
    .sort();
}

function answerOf<Hook extends HookName>(
  hook: Hook,
  came: Json,
): Awaited<ReturnType<Hooks['ask']>> & { answer: never } {
  if (came === null) return { answer: null as never, problem: null };
  const parsed = HOOK_ANSWERS[hook].safeParse(came);
  if (parsed.success) return { answer: parsed.data as never, problem: null };
  const [issue] = parsed.error.issues;
  return {
    answer: null as never,
    problem: `${hook} gave an answer that does not count: ${issue?.path.join('.')} ${issue?.message}`,
  };
}
