import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { start } from './contestants.ts';
import { makeHelpCentre } from './makeHelpCentre.ts';
import { type Contestant, type Measurement, measure } from './measure.ts';
import { readOptions } from './options.ts';
import { namesOfHelpCentres } from './readHelpCentres.ts';
import { combine, tabulate } from './tabulate.ts';

const dir = mkdtempSync(join(tmpdir(), 'deskhand-bench-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const one: Measurement = {
  hitAt1: 0.5,
  hitAt5: 0.75,
  indexSeconds: 2,
  indexCpuSeconds: 1,
  memoryMB: 12.4,
  p50Ms: 0.5,
  p99Ms: 4,
  cpuMs: 0.6,
};

/** Gives every article, in the order in which they came. */
function first(): Contestant {
  let ids: string[] = [];
  return {
    async index(articles) {
      ids = articles.map(({ id }) => id);
    },
    ask: async () => ids,
    async close() {},
  };
}

describe('the bench of knowledge', () => {
  it('makes the same help centre at each run, every question about one article of it', () => {
    const made = makeHelpCentre(500);
    expect(makeHelpCentre(500)).toEqual(made);
    expect(new Set(made.articles.map(({ title }) => title)).size).toBe(500);
    expect(made.questions).toHaveLength(300);
    const ids = new Set(made.articles.map(({ id }) => id));
    for (const { relevant } of made.questions) expect(relevant.every((id) => ids.has(id))).toBe(true);
    const words = made.articles.map(({ body }) => body.split(/\s+/).length);
    expect(Math.min(...words)).toBeGreaterThanOrEqual(350);
  });

  it('counts a right article among the first five only', async () => {
    const made = makeHelpCentre(20);
    const measured = await measure(first(), made);
    expect(measured.hitAt1).toBeCloseTo(1 / 20, 12);
    expect(measured.hitAt5).toBeCloseTo(5 / 20, 12);
    expect(measured.p99Ms).toBeGreaterThanOrEqual(measured.p50Ms);
  });

  it('Deskhand finds most of what it is asked there', async () => {
    const made = makeHelpCentre(120);
    const contestant = await start('deskhand words', {
      root: join(import.meta.dirname, '../../..'),
      scratch: dir,
    });
    const { hitAt5 } = await measure(contestant, made);
    expect(hitAt5).toBeGreaterThan(0.8);
    await contestant.close();
  });

  it('goes on without the public sets, on the generated help centre', () => {
    expect(namesOfHelpCentres(join(dir, 'nowhere'))).toEqual(['generated']);
  });

  it('shows medians over the rounds', () => {
    const measurements = [one, { ...one, hitAt1: 0.9 }, { ...one, hitAt1: 0.8, indexSeconds: 9 }];
    const text = tabulate([
      { set: 'small', contestant: 'minisearch', measurements },
      { set: 'small', contestant: 'wink-bm25', measurements: [] },
    ]);
    expect(text.split('\n')).toHaveLength(3);
    expect(text).toContain('| small | minisearch | 80.00 | 75.00 | 2.00 | 1.00 | 12 | 0.50 | 4.00 | 0.60 |');
    expect(combine([one])).toEqual(one);
  });

  it('takes its options, and refuses others', () => {
    expect(readOptions([])).toMatchObject({ articles: 10_000, rounds: 3, json: false, job: null });
    expect(readOptions(['--quick'])).toMatchObject({ articles: 1000, rounds: 1 });
    expect(readOptions(['--only', 'minisearch, deskhand']).only).toEqual(['minisearch', 'deskhand']);
    expect(() => readOptions(['--only', 'lucene'])).toThrow(
      '--only knows deskhand, deskhand words, minisearch, wink-bm25, not "lucene"',
    );
    expect(() => readOptions(['--articles', '3'])).toThrow(
      '--articles must be a whole number from 10 on, not "3"',
    );
    expect(() => readOptions(['--fast'])).toThrow(/--fast/);
  });
});
