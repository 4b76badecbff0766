import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

/** A started server. */
export interface Running {
  base: string;
  pid: number;
  stop(): Promise<void>;
}

/** true where a process can be kept on one core: servers run on core 0 and the load on core 1. */
export const pinned =
  availableParallelism() > 1 && spawnSync('taskset', ['-c', '0', process.execPath, '-v']).status === 0;

/** Starts `node <args>` on one core. `taskset` replaces itself by node, so that the pid is node's. */
export function spawnNode(core: 0 | 1, args: string[], env: NodeJS.ProcessEnv = process.env): ChildProcess {
  const command = pinned ? ['taskset', '-c', String(core), process.execPath] : [process.execPath];
  const child = spawn(command[0]!, [...command.slice(1), ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.add(child);
  child.once('exit', () => children.delete(child));
  return child;
}

/** Whatever ends the bench, its children end with it. */
const children = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of children) child.kill('SIGKILL');
});

/** A server that says `READY <port>` on stdout once it listens. */
export async function launchPeer(args: string[]): Promise<Running> {
  const child = spawnNode(0, args);
  const output = keepOutput(child);
  const port = await until(child, output, async () => /^READY (\d+)$/m.exec(output.text)?.[1]);
  return { base: `http://127.0.0.1:${port}`, pid: child.pid!, stop: () => stop(child) };
}

/** A server that is ready when its `GET /readyz` answers 200. */
export async function launchDeskhand(args: string[], env: NodeJS.ProcessEnv): Promise<Running> {
  const base = `http://127.0.0.1:${env.PORT}`;
  const child = spawnNode(0, args, env);
  const output = keepOutput(child);
  await until(child, output, async () => {
    const response = await fetch(`${base}/readyz`).catch(() => undefined);
    return response?.status === 200 ? true : undefined;
  });
  return { base, pid: child.pid!, stop: () => stop(child) };
}

/** A port that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** The last 4,000 characters of what a child prints, for the error message when it fails. */
export function keepOutput(child: ChildProcess): { text: string } {
  const output = { text: '' };
  const keep = (chunk: Buffer) => {
    output.text = (output.text + chunk).slice(-4000);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  return output;
}

async function until<T>(
  child: ChildProcess,
  output: { text: string },
  ask: () => Promise<T | undefined>,
): Promise<T> {
  const deadline = Date.now() + 120_000;
  while (Date.now() < deadline && !hasEnded(child)) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await sleep(100);
  }
  await stop(child);
  throw new Error(`The server did not get ready. Its last words:\n${output.text}`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const patience = setTimeout(() => child.kill('SIGKILL'), 5000);
  await ended;
  clearTimeout(patience);
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}
