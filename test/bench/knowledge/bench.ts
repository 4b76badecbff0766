import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { rounded } from '../../../src/cli/eval/rounded.ts';
import { describeMachine } from '../describeMachine.ts';
import { installPeers } from '../installPeers.ts';
import { spawnNode } from '../launch.ts';
import { start } from './contestants.ts';
import { type Measurement, measure } from './measure.ts';
import { type Job, type Options, readOptions, usage } from './options.ts';
import { MADE, namesOfHelpCentres, readHelpCentre } from './readHelpCentres.ts';

import { combine, type Ran, tabulate } from './tabulate.ts';

const root = join(import.meta.dirname, '../../..');

/** `npm run bench -- knowledge`: each contestant in a process of its own, one after the other. */
export async function benchKnowledge(args: string[]): Promise<number> {
  const options = optionsOrNull(args);
  if (!options) return 2;
  if (options.job) {
    process.stdout.write(`${JSON.stringify(await measureJob(options.job, options))}\n`);
    return 0;
  }
  installPeers(join(root, 'test/bench/peers'));
  const parent = join(root, 'test/bench/data');
  mkdirSync(parent, { recursive: true });
  const scratch = mkdtempSync(join(parent, 'knowledge-'));
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

async function measureJob({ contestant, set, scratch }: Job, { articles }: Options): Promise<Measurement> {
  const helpCentre = readHelpCentre(set, { root, articles });
  const started = await start(contestant, { root, scratch });
  try {
    return await measure(started, helpCentre);
  } finally {
    await started.close();
  }
}

async function compare(options: Options, scratch: string): Promise<number> {
  const machine = describeMachine(scratch);
  const ran: Ran[] = namesOfHelpCentres(root).flatMap((set) =>
    options.only.map((contestant) => ({ set, contestant, measurements: [] })),
  );
  const failures: string[] = [];
  for (let round = 0; round < options.rounds; round++) {
    for (const one of rotate(ran, round)) {
      const { set, contestant, measurements } = one;
      const result = await runJob({ contestant, set, scratch }, options).catch((error: Error) => error);
      const what = `round ${round + 1}/${options.rounds}  ${set}  ${contestant}`;
      if (result instanceof Error) failures.push(`${what}: ${result.message}`);
      else measurements.push(result);
      process.stderr.write(`${what}  ${lineOf(result)}\n`);
    }
  }
  const shown = ran.map((one) =>
    one.set === MADE ? { ...one, set: `${MADE}, ${options.articles} articles` } : one,
  );
  if (!options.json) process.stdout.write(`${tabulate(shown)}\n`);
  process.stdout.write(`${JSON.stringify(rounded({ figures: figuresOf(shown), machine, failures }))}\n`);
  return failures.length === 0 ? 0 : 1;
}

/** Every round begins with another one. */
function rotate<T>(list: readonly T[], by: number): T[] {
  return list.map((_, at) => list[(at + by) % list.length]!);
}

async function runJob(job: Job, { articles }: Options): Promise<Measurement> {
  const program = join(root, 'test/bench/bench.ts');
  const child = spawnNode(0, [
    '--expose-gc',
    program,
    'knowledge',
    '--articles',
    String(articles),
    '--job',
    JSON.stringify(job),
  ]);
  let [out, err] = ['', ''];
  child.stdout?.on('data', (chunk) => (out += chunk));
  child.stderr?.on('data', (chunk) => (err = (err + chunk).slice(-4000)));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`ended with ${code}. Its last words:\n${err}`);
  return JSON.parse(out.trimEnd().split('\n').at(-1)!);
}

function lineOf(result: Measurement | Error): string {
  if (result instanceof Error) return `FAILED: ${result.message}`;
  const { hitAt1, indexSeconds, memoryMB, p50Ms } = result;
  return `${(hitAt1 * 100).toFixed(1)} %  ${indexSeconds.toFixed(1)} s  ${memoryMB.toFixed(0)} MB  p50 ${p50Ms.toFixed(2)} ms`;
}

function figuresOf(ran: Ran[]): Record<string, Record<string, Measurement>> {
  const figures: Record<string, Record<string, Measurement>> = {};
  for (const { set, contestant, measurements } of ran)
    if (measurements.length > 0) figures[set] = { ...figures[set], [contestant]: combine(measurements) };
  return figures;
}
