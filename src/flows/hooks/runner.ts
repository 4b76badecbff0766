import { HookFailure, wordsFor } from './hookFailure.ts';
import type { FromChild } from './messages.ts';
import { type HookProcess, openProcess } from './openProcess.ts';

export interface Asked {
  file: string;
  name: string;
  isAction: boolean;
  /** JSON of `{ given, more }`. */
  input: string;
  timeoutMs: number;
}

interface Waiting extends Asked {
  id: number;
  began: boolean;
  /** It may be what ended the process: it has it for itself now. */
  alone: boolean;
  /** It was sent and not begun in time, and has got as much time again. */
  isHeldUp: boolean;
  timer: NodeJS.Timeout | undefined;
  resolve(json: string): void;
  reject(error: Error): void;
}

export interface RunnerOptions {
  folder: string;
  files: { name: string; url: string }[];
  memoryMb: number;
  now: () => number;
  fetch: (json: string) => Promise<object>;
  log: (text: string) => void;
  /** A hook that is switched off is not begun, also when it waits already. */
  isOff: (asked: Asked) => boolean;
  /** Default: 15 s. */
  loadMs?: number | undefined;
}

export interface Loaded {
  hooks: string[];
  actions: string[];
  /** Why it cannot be used now. */
  fault: string | null;
  /** How often it was too slow for a start; `MOST_SLOW` times, and it is left out until it is changed. */
  slow: number;
}

/** How long the process may take to come up, and each file to load. Turns wait for it no longer than `PATIENCE_MS`. */
const LOAD_MS = 15_000;
const PATIENCE_MS = 8_000;
const PONG_MS = 300;
/** A slow machine needs another try; a file that loops while it is loaded has had enough then. */
const MOST_SLOW = 2;
/** Before the next start of a process that never came up, doubled each time. */
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;

/**
 * Hands calls to the process of the hooks, all at the same time, and replaces it when it hangs, ends or grows without
 * end. Who was in it then is asked again: hooks one after the other, so that only the one at fault loses its answer;
 * an action that had begun is not, because it may have happened.
 */
export function createRunner({
  folder,
  files,
  memoryMb,
  now,
  fetch,
  log,
  isOff,
  loadMs = LOAD_MS,
}: RunnerOptions) {
  const loaded = new Map<string, Loaded>(
    files.map(({ name }) => [name, { hooks: [], actions: [], fault: null, slow: 0 }]),
  );
  const running = new Map<number, Waiting>();
  const queue: Waiting[] = [];
  const first = Promise.withResolvers<void>();
  let child: HookProcess | null = null;
  let isReady = false;
  let isClosed = false;
  let loading: string | null = null;
  let loadTimer: NodeJS.Timeout | undefined;
  let pongTimer: NodeJS.Timeout | undefined;
  let startTimer: NodeJS.Timeout | undefined;
  let count = 0;
  /** Starts in a row that did not even come to a file. */
  let failures = 0;

  function start(): void {
    isReady = false;
    loading = null;
    if (isClosed) return;
    child = openProcess({ folder, memoryMb, hear, print: log, ended });
    expectProgress();
  }

  function expectProgress(): void {
    clearTimeout(loadTimer);
    loadTimer = setTimeout(() => {
      child?.kill();
      lost('took too long to load', 1);
    }, loadMs);
    loadTimer.unref();
  }

  /** A start that came to no end: on without the file that it was at, else the process itself is tried again later. */
  function lost(because: string, slow = MOST_SLOW): void {
    clearTimeout(loadTimer);
    const entry = loading === null ? undefined : loaded.get(loading);
    if (entry) {
      entry.slow += slow;
      entry.fault = because;
      start();
      return;
    }
    for (const one of loaded.values()) one.fault ??= `the process for hooks does not start: ${because}`;
    const waitMs = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures++);
    startTimer = setTimeout(start, waitMs);
    startTimer.unref();
    first.resolve(); // Turns go on without them.
  }

  function ready(): void {
    clearTimeout(loadTimer);
    isReady = true;
    failures = 0;
    first.resolve();
    pump();
  }

  function ended(because: 'crashed' | 'memory'): void {
    if (isClosed) return;
    if (!isReady) {
      lost(
        because === 'memory'
          ? 'takes more memory than it may while it loads'
          : 'ends the process while it loads',
      );
      return;
    }
    isReady = false;
    const held = [...running.values()];
    const suspects = held.filter(({ began }) => began);
    for (const call of held) {
      if (suspects.length === 1 && call.began) settle(call, new HookFailure(because, wordsFor(because)));
      else if (call.isAction && call.began) settle(call, new HookFailure(because, wordsFor(because)));
      else if (call.alone) settle(call, new HookFailure(because, wordsFor(because)));
      else again(call, call.began);
    }
    start();
  }

  function again(call: Waiting, alone: boolean): void {
    clearTimeout(call.timer);
    running.delete(call.id);
    queue.unshift(Object.assign(call, { began: false, alone }));
  }

  function settle(call: Waiting, outcome: string | Error): void {
    clearTimeout(call.timer);
    running.delete(call.id);
    if (typeof outcome === 'string') call.resolve(outcome);
    else call.reject(outcome);
    pump();
  }

  function late(call: Waiting): void {
    // It waits for another that holds the process up: see below, who was not begun is asked again.
    if (!call.began && !call.isAction && !call.isHeldUp) {
      call.isHeldUp = true;
      call.timer = setTimeout(() => late(call), call.timeoutMs);
    } else settle(call, new HookFailure('timeout', `gave no answer within ${call.timeoutMs} ms`));
    child?.send({ do: 'ping' });
    pongTimer ??= setTimeout(() => {
      pongTimer = undefined;
      isReady = false;
      child?.kill();
      for (const held of [...running.values()])
        if (held.isAction && held.began) settle(held, new HookFailure('crashed', wordsFor('crashed')));
        else again(held, false);
      start();
    }, PONG_MS);
  }

  function pump(): void {
    while (isReady && queue.length > 0 && ![...running.values()].some(({ alone }) => alone)) {
      const [next] = queue;
      if (!next || (next.alone && running.size > 0)) return;
      queue.shift();
      clearTimeout(next.timer);
      if (isOff(next)) next.reject(new HookFailure('off', 'is switched off for a while'));
      else begin(next);
    }
  }

  function begin(call: Waiting): void {
    running.set(call.id, call);
    call.timer = setTimeout(() => late(call), call.timeoutMs);
    const { id, file, name, isAction, input } = call;
    child?.send({ do: 'call', id, file, name, isAction, input, now: now() });
  }

  function hear(message: FromChild): void {
    if (message.is === 'up') {
      expectProgress();
      const tried = files.filter(({ name }) => (loaded.get(name)?.slow ?? 0) < MOST_SLOW);
      child?.send({ do: 'load', files: tried });
    } else if (message.is === 'loading') {
      expectProgress();
      loading = message.file;
    } else if (message.is === 'loaded') {
      const { hooks, actions } = message;
      Object.assign(loaded.get(message.file) ?? {}, { hooks, actions, fault: null });
      loading = null;
    } else if (message.is === 'fault') {
      Object.assign(loaded.get(message.file) ?? {}, { fault: message.because });
      loading = null;
    } else if (message.is === 'ready') ready();
    else if (message.is === 'log') log(message.text);
    else if (message.is === 'pong') {
      clearTimeout(pongTimer);
      pongTimer = undefined;
    } else if (message.is === 'ask') void answer(child, message.ask, message.json);
    else hearOf(running.get(message.id), message);
  }

  function hearOf(call: Waiting | undefined, message: Extract<FromChild, { id: number }>): void {
    if (!call) return;
    if (message.is === 'began') call.began = true;
    else if (message.is === 'done') settle(call, message.json);
    else settle(call, new HookFailure(message.code, message.because));
  }

  async function answer(to: HookProcess | null, ask: number, json: string): Promise<void> {
    const came = await fetch(json).then(
      (value) => ({ ok: true, json: JSON.stringify(value) }),
      (error: Error) => ({ ok: false, json: error.message }),
    );
    to?.send({ do: 'answer', ask, ...came });
  }

  start();
  return {
    loaded: loaded as ReadonlyMap<string, Loaded>,
    /** Once all files are loaded, or left out. */
    ready: first.promise,
    /** The result as JSON; throws `HookFailure`. */
    ask(asked: Asked): Promise<string> {
      return new Promise((resolve, reject) => {
        const call: Waiting = {
          ...asked,
          id: ++count,
          began: false,
          alone: false,
          isHeldUp: false,
          timer: undefined,
          resolve,
          reject,
        };
        const leave = () => {
          queue.splice(queue.indexOf(call), 1);
          reject(
            new HookFailure(
              'not_begun',
              'was not begun in time: the hooks are being loaded, or started again',
            ),
          );
        };
        call.timer = setTimeout(leave, PATIENCE_MS);
        queue.push(call);
        pump();
      });
    },
    close(): void {
      isClosed = true;
      clearTimeout(loadTimer);
      clearTimeout(startTimer);
      clearTimeout(pongTimer);
      child?.kill();
      for (const call of [...running.values(), ...queue.splice(0)])
        settle(call, new HookFailure('off', 'the hooks are closed'));
    },
  };
}
