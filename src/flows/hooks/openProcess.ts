import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { FromChild, ToChild } from './messages.ts';

export interface ProcessOptions {
  /** Of the hooks' files; the only ones it may read beside our own. */
  folder: string;
  memoryMb: number;
  hear: (message: FromChild) => void;
  /** What was printed, cut off beyond 64 kB. */
  print: (text: string) => void;
  /** It has ended by itself. */
  ended: (because: 'crashed' | 'memory') => void;
}

export interface HookProcess {
  send(message: ToChild): void;
  /** Ends it; `ended` is not told. */
  kill(): void;
}

const CHILD = join(import.meta.dirname, 'child.ts');
/** Our own code, for templates; nothing of it is secret. The data folder lies beside it, not in it. */
const ROOT = join(import.meta.dirname, '../../..');
const MODULES = dirname(dirname(createRequire(import.meta.url).resolve('liquidjs/package.json')));
const MOST_PRINTED = 65_536;
/** Node itself has about 60 MB; what lies outside the heap is looked at so often. */
const OWN_MB = 128;
const LOOK_MS = 50;

/** Starts the process for hooks: no rights, no environment, a limited heap. */
export function openProcess({ folder, memoryMb, hear, print, ended }: ProcessOptions): HookProcess {
  const readable = [join(ROOT, 'src/*'), join(ROOT, 'package.json'), join(MODULES, '*'), join(folder, '*')];
  const child = spawn(
    process.execPath,
    [
      '--permission',
      ...readable.map((path) => `--allow-fs-read=${path}`),
      `--max-old-space-size=${memoryMb}`,
      '--no-warnings',
      CHILD,
      folder,
    ],
    { cwd: folder, env: {}, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] },
  );
  let isOver = false;
  let isTooLarge = false;
  let printed = 0;
  const take = (chunk: Buffer) => {
    const text = chunk.toString().slice(0, Math.max(0, MOST_PRINTED - printed));
    printed += text.length;
    if (/heap out of memory/.test(text)) isTooLarge = true;
    else if (text !== '') print(text);
  };
  child.stdout!.on('data', take);
  child.stderr!.on('data', take);
  const watching = setInterval(() => {
    if (residentMb(child) <= memoryMb + OWN_MB) return;
    isTooLarge = true;
    child.kill('SIGKILL');
  }, LOOK_MS);
  watching.unref();
  const over = (code: number | null, signal: string | null) => {
    clearInterval(watching);
    if (isOver) return;
    isOver = true;
    ended(isTooLarge || signal === 'SIGABRT' || code === 134 ? 'memory' : 'crashed');
  };
  child.on('error', () => over(null, null));
  child.on('close', over);
  child.on('message', (message) => {
    if (!isOver) hear(message as FromChild);
  });
  child.unref();
  child.channel?.unref();
  return {
    send(message) {
      if (child.connected) child.send(message, () => {});
    },
    kill() {
      isOver = true;
      clearInterval(watching);
      child.kill('SIGKILL');
    },
  };
}

/** What the process holds in memory, buffers and all; 0 where the system does not say (elsewhere than on Linux). */
function residentMb({ pid }: ChildProcess): number {
  try {
    const [, kb] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kb ?? 0) / 1024;
  } catch {
    return 0;
  }
}
