import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { freePort } from './servers/postgres.ts';

const MAIN = join(import.meta.dirname, '..', 'src', 'main.ts');
/** Halves the time of each start. https://nodejs.org/api/module.html#module-compile-cache */
const COMPILED = join(import.meta.dirname, '..', 'node_modules', '.cache', 'compiled');
const LATEST_MS = 20_000;

export interface Started {
  url: string;
  child: ChildProcess;
  /** What stands on the terminal so far. */
  shown(): string;
  /** Code or signal that it ended with. */
  ended: Promise<number | string | null>;
}

/** `node src/main.ts` with these settings and nothing else in its environment. */
export async function startMain(env: Record<string, string>): Promise<Started> {
  const port = env.PORT ?? String(await freePort());
  const child = spawn(process.execPath, [MAIN], {
    env: {
      PATH: process.env.PATH ?? '',
      NODE_COMPILE_CACHE: COMPILED,
      DESKHAND_DEMO: 'off',
      // A second and 100 MB of each start: a test that needs it says so.
      DESKHAND_ENCODER: 'off',
      PORT: port,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += chunk));
  const ended = new Promise<number | string | null>((resolve) => {
    child.once('close', (code, signal) => resolve(code ?? signal));
  });
  return { url: `http://127.0.0.1:${port}`, child, shown: () => text, ended };
}

/** Started and answering; throws with what it showed when it does not. */
export async function readyMain(env: Record<string, string>): Promise<Started> {
  const started = await startMain(env);
  const end = Date.now() + LATEST_MS;
  for (;;) {
    const alive = await fetch(`${started.url}/healthz`).catch(() => null);
    if (alive?.ok) return started;
    if (started.child.exitCode !== null || Date.now() > end) {
      started.child.kill('SIGKILL');
      throw new Error(`it did not start:\n${started.shown()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

export async function stopMain({ child, ended }: Started, signal: NodeJS.Signals = 'SIGTERM') {
  child.kill(signal);
  return await ended;
}
