import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { evalTasks } from '../../../../src/cli/eval/tasks/evalTasks.ts';
import { BadInput, type Shell } from '../../../../src/cli/verb.ts';
import { CANCELS, RETURNS, writeShop } from './smallShop.ts';

const ROOT = join(import.meta.dirname, '../../../..');
const shop = writeShop();
const wrong = writeShop([{ ...CANCELS, expected_diff: RETURNS.expected_diff }]);
afterAll(() => {
  for (const { dir } of [shop, wrong]) rmSync(dir, { recursive: true, force: true });
});

/** In this process: what it trains on is small, but a process of its own takes seconds to start. */
async function run(args: string[]): Promise<{ code: number; out: string; err: string }> {
  const written = { out: '', err: '' };
  const stream = (name: 'out' | 'err') => ({
    write: (text: string) => (written[name] += text),
    isTTY: false,
  });
  const shell = { out: stream('out'), err: stream('err') } as unknown as Shell;
  try {
    return { code: await evalTasks.run(['--no-encoder', ...args], shell), ...written };
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    return { code: 2, out: written.out, err: error.message };
  }
}

const on = ({ dir, tasks }: { dir: string; tasks: string }) => ['--domain', dir, '--tasks', tasks];
const lastLine = (out: string) => JSON.parse(out.trimEnd().split('\n').at(-1)!);

describe('deskhand eval tasks', () => {
  it('measures every mode, and prints the keys of the contract last', async () => {
    const { code, out, err } = await run([...on(shop), '--json', '--seed', '5']);
    expect(err).toBe('');
    expect(code).toBe(0);
    const figures = lastLine(out);
    expect(Object.keys(figures)).toEqual(['replay', 'mutants', 'scripted', 'opening']);
    const all = { passed: 3, total: 3, wrongWrites: 0, handedOver: 0, failed: [] };
    expect(figures.replay).toEqual(all);
    expect(figures.scripted).toEqual(all);
    expect(figures.opening).toEqual(all);
    expect(figures.mutants.total).toBeGreaterThan(30);
    expect(figures.mutants).toEqual({ ...all, passed: figures.mutants.total, total: figures.mutants.total });
  }, 120_000);

  it('names a task that ends in another state, and counts what should not have changed', async () => {
    const { out } = await run([...on(wrong), '--mode', 'replay', '--json']);
    expect(lastLine(out).replay).toEqual({
      ...{ passed: 0, total: 1, wrongWrites: 1, handedOver: 0, failed: ['cancel'] },
    });
  }, 60_000);

  it('fails a task about nobody that the shop knows, and plays the others', async () => {
    const known_info = 'You are Cy Dahl in zip code 00000.';
    const stranger = { ...RETURNS, id: 'stranger', known_info, actions: [] };
    const some = writeShop([stranger, CANCELS]);
    const { out } = await run([...on(some), '--mode', 'mutants,scripted', '--json']);
    rmSync(some.dir, { recursive: true, force: true });
    const { scripted, mutants } = lastLine(out);
    expect(scripted).toMatchObject({ passed: 1, total: 2, wrongWrites: 0, failed: ['stranger'] });
    expect(mutants.failed).toEqual([]);
  }, 60_000);

  it('writes a line a mode for a person, and a report in Markdown', async () => {
    const { out } = await run([...on(shop), '--mode', 'replay', '--report']);
    expect(out).toContain('| replay | 3 | 3 | 100.00 | 0 | 0 |');
    const { out: lines } = await run([...on(shop), '--mode', 'replay']);
    expect(lines).toBe('  replay  3 of 3, wrong writes 0, handed over 0\n');
  }, 60_000);

  it('says in one line what is wrong with options and files', async () => {
    const cases: [string[], RegExp][] = [
      [['--domain', shop.dir], /--tasks is missing/],
      [[...on(shop), '--mode', 'replays'], /no mode "replays", only replay, mutants, scripted, opening/],
      [[...on(shop), '--seed', 'x'], /--seed must be a whole number/],
      [['--domain', join(shop.dir, 'none'), '--tasks', shop.tasks], /db\.json: cannot be read \(ENOENT\)/],
    ];
    const broken = join(shop.dir, 'broken.jsonl');
    writeFileSync(broken, '{"id": "1"}');
    cases.push([['--domain', shop.dir, '--tasks', broken], /broken\.jsonl:1: reason_for_call/]);
    const strange = join(shop.dir, 'strange.jsonl');
    const flies = { ...CANCELS, actions: [{ name: 'fly', arguments: {} }] };
    writeFileSync(strange, [CANCELS, flies].map((line) => JSON.stringify(line)).join('\n'));
    cases.push([
      ['--domain', shop.dir, '--tasks', strange],
      /strange\.jsonl:2: actions\.0\.name: the shop has no tool "fly"/,
    ]);
    for (const [args, message] of cases) {
      const { code, err } = await run(args);
      expect(err.trim().split('\n')).toHaveLength(1);
      expect(err).toMatch(message);
      expect(code).toBe(2);
    }
  }, 60_000);
});

const RETAIL = join(ROOT, '../shared/data/evals/tau_retail');
/** One in so many: each plays in a copy of the whole shop. */
const EVERY = 6;
const onRetail = existsSync(RETAIL) ? it : it.skip;
if (!existsSync(RETAIL))
  console.info('Skipped: the public retail tasks are not at ../shared/data/evals/tau_retail.');

describe('the public retail tasks', () => {
  onRetail(
    'reach exactly their end states by their own actions',
    async () => {
      const lines = readFileSync(join(RETAIL, 'tasks.jsonl'), 'utf8').trim().split('\n');
      const some = join(shop.dir, 'some.jsonl');
      writeFileSync(some, lines.filter((_, at) => at % EVERY === 0).join('\n'));
      const args = ['--domain', RETAIL, '--tasks', some, '--mode', 'replay', '--json'];
      const { replay } = lastLine((await run(args)).out);
      expect(replay).toMatchObject({ total: replay.passed, wrongWrites: 0, failed: [] });
      expect(replay.total).toBeGreaterThan(0);
    },
    120_000,
  );
});
