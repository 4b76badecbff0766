import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { pause } from './api.ts';

const MAIN = join(import.meta.dirname, '../../src/main.ts');
const START_PATIENCE_MS = 60_000;

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
  #isReady = false;
  #isMeant = false;

  constructor(port: number, env: Record<string, string>) {
    this.base = `http://127.0.0.1:${port}`;
    this.#env = { PATH: process.env.PATH ?? '', HOST: '127.0.0.1', PORT: String(port), LOG_LEVEL: 'warn', ...env };
  }

  start(): void {
    const child = spawn(process.execPath, [MAIN], { env: this.#env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#child = child;
    this.#startedAt = Date.now();
    this.#isReady = false;
    this.#isMeant = false;
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        said = (said + chunk).slice(-3_000);
      });
    child.once('exit', () => {
      if (this.#isMeant || this.#child !== child) return;
      this.ends.push(said);
      setTimeout(() => !this.#isMeant && this.start(), 300);
    });
  }

  get upMs(): number {
    return Date.now() - this.#startedAt;
  }

  /** Waits for `GET /readyz` to answer 200. */
  async ready(): Promise<void> {
    const until = Date.now() + START_PATIENCE_MS;
    while (!this.#isReady) {
      const answer = await fetch(`${this.base}/readyz`, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined);
      await answer?.body?.cancel();
      if (answer?.status === 200) {
        this.#isReady = true;
        this.startMs.push(this.upMs);
      } else if (Date.now() > until) throw new Error(`the server did not get ready: ${this.ends.at(-1) ?? ''}`);
      else await pause(50);
    }
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
