import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { faultsIn } from '../../flows/faults.ts';
import { loadBot } from '../../flows/loadBot.ts';
import { createUnderstanding } from '../../understanding/createUnderstanding.ts';
import { withEncoder } from '../eval/withEncoder.ts';
import { BadInput, type Verb } from '../verb.ts';
import type { Tested } from './openWorld.ts';
import { playTest, type TestResult } from './playTest.ts';
import { type ConversationTest, readTests } from './readTests.ts';
import { describeFailure, describeResult, summarise } from './report.ts';
import { toJunit } from './toJunit.ts';

const help = `deskhand test DIR [--filter TEXT] [--encoder] [--junit FILE] [--json]

Plays the conversation tests of a bot folder, DIR/tests/*.yaml, in process: the real engine, understanding by words, the
real gate and hooks, nothing kept and nothing sent. Exit code 0 where all pass, 1 where one fails, 2 where there is nothing to play.

  --filter TEXT  only tests whose name or file has the text
  --encoder      understands by the sentence encoder too, as the service does; without it by words alone. The same
                 files then give the same result on the same machine
  --junit FILE   writes the results as JUnit XML
  --json         one object: { "ok", "passed", "failed", "tests": [{ "file", "name", "ok", "ms", "failure" }] }
`;

/** Articles are the same in many tests. */
const MOST_RECENT = 100_000;

export const test: Verb = {
  summary: "play a bot folder's conversation tests",
  help,
  async run(args, shell) {
    const { out } = shell;
    const { dir, filter, junit, json, encoder: wanted } = readArgs(args);
    const bot = await loadBot(dir);
    const tests = await testsOf(dir, filter);
    const tell = (result: TestResult) => void (json || out.write(`${describeResult(result)}\n`));
    const results = await withEncoder({ wanted, mostRecent: MOST_RECENT, shell }, (encoder) =>
      playAll({ dir, bot, encoder }, tests, tell),
    );
    const failed = results.filter(({ failure }) => failure !== null);
    if (junit !== undefined) await writeJunit(junit, results);
    if (json) out.write(`${JSON.stringify(toJson(results))}\n`);
    else out.write(`${failed.map(describeFailure).join('')}\n${summarise(results)}\n`);
    return failed.length === 0 ? 0 : 1;
  },
};

async function playAll(
  { dir, bot, encoder }: Omit<Tested, 'understanding'>,
  tests: ConversationTest[],
  tell: (result: TestResult) => void,
): Promise<TestResult[]> {
  const understanding = await createUnderstanding({ bot, encoder });
  try {
    await understanding.complete;
    const results: TestResult[] = [];
    for (const one of tests) {
      results.push(await playTest({ dir, bot, understanding, encoder }, one));
      tell(results.at(-1)!);
    }
    return results;
  } finally {
    understanding.close();
  }
}

async function testsOf(dir: string, filter = '') {
  const { tests, faults } = await readTests(dir);
  if (faults.length > 0) throw faultsIn(dir, faults);
  if (tests.length === 0)
    throw new BadInput(
      `There are no tests in ${dir}/tests. Write one as tests/<name>.yaml; docs/tests.md says how.`,
    );
  const wanted = filter.toLowerCase();
  const found = tests.filter(({ file, name }) => `${file} ${name}`.toLowerCase().includes(wanted));
  if (found.length === 0)
    throw new BadInput(`--filter: no test of ${dir} has "${filter}" in its name or file.`);
  return found;
}

async function writeJunit(file: string, results: TestResult[]): Promise<void> {
  await writeFile(file, toJunit(results)).catch((error: NodeJS.ErrnoException) => {
    throw new BadInput(`--junit: ${file} cannot be written (${error.code}).`);
  });
}

function toJson(results: TestResult[]) {
  const tests = results.map(({ file, name, ms, failure }) => ({
    file,
    name,
    ok: !failure,
    ms: Math.round(ms),
    failure,
  }));
  const passed = tests.filter(({ ok }) => ok).length;
  return { ok: passed === tests.length, passed, failed: tests.length - passed, tests };
}

function readArgs(args: string[]) {
  const options = {
    filter: { type: 'string' },
    junit: { type: 'string' },
    json: { type: 'boolean', default: false },
    encoder: { type: 'boolean', default: false },
  } as const;
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [dir, ...more] = positionals;
    if (dir === undefined || more.length > 0)
      throw new BadInput('deskhand test needs one folder: deskhand test DIR.');
    return { dir, ...values };
  } catch (error) {
    if (error instanceof BadInput) throw error;
    throw new BadInput(`deskhand test: ${(error as Error).message}`);
  }
}
