import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { rounded } from '../../../src/cli/eval/rounded.ts';
import { describeMachine } from '../describeMachine.ts';
import { installPeers } from '../installPeers.ts';
import { spawnNode } from '../launch.ts';
import { median } from '../ratios.ts';
import type { Measurement } from './measure.ts';
import { measureJob } from './measureJob.ts';
import { CONTESTANTS, type ContestantName, type Job, type Options, readOptions, usage } from './options.ts';
import { readBenchSets } from './readBenchSets.ts';
import { combine, type Ran, tabulate } from './tabulate.ts';

const root = join(import.meta.dirname, '../../..');

/** `npm run bench -- understanding`: each contestant in a process of its own, one after the other. */
export async function benchUnderstanding(args: string[]): Promise<number> {
  const options = optionsOrNull(args);
  if (!options) return 2;
  if (options.job) {
    await measureJob(options.job, await readBenchSets(root, options), root);
    return 0;
  }
  installPeers(join(root, 'test/bench/peers'));
  const parent = join(root, 'test/bench/data');
  mkdirSync(parent, { recursive: true });
  const scratch = mkdtempSync(join(parent, 'understanding-'));
  process.once('exit', () => rmSync(scratch, { recursive: true, force: true }));
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));
  return compare(options, scratch);
}

function optionsOrNull(args: string[]): Options | null {
  try {
    return readOptions(args);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n\n${usage}\n`);
    return null;
  }
}

async function compare(options: Options, scratch: string): Promise<number> {
  const machine = describeMachine(scratch);
  const sets = await readBenchSets(root, options);
  const ran: Ran[] = sets.flatMap(({ name }) =>
    CONTESTANTS.map((contestant) => ({ set: name, contestant, measurements: [] })),
  );
  const failures: string[] = [];
  for (let round = 0; round < options.rounds; round++) {
    for (const [at, { name }] of sets.entries()) {
      for (const contestant of rotate(CONTESTANTS, round)) {
        const result = await runJob({ contestant, set: at, scratch }, options).catch((error: Error) => error);
        const what = `round ${round + 1}/${options.rounds}  ${name}  ${contestant}`;
        if (result instanceof Error) failures.push(`${what}: ${result.message}`);
        else ran.find((one) => one.set === name && one.contestant === contestant)?.measurements.push(result);
        process.stderr.write(`${what}  ${lineOf(result)}\n`);
      }
    }
  }
  process.stdout.write(`${tabulate(ran)}\n`);
  process.stdout.write(`${JSON.stringify(rounded({ figures: figuresOf(ran), machine, failures }))}\n`);
  return failures.length === 0 ? 0 : 1;
}

/** Every round begins with another one. */
function rotate<T>(list: readonly T[], by: number): T[] {
  return list.map((_, at) => list[(at + by) % list.length]!);
}

async function runJob(job: Job, { isQuick }: Options): Promise<Measurement> {
  const program = join(root, 'test/bench/bench.ts');
  const args = [program, 'understanding', ...(isQuick ? ['--quick'] : []), '--job', JSON.stringify(job)];
  const child = spawnNode(0, args);
  let [out, err] = ['', ''];
  child.stdout?.on('data', (chunk) => (out += chunk));
  child.stderr?.on('data', (chunk) => (err = (err + chunk).slice(-4000)));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`ended with ${code}. Its last words:\n${err}`);
  return JSON.parse(out.trimEnd().split('\n').at(-1)!);
}

function lineOf(result: Measurement | Error): string {
  if (result instanceof Error) return `FAILED: ${result.message}`;
  const { accuracy, trainSeconds, encodeSeconds, p50Ms } = result;
  const took = (trainSeconds + encodeSeconds).toFixed(1);
  return `${(accuracy * 100).toFixed(1)} %  ${took} s  p50 ${p50Ms.toFixed(2)} ms`;
}

function figuresOf(ran: Ran[]): Record<string, Partial<Record<ContestantName, Measurement>>> {
  const figures: Record<string, Partial<Record<ContestantName, Measurement>>> = {};
  for (const { set, contestant, measurements } of ran) {
    if (measurements.length === 0) continue;
    figures[set] = { ...figures[set], [contestant]: combine(measurements, median) };
  }
  return figures;
}
