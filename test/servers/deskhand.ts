import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './postgres.ts';

export interface RunningDeskhand {
  url: string;
  key: string;
  dir: string;
  process: ChildProcess;
  /** The API, as JSON; throws on anything but a 2xx. */
  call<T = Record<string, never>>(method: string, path: string, body?: unknown): Promise<T>;
  stop(): Promise<void>;
}

/** The real server as a process of its own, as `npm start` runs it, on a new data folder. */
export async function startDeskhand({
  port,
  env = {},
}: {
  port?: number;
  env?: NodeJS.ProcessEnv;
} = {}): Promise<RunningDeskhand> {
  const dir = mkdtempSync(join(tmpdir(), 'deskhand-e2e-'));
  const key = 'dk_end_to_end_key';
  const chosen = port ?? (await freePort());
  const url = `http://127.0.0.1:${chosen}`;
  const settings = {
    PORT: String(chosen),
    HOST: '127.0.0.1',
    DATA_DIR: dir,
    DESKHAND_API_KEY: key,
    DESKHAND_DEMO: 'off',
  };
  const main = join(import.meta.dirname, '..', '..', 'src', 'main.ts');
  const child = spawn(process.execPath, [main], {
    env: { PATH: process.env.PATH, ...settings, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said = `${said}${chunk}`.slice(-4_000);
    });
  await ready(url, child, () => said);
  return {
    url,
    key,
    dir,
    process: child,
    async call<T>(method: string, path: string, body?: unknown) {
      const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
      const response = await fetch(url + path, {
        method,
        headers,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
      return JSON.parse(text) as T;
    },
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        const ended = new Promise((resolve) => child.once('exit', resolve));
        child.kill('SIGTERM');
        await ended;
      }
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

async function ready(url: string, child: ChildProcess, said: () => string): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (child.exitCode !== null) throw new Error(`Deskhand ended at its start:\n${said()}`);
    const answer = await fetch(`${url}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  child.kill('SIGKILL');
  throw new Error(`Deskhand was not ready within 30 s:\n${said()}`);
}
