import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Contestant, ServerName } from './contestants.ts';
import { keepOutput, spawnNode } from './launch.ts';
import type { Job, LoadResult, Measured } from './load.ts';
import type { Options } from './options.ts';
import type { Results } from './ratios.ts';
import { cpuOf } from './readCpu.ts';
import type { Fixture } from './readFixture.ts';
import { benchKey, type Started } from './startServer.ts';

export interface Failure {
  contestant: string;
  round: number;
  error: string;
}

/** A, B, C … in every round, each round beginning with another contestant. */
export async function runRounds(
  options: Options,
  started: Map<ServerName, Started>,
  fixture: Fixture,
): Promise<{ results: Results; failures: Failure[] }> {
  const present = options.chosen.filter(({ server }) => started.has(server));
  const results: Results = new Map(present.map(({ name }) => [name, new Map()]));
  const failures: Failure[] = [];
  for (let round = 0; round < options.rounds; round += 1) {
    for (const contestant of rotate(present, Math.floor((present.length / options.rounds) * round))) {
      const server = started.get(contestant.server)!;
      const result = await runLoad(jobFor(contestant, server, options, fixture)).catch(
        (error: Error) => error,
      );
      const error = result instanceof Error ? result.message : firstError(result);
      if (result instanceof Error || error)
        failures.push({ contestant: contestant.name, round, error: error! });
      else results.get(contestant.name)!.set(round, result);
      process.stderr.write(
        `round ${round + 1}/${options.rounds}  ${contestant.name.padEnd(24)} ${line(result, error)}\n`,
      );
      await settle(server);
    }
  }
  return { results, failures };
}

function jobFor(contestant: Contestant, server: Started, options: Options, fixture: Fixture): Job {
  return {
    speaks: contestant.speaks,
    base: server.base,
    key: benchKey,
    texts: contestant.texts(fixture),
    conversations: 500,
    turnsEach: 10,
    warmSeconds: options.warmSeconds,
    seconds: options.seconds,
    connections: options.connections,
    serverPid: server.pid,
    postmasterPid: server.postmasterPid,
  };
}

/** The load runs in a process of its own, on the other core. */
async function runLoad(job: Job): Promise<LoadResult> {
  const child = spawnNode(1, [join(import.meta.dirname, 'load.ts'), JSON.stringify(job)]);
  const output = keepOutput(child);
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`the load generator ended with ${code}: ${output.text.slice(-600)}`);
  return JSON.parse(output.text.trimEnd().split('\n').at(-1)!);
}

/** Any wrong answer spoils a window. */
function firstError(result: LoadResult): string | undefined {
  const broken = Object.values(result).find(({ errors }) => errors > 0);
  return broken && `${broken.errors} wrong answers, such as: ${broken.firstErrors[0]}`;
}

/** Work that a server does after its answers (outbox, checkpoints) must not fall into the next one's window. */
async function settle(server: Started): Promise<void> {
  for (let tries = 0; tries < 25; tries += 1) {
    const before = cpuOf(server.pid);
    await sleep(200);
    if (cpuOf(server.pid) - before <= 10_000) return;
  }
}

function rotate<T>(list: T[], by: number): T[] {
  return [...list.slice(by), ...list.slice(0, by)];
}

function line(result: LoadResult | Error, error: string | undefined): string {
  if (result instanceof Error || error) return `FAILED: ${error}`;
  return Object.entries(result).map(windowLine).join('   ');
}

function windowLine([connections, { turnsPerSecond, p50Ms, p99Ms, serverCpuUsPerTurn }]: [
  string,
  Measured,
]): string {
  const speed = `${turnsPerSecond.toFixed(0).padStart(5)} turns/s`;
  return `c=${connections} ${speed} p50 ${p50Ms.toFixed(2)} p99 ${p99Ms.toFixed(2)} ms ${serverCpuUsPerTurn.toFixed(0)} µs`;
}
