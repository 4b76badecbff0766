import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readOptions } from '../../../../src/cli/eval/intents/readOptions.ts';
import { readSets } from '../../../../src/cli/eval/intents/readSets.ts';

const dir = mkdtempSync(join(tmpdir(), 'deskhand-eval-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

let count = 0;
function file(...rows: unknown[]): string {
  const path = join(dir, `${++count}.jsonl`);
  writeFileSync(path, rows.map((row) => (typeof row === 'string' ? row : JSON.stringify(row))).join('\n'));
  return path;
}

const hello = { text: 'hello', label: 'greet' };
const bye = { text: 'bye', label: 'leave' };
const strange = { text: 'what is the moon made of', label: 'oos' };
const good = file(hello, bye);

const sets = (files: Partial<Record<string, string[]>>) =>
  readSets({ train: [good], test: [good], oos: [], validate: [], 'validate-oos': [], ...files });

describe('the rows of an evaluation', () => {
  it('become intents with their examples, and rows that mean nothing of ours', () => {
    const read = sets({ train: [file(hello, { text: 'hi there', label: 'greet' }), file(bye, strange)] });
    expect(read.intents).toEqual([
      { name: 'greet', description: '', examples: ['hello', 'hi there'] },
      { name: 'leave', description: '', examples: ['bye'] },
    ]);
    expect(read).toMatchObject({ outside: [strange.text], rows: 4, oos: null, validate: null, notes: [] });
  });

  it('may come with a byte order mark, blank lines, Windows line ends and further fields', () => {
    const path = file(`\uFEFF${JSON.stringify({ ...hello, id: 7 })}\r`, '', JSON.stringify(bye), '  ');
    expect(sets({ train: [path] }).rows).toBe(2);
  });

  it('that mean nothing count as out of scope, from either file, with or without a label', () => {
    const read = sets({ test: [file(hello, strange)], oos: [file({ text: 'who won the cup' })] });
    expect(read.test).toEqual([hello]);
    expect(read.oos).toEqual([strange.text, 'who won the cup']);
    expect(read.notes).toEqual(['Test rows labelled "oos", counted as out of scope: 1.']);
  });

  it('to validate on are kept apart from those to test on', () => {
    const read = sets({ validate: [file(bye, strange)], 'validate-oos': [file({ text: 'sing' })] });
    expect(read.validate).toEqual({ texts: [bye], outside: [strange.text, 'sing'] });
    expect(read.notes).toEqual([]);
  });

  it('to validate on are left out, and said, where only one kind is there', () => {
    for (const files of [{ 'validate-oos': [file({ text: 'sing' })] }, { validate: [file(hello)] }]) {
      const { validate, notes } = sets(files);
      expect(validate).toBeNull();
      expect(notes).toEqual([expect.stringMatching(/^Validation rows .*cross-validation .*: 1\.$/)]);
    }
  });

  it('with a label that was never learned are said', () => {
    const unknown = file(hello, { text: 'sell', label: 'trade' });
    const read = sets({
      test: [unknown],
      validate: [unknown],
      'validate-oos': [file(strange)],
      train: [file(hello, { text: ' ', label: 'x' })],
    });
    expect(read.test).toHaveLength(2);
    expect(read.validate?.texts).toEqual([hello]);
    expect(read.notes).toEqual([
      'Training rows without words, left out: 1.',
      'Test rows whose label no training row has, counted as wrong ("trade"): 1.',
      'Validation rows whose label no training row has, left out ("trade"): 1.',
    ]);
  });

  it.each([
    ['a missing file', () => join(dir, 'none.jsonl'), /none\.jsonl: there is no such file\.$/],
    ['a folder', () => dir, /cannot be read \(EISDIR\)\.$/],
    ['an empty file', () => file(), /\.jsonl:1: is empty\./],
    ['bad JSON', () => file(hello, '{"text": "secret'), /\.jsonl:2: is not JSON\./],
    ['no label', () => file(hello, '', { text: 'x' }), /\.jsonl:3: label: is missing$/],
    ['no text', () => file({ label: 'x' }), /\.jsonl:1: text: is missing$/],
    ['a label of another type', () => file({ text: 'x', label: 3 }), /\.jsonl:1: label: must be a string$/],
    ['an empty label', () => file({ text: 'x', label: '' }), /\.jsonl:1: label: must not be empty$/],
    ['a list', () => file([1, 2]), /\.jsonl:1: .*expected object/],
    ['nothing to learn', () => file(strange), /\.jsonl:1: label: no row has an intent/],
  ])('of %s are refused in one line with its place', (_what, make, message) => {
    const path = make();
    expect(() => sets({ train: [path] })).toThrow(message);
    expect(() => sets({ train: [path] })).toThrow(/^[^\n]+$/);
    expect(() => sets({ train: [path] })).not.toThrow(/secret/);
  });
});

describe('the options of an evaluation', () => {
  it('take several files each', () => {
    const { files } = readOptions([
      '--train',
      'a',
      'b',
      '--test=c',
      '--oos',
      'd',
      '--train',
      'e',
      '--oos',
      'f',
    ]);
    expect(files).toEqual({
      train: ['a', 'b', 'e'],
      test: ['c'],
      oos: ['d', 'f'],
      validate: [],
      'validate-oos': [],
    });
  });

  const needed = ['--train', 'a', '--test', 'b'];

  it('have defaults', () => {
    expect(readOptions(needed)).toMatchObject({
      typos: false,
      seed: 1,
      report: false,
      reportFile: undefined,
      json: false,
      encoder: true,
    });
  });

  it('take a report with and without a file', () => {
    const shown = { report: true, reportFile: undefined, json: true };
    expect(readOptions([...needed, '--report', '--json'])).toMatchObject(shown);
    expect(readOptions([...needed, '--report', 'r.md', '--no-encoder'])).toMatchObject({
      reportFile: 'r.md',
      encoder: false,
    });
    expect(readOptions([...needed, '--report=r.md'])).toMatchObject({ report: true, reportFile: 'r.md' });
  });

  it.each([
    [['--test', 'b'], '--train is missing.'],
    [['--train', 'a'], '--test is missing.'],
    [[...needed, '--seed', 'x'], '--seed must be a whole number'],
    [[...needed, '--seed'], '--seed needs a number'],
    [['--train', '--test', 'b'], '--train needs a file'],
    [[...needed, '--oos'], '--oos needs a file'],
    [[...needed, '--shuffle'], 'no option --shuffle'],
    [[...needed, '--json', 'x'], '"x" belongs to no option'],
    [[...needed, '--typos=yes'], '--typos takes no value'],
    [['x', ...needed], '"x" belongs to no option'],
    [[...needed, '--report', 'a', 'b'], '"b" belongs to no option'],
  ])('%j are refused with one sentence', (args, message) => {
    expect(() => readOptions(args)).toThrow(message);
  });
});
