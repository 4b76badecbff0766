import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Sets } from '../../../src/cli/eval/intents/readSets.ts';
import { median } from '../ratios.ts';
import { type Contestant, type Measurement, measure } from './measure.ts';
import { readOptions } from './options.ts';
import { readBenchSets } from './readBenchSets.ts';
import { combine, mean, tabulate } from './tabulate.ts';

const dir = mkdtempSync(join(tmpdir(), 'deskhand-understanding-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const one: Measurement = {
  accuracy: 0.9,
  auroc: null,
  trainSeconds: 2,
  encodeSeconds: 1,
  modelBytes: 1_500_000,
  loadMs: 3,
  p50Ms: 0.5,
  p99Ms: 4,
};

/** Knows the texts that it was given, and nothing else. */
const parrot: Contestant = {
  async train({ intents }, file) {
    const pairs = intents.flatMap(({ name, examples }) => examples.map((text) => [text, name]));
    writeFileSync(file, JSON.stringify(Object.fromEntries(pairs)));
    return { trainSeconds: 1, encodeSeconds: 0 };
  },
  async load(file) {
    const known = JSON.parse(readFileSync(file, 'utf8'));
    return async (text) => ({ intent: known[text] ?? null, score: text in known ? 1 : 0 });
  },
  async close() {},
};

const sets: Sets = {
  intents: [
    { name: 'greet', description: '', examples: ['hello', 'hi'] },
    { name: 'leave', description: '', examples: ['bye'] },
  ],
  outside: [],
  test: [
    { text: 'hello', label: 'greet' },
    { text: 'bye', label: 'greet' },
    { text: 'hi', label: 'greet' },
    { text: 'so long', label: 'leave' },
  ],
  oos: ['sing me a song', 'bye'],
  validate: null,
  rows: 3,
  notes: [],
};

describe('the bench of understanding', () => {
  it('asks what was saved, and counts right answers and out-of-scope ones', async () => {
    const place = { file: join(dir, 'model'), sizeOf: (file: string) => statSync(file).size };
    const measured = await measure(parrot, sets, place);
    expect(measured).toMatchObject({ accuracy: 0.5, trainSeconds: 1, modelBytes: statSync(place.file).size });
    expect(measured.auroc).toBeCloseTo((3 * (1 + 0.5) + (0.5 + 0)) / 8, 12);
    expect(measured.p99Ms).toBeGreaterThanOrEqual(measured.p50Ms);
  });

  it('shows medians over the rounds, and what could not be measured as a dash', () => {
    const measurements = [one, { ...one, accuracy: 0.5 }, { ...one, accuracy: 0.8, trainSeconds: 9 }];
    const text = tabulate([
      { set: 'small', contestant: 'deskhand', measurements },
      { set: 'small', contestant: 'node-nlp', measurements: [] },
    ]);
    expect(text.split('\n')).toHaveLength(3);
    expect(text).toContain('| small | deskhand | 80.00 | - | 3.00 | 1.00 | 1.50 | 3.0 | 0.500 | 4.000 |');
    expect(combine([one, { ...one, auroc: 0.7, accuracy: 0.6 }], mean)).toMatchObject({
      auroc: 0.7,
      accuracy: 0.75,
    });
    expect(combine([one], median)).toEqual(one);
  });

  it("leaves out each of the starter bot's examples once where there are no public sets", async () => {
    const root = join(dir, 'checkout');
    mkdirSync(root);
    symlinkSync(join(import.meta.dirname, '../../../src'), join(root, 'src'));
    const [set] = await readBenchSets(root, { isQuick: false });
    const tests = set!.parts.flatMap(({ test }) => test);
    const examples = (part: Sets) => part.intents.flatMap((intent) => intent.examples);
    for (const part of set!.parts) {
      const learned = new Set(examples(part));
      expect(part.test.filter(({ text }) => learned.has(text))).toEqual([]);
      expect(learned.size + part.test.length).toBe(tests.length);
    }
    expect(new Set(tests.map(({ text }) => text)).size).toBe(tests.length);
    expect(tests.length).toBeGreaterThan(100);
  });

  it('takes its options, and refuses others', () => {
    expect(readOptions([])).toEqual({ isQuick: false, rounds: 3, job: null });
    expect(readOptions(['--quick'])).toMatchObject({ isQuick: true, rounds: 1 });
    expect(readOptions(['--quick', '--rounds', '2'])).toMatchObject({ rounds: 2 });
    expect(() => readOptions(['--rounds', 'x'])).toThrow('--rounds must be a whole number above 0, not "x"');
    expect(() => readOptions(['--fast'])).toThrow(/--fast/);
  });
});
