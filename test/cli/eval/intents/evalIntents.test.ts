import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadBot } from '../../../../src/flows/loadBot.ts';

const SRC = join(import.meta.dirname, '../../../../src');
const dir = mkdtempSync(join(tmpdir(), 'deskhand-intents-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const write = (name: string, rows: object[]) => {
  const file = join(dir, name);
  writeFileSync(file, rows.map((row) => JSON.stringify(row)).join('\n'));
  return file;
};

const NOTHING_OF_OURS = [
  'who won the world cup in 1998',
  'how long do I boil an egg',
  'tell me a joke about penguins',
  'what is the capital of mongolia',
  'play some jazz in the kitchen',
  'translate good morning into swahili',
  'is it going to rain tomorrow in leeds',
  'set an alarm for six in the morning',
];

const { intents: all } = await loadBot(join(SRC, 'starter'));
const intents = all.slice(0, 6);
const rows = intents.flatMap(({ name, examples }) => examples.map((text, at) => ({ text, label: name, at })));
const train = write(
  'train.jsonl',
  rows.filter(({ at }) => at % 4 !== 0),
);
const tested = rows.filter(({ at }) => at % 4 === 0);
const test = write('test.jsonl', tested);
const oos = write(
  'oos.jsonl',
  NOTHING_OF_OURS.map((text) => ({ text, label: 'oos' })),
);

interface Ended {
  code: number;
  out: string;
  err: string;
}

function evalIntents(args: string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  const command = [join(SRC, 'cli/deskhand.ts'), 'eval', 'intents', ...args];
  const options = { env: { ...process.env, ...env } };
  return new Promise((resolve) =>
    execFile(process.execPath, command, options, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err });
    }),
  );
}

const lastLine = (out: string) => JSON.parse(out.trimEnd().split('\n').at(-1)!);
const WORDS = ['--train', train, '--test', test, '--no-encoder'];

describe('deskhand eval intents', () => {
  it('prints its figures as one object, last on stdout, and nothing on stderr', async () => {
    const { code, out, err } = await evalIntents([...WORDS, '--oos', oos, '--typos', '--json']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const figures = lastLine(out);
    expect(Object.keys(figures).slice(0, 7)).toEqual([
      'accuracy',
      'oosRecall',
      'auroc',
      'threshold',
      'trainSeconds',
      'latencyMs',
      'modelBytes',
    ]);
    expect(figures).toMatchObject({
      intents: intents.length,
      rows: { train: rows.length - tested.length, test: tested.length, oos: NOTHING_OF_OURS.length },
      encoder: 'off',
      encodeSeconds: 0,
      latencyWithEncoderMs: null,
      typos: { clean: figures.accuracy },
    });
    expect(figures.accuracy).toBeGreaterThan(3 / intents.length);
    expect(figures.accuracyAtThreshold).toBeLessThanOrEqual(figures.accuracy);
    expect(figures.auroc).toBeGreaterThan(0.6);
    for (const share of [figures.oosRecall, figures.threshold, figures.ece, figures.eceAll, figures.macroF1])
      expect(share >= 0 && share <= 1).toBe(true);
    expect(figures.latencyMs.p99).toBeGreaterThanOrEqual(figures.latencyMs.p50);
    expect(figures.modelBytes).toBeGreaterThan(1000);
  });

  it('gives the same figures for the same rows, and a report with the rows behind them', async () => {
    const file = join(dir, 'report.md');
    const first = await evalIntents([...WORDS, '--oos', oos, '--report', file, '--json']);
    const second = await evalIntents([...WORDS, '--report', '--json']);
    const { accuracy, threshold, ece, macroF1, modelBytes } = lastLine(first.out);
    expect(lastLine(second.out)).toMatchObject({ accuracy, threshold, ece, macroF1, modelBytes });
    expect(lastLine(second.out)).toMatchObject({ oosRecall: null, auroc: null, eceAll: null });
    expect(second.out).toMatch(/^# Intents: evaluation/);
    const report = readFileSync(file, 'utf8');
    for (const title of ['Confusions', 'Calibration', 'Accuracy against', 'By intent', 'Slowest rows'])
      expect(report).toContain(`## ${title}`);
    for (const { name } of intents) expect(report).toContain(`| ${name} |`);
    expect(report).toContain('(chosen)');
  });

  it('chooses the threshold on the validation rows when there are some', async () => {
    const validate = ['--validate', test, '--validate-oos', oos];
    const { code, out, err } = await evalIntents([...WORDS, ...validate, '--oos', oos]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/Accuracy +\d+\.\d\d %/);
    expect(out).toMatch(/Out of scope +recall \d+\.\d\d %/);
  });

  it('uses the encoder, and says so where it cannot', async () => {
    const some = ['--train', train, '--test', test, '--json'];
    const on = await evalIntents(some);
    expect({ code: on.code, err: on.err }).toEqual({ code: 0, err: '' });
    const figures = lastLine(on.out);
    expect(figures).toMatchObject({ encoder: 'on' });
    expect(figures.encodeSeconds).toBeGreaterThan(0);
    expect(figures.latencyWithEncoderMs.p50).toBeGreaterThan(figures.latencyMs.p50);
    const off = await evalIntents(some, { DESKHAND_ENCODER: 'off' });
    expect(off.err).toMatch(/^No encoder, so on words alone: [^\n]+\n$/);
    expect(lastLine(off.out)).toMatchObject({ encoder: 'off' });
  });

  it('says what it did with rows that it did not expect, and refuses a bad file in one line', async () => {
    const odd = write('odd.jsonl', [
      { text: 'cancel my subscription', label: 'cancel_subscription' },
      { text: 'sing', label: 'oos' },
      { text: 'fly me to the moon', label: 'moon_flight' },
    ]);
    const { code, out, err } = await evalIntents([
      '--train',
      train,
      oos,
      '--test',
      odd,
      '--no-encoder',
      '--json',
    ]);
    expect(code).toBe(0);
    expect(lastLine(out)).toMatchObject({ rows: { test: 2, oos: 1 } });
    expect(err.trimEnd().split('\n')).toEqual([
      'Test rows labelled "oos", counted as out of scope: 1.',
      'Test rows whose label no training row has, counted as wrong ("moon_flight"): 1.',
    ]);
    const bad = write('bad.jsonl', [{ text: 'where is my order' }]);
    const refused = await evalIntents(['--train', bad, '--test', test]);
    expect(refused).toEqual({ code: 2, out: '', err: `${bad}:1: label: is missing\n` });
  });
});
