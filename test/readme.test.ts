import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { differences, type Example, examplesOf, tryExample } from './examples.ts';
import { readyMain, type Started, stopMain } from './startMain.ts';

const ROOT = join(import.meta.dirname, '..');
const KEY = 'dk_of-the-examples';
const pages = ['README.md', ...readdirSync(join(ROOT, 'docs')).map((name) => join('docs', name))]
  .filter((file) => file.endsWith('.md') && existsSync(join(ROOT, file)))
  .map((file) => ({ file, examples: examplesOf(file, readFileSync(join(ROOT, file), 'utf8')) }));

const SAMPLE = `
\`\`\`sh try
curl http://127.0.0.1:8080/v1/articles/search \\
  -H 'Authorization: Bearer KEY' -H 'Content-Type: application/json' -d '{"text":"undo a change"}'
\`\`\`

\`\`\`json
{ "results": [{ "article": "…", "quote": "…", "confidence": 0.9 }] }
\`\`\`
\`\`\`sh try
curl http://localhost:8080/v1/tickets/none -H "Authorization: Bearer $KEY"
\`\`\`
`;

describe('the examples of README.md and docs/', () => {
  const dir = mkdtempSync(join(tmpdir(), 'deskhand-readme-'));
  let started: Started;
  beforeAll(async () => {
    started = await readyMain({ DATA_DIR: dir, DESKHAND_API_KEY: KEY, DESKHAND_DEMO: 'on' });
  }, 60_000);
  afterAll(async () => {
    await stopMain(started);
    rmSync(dir, { recursive: true, force: true });
  });

  const run = (example: Example) => tryExample(example, { url: started.url, key: KEY });

  it('are found by their mark, run as they stand, and fail where a reader would', async () => {
    const [good, bad] = examplesOf('sample.md', SAMPLE) as [Example, Example];
    expect([good.line, bad.line]).toEqual([2, 10]);
    const answer = JSON.parse(await run(good));
    expect(differences(good.answer, answer)).toEqual([]);
    expect(differences({ results: [{ colour: 'red', confidence: 'high' }] }, answer)).toEqual([
      '/results/0/colour is missing',
      '/results/0/confidence is a number',
    ]);
    await expect(run(bad)).rejects.toThrow(/sample\.md:10 ended with \d+:[\s\S]*"status":404/);
  });

  it('stand in README.md', () => {
    const readme = pages.find(({ file }) => file === 'README.md');
    if (!readme) return console.warn('Skipped: there is no README.md yet.');
    expect(readme.examples.length).toBeGreaterThan(0);
  });

  const examples = pages.flatMap((page) => page.examples);
  if (examples.length > 0)
    it.each(examples.map((example): [string, Example] => [`${example.file}:${example.line}`, example]))(
      '%s does what it says',
      async (_place, example) => {
        const said = await run(example);
        if (example.answer !== undefined) expect(differences(example.answer, JSON.parse(said))).toEqual([]);
      },
    );
});
