import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SRC = join(import.meta.dirname, '../../../../src');
const dir = mkdtempSync(join(tmpdir(), 'deskhand-answers-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const write = (name: string, rows: object[]) => {
  const file = join(dir, name);
  writeFileSync(file, rows.map((row) => JSON.stringify(row)).join('\n'));
  return file;
};

const STARTER = join(SRC, 'starter/knowledge');
const starterQuestions = readFileSync(join(STARTER, 'questions.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as { id: string; text: string; relevant: string[] });
const articles = join(STARTER, 'articles.jsonl');
const nothing = ['who won the world cup in 1998', 'how long do I boil an egg', 'a joke about penguins'].map(
  (text, at) => ({ id: `n${at}`, text, relevant: [] }),
);
const queries = write('queries.jsonl', [...starterQuestions, ...nothing]);
const WORDS = ['--articles', articles, '--queries', queries, '--no-encoder'];

function evalAnswers(args: string[]): Promise<{ code: number; out: string; err: string }> {
  const command = [join(SRC, 'cli/deskhand.ts'), 'eval', 'answers', ...args];
  return new Promise((resolve) =>
    execFile(process.execPath, command, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err });
    }),
  );
}

const lastLine = (out: string) => JSON.parse(out.trimEnd().split('\n').at(-1)!);
const { out: json, code: jsonCode } = await evalAnswers([...WORDS, '--json']);

describe('deskhand eval answers', () => {
  it('prints one JSON object with every figure of the contract last', () => {
    expect(jsonCode).toBe(0);
    const figures = lastLine(json);
    for (const key of [
      'hitAt1',
      'hitAt3',
      'hitAt5',
      'recallAt5',
      'mrr',
      'deflection',
      'precision',
      'auroc',
    ]) {
      expect(figures[key]).toBeGreaterThanOrEqual(0);
      expect(figures[key]).toBeLessThanOrEqual(1);
    }
    expect(figures.hitAt1).toBeLessThanOrEqual(figures.hitAt3);
    expect(figures.hitAt3).toBeLessThanOrEqual(figures.hitAt5);
    expect(figures.latencyMs.p50).toBeLessThanOrEqual(figures.latencyMs.p99);
    expect(figures.indexSeconds).toBeGreaterThan(0);
    const unanswerable = [...starterQuestions, ...nothing].filter(({ relevant }) => relevant.length === 0);
    expect(figures.rows).toMatchObject({
      queries: starterQuestions.length + 3,
      unanswerable: unanswerable.length,
      calibrate: 0,
    });
    expect(figures).toMatchObject({ calibration: 'shared', encoder: 'off', vectorSeconds: 0 });
    expect(figures.wronglyAnswered).toBe(0);
  });

  it('gives the same figures again, time aside', async () => {
    const again = lastLine((await evalAnswers([...WORDS, '--json'])).out);
    const first = lastLine(json);
    for (const figures of [again, first]) {
      delete figures.latencyMs;
      delete figures.indexSeconds;
    }
    expect(again).toEqual(first);
  });

  it('a lower precision asks for a lower bar and deflects no less', async () => {
    const bold = lastLine((await evalAnswers([...WORDS, '--json', '--precision', '0.85'])).out);
    const careful = lastLine(json);
    expect(bold.threshold).toBeLessThan(careful.threshold);
    expect(bold.deflection).toBeGreaterThanOrEqual(careful.deflection);
  });

  it('learns from calibration questions how sure to be', async () => {
    const { out, code } = await evalAnswers([...WORDS, '--calibrate', queries, '--json']);
    expect(code).toBe(0);
    const figures = lastLine(out);
    expect(figures.calibration).toBe('labels');
    expect(figures.threshold).not.toBe(lastLine(json).threshold);
  });

  it('uses what was said before', async () => {
    const shipping = [
      { id: 'a', title: 'Delivery times', body: 'Express delivery takes one day.' },
      { id: 'b', title: 'Returns', body: 'Returns take one week.' },
    ];
    const asked = {
      text: 'and express?',
      relevant: ['a'],
      history: [
        { role: 'user', text: 'how long is delivery' },
        { role: 'agent', text: 'Returns, returns, returns.' },
      ],
    };
    const files = [
      '--articles',
      write('shipping.jsonl', shipping),
      '--queries',
      write('asked.jsonl', [asked]),
    ];
    const { out } = await evalAnswers([...files, '--no-encoder', '--json']);
    expect(lastLine(out).hitAt1).toBe(1);
  });

  it('writes a report with the curve and the wrong answers', async () => {
    const file = join(dir, 'report.md');
    const { code, out } = await evalAnswers([...WORDS, '--precision', '0.5', '--report', file]);
    expect(code).toBe(0);
    expect(out).toContain('Deflected');
    const report = readFileSync(file, 'utf8');
    for (const part of ['## Deflection against precision', '(chosen)', '## Wrong answers', '## Calibration'])
      expect(report).toContain(part);
  });
});

describe('what cannot be used is one clear line and exit code 2', () => {
  const bad = write('bad.jsonl', [{ id: 'q', text: 'hello' }]);
  const twice = write('twice.jsonl', [
    { id: 'a', title: 'A', body: 'One.' },
    { id: 'a', title: 'B', body: 'Two.' },
  ]);
  const broken = join(dir, 'broken.jsonl');
  writeFileSync(broken, '{"id": "a", "title": "T", "body": "B"}\n{"id": ');

  it.each([
    ['a missing option', ['--articles', articles], /--queries is missing/],
    ['a missing file', ['--articles', join(dir, 'none'), '--queries', queries], /no such file/],
    ['a row without its field', ['--articles', articles, '--queries', bad], /bad\.jsonl:1: relevant/],
    ['a line that is no JSON', ['--articles', broken, '--queries', queries], /broken\.jsonl:2: is not JSON/],
    ['one id twice', ['--articles', twice, '--queries', queries], /two articles have the id a/],
    ['an unknown option', [...WORDS, '--articels', 'x'], /no option --articels/],
    ['a stray word', [...WORDS, 'stray'], /"stray" belongs to no option/],
    ['a precision beyond 1', [...WORDS, '--precision', '95'], /--precision must be/],
    ['a precision that is no number', [...WORDS, '--precision', 'high'], /--precision must be/],
  ])('%s', async (_, args, message) => {
    const { code, out, err } = await evalAnswers(args);
    expect(code).toBe(2);
    expect(err).toMatch(message);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(out).toBe('');
  });
});
