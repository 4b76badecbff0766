import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ServerName } from './contestants.ts';
import { describeMachine } from './describeMachine.ts';
import { benchFlows } from './flows/bench.ts';
import { installPeers } from './installPeers.ts';
import { benchKnowledge } from './knowledge/bench.ts';
import { type Options, readOptions, usage } from './options.ts';
import { readFixture } from './readFixture.ts';
import { report } from './report.ts';
import { runRounds } from './runRounds.ts';
import { startAll, stopAll } from './startAll.ts';
import type { Started } from './startServer.ts';
import { benchUnderstanding } from './understanding/bench.ts';

const root = join(import.meta.dirname, '../..');

function optionsOrExit(): Options {
  try {
    return readOptions(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n\n${usage}\n`);
    process.exit(2);
  }
}

/** A folder on the checkout's own disk: the system's temporary folder may be memory, where an fsync costs nothing. */
function makeScratch(): string {
  const parent = join(root, 'test/bench/data');
  mkdirSync(parent, { recursive: true });
  return mkdtempSync(join(parent, 'run-'));
}

async function bench(options: Options, scratch: string): Promise<boolean> {
  const fixture = await readFixture(join(root, 'src/starter'));
  const machine = describeMachine(scratch);
  try {
    const { skipped, failed } = await startAll(options.chosen, { root, scratch, fixture }, started);
    const { results, failures } = await runRounds(options, started, fixture);
    const outcome = report({ options, machine, fixture, results, failures, skipped });
    process.stdout.write(`${JSON.stringify(outcome)}\n`);
    return failures.length === 0 && failed === 0;
  } finally {
    await stopAll(started);
  }
}

async function interrupted(): Promise<void> {
  await stopAll(started);
  process.exit(130);
}

async function benchTurns(): Promise<number> {
  const options = optionsOrExit();
  process.once('SIGINT', interrupted);
  process.once('SIGTERM', interrupted);
  installPeers(join(root, 'test/bench/peers'));
  const scratch = makeScratch();
  process.once('exit', () => rmSync(scratch, { recursive: true, force: true }));
  return (await bench(options, scratch)) ? 0 : 1;
}

const [what, ...rest] = process.argv.slice(2);
const started = new Map<ServerName, Started>();
const benches: Record<string, (args: string[]) => Promise<number>> = {
  understanding: benchUnderstanding,
  knowledge: benchKnowledge,
  flows: benchFlows,
};
process.exitCode = await (benches[what ?? '']?.(rest) ?? benchTurns());
