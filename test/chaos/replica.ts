import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pause, request } from './api.ts';

const MAIN = join(import.meta.dirname, '../../src/main.ts');
const START_PATIENCE_MS = 60_000;

/** Whatever ends this process, its servers end with it. */
const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** A server process that is started again whenever it ends, as a supervisor would. */
export class Replica {
  readonly base: string;
  /** Times it ended without our doing, with its last words. */
  readonly ends: string[] = [];
  /** ms from start to ready, of every start that got so far. */
  readonly startMs: number[] = [];
  #env: Record<string, string>;
  #child: ChildProcess | undefined;
  #startedAt = 0;
  #said = '';
  #readiness: Promise<boolean> = Promise.resolve(false);
  #isMeant = false;

  constructor(port: number, env: Record<string, string>) {
    this.base = `http://127.0.0.1:${port}`;
    this.#env = {
      PATH: process.env.PATH ?? '',
      HOST: '127.0.0.1',
      PORT: String(port),
      LOG_LEVEL: 'warn',
      ...env,
    };
  }

  start(): void {
    const child = spawn(process.execPath, [MAIN], { env: this.#env, stdio: ['ignore', 'pipe', 'pipe'] });
    running.add(child);
    this.#child = child;
    this.#startedAt = Date.now();
    this.#isMeant = false;
    this.#readiness = this.#waitForReady(child);
    this.#said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        this.#said = (this.#said + chunk).slice(-3_000);
      });
    child.once('exit', () => {
      running.delete(child);
      if (this.#isMeant || this.#child !== child) return;
      this.ends.push(this.#said);
      setTimeout(() => this.#child === child && !this.#isMeant && this.start(), 300);
    });
  }

  get upMs(): number {
    return Date.now() - this.#startedAt;
  }

  /** Resolves when `GET /readyz` answers 200. */
  async ready(): Promise<void> {
    const until = Date.now() + START_PATIENCE_MS;
    while (!(await Promise.race([this.#readiness, sleep(START_PATIENCE_MS, false, { ref: false })]))) {
      if (Date.now() > until)
        throw new Error(`a server did not get ready. It said: ${this.#said.slice(-1_500)}`);
      await pause(50);
    }
  }

  /** false: this process will not. */
  async #waitForReady(child: ChildProcess): Promise<boolean> {
    while (running.has(child)) {
      const { status, text } = await request(`${this.base}/readyz`, {});
      if (status === 200 && this.#child === child) {
        this.startMs.push(this.upMs);
        return true;
      }
      if (status !== undefined) this.#said += text;
      await pause(50);
    }
    return false;
  }

  /** kill -9. Resolves when the process is gone. */
  kill(): Promise<void> {
    return this.#end('SIGKILL');
  }

  stop(): Promise<void> {
    return this.#end('SIGTERM');
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    this.#isMeant = true;
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    const patience = setTimeout(() => child.kill('SIGKILL'), 15_000);
    child.kill(signal);
    await gone;
    clearTimeout(patience);
  }
}
