import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTokenize } from '../../src/encoder/tokenize.ts';
import { openEncoders, SHIPPED, similarity } from './openEncoder.ts';

interface Check {
  texts: { text: string; ids: number[]; first8: number[]; cosine: number[] }[];
}
const { texts: checks } = JSON.parse(readFileSync(join(SHIPPED, 'check.json'), 'utf8')) as Check;

const all = openEncoders();
const { encoder, problems } = all.open();
beforeAll(() => encoder.ready);
afterAll(() => all.close());

describe('the shipped encoder', () => {
  it('is there after a moment and says what it is', async () => {
    expect(await encoder.ready).toBe(true);
    expect(encoder).toMatchObject({ isReady: true, size: 384, problem: null });
    expect(encoder.model).toMatch(/^all-MiniLM-L6-v2@[0-9a-f]{16}$/);
    expect(problems).toEqual([]);
  });

  it.each(checks)('cuts "$text" into the tokens of the original', ({ text, ids }) => {
    expect(createTokenize(SHIPPED, 256)(text)).toEqual(ids);
  });

  it.each(checks)('gives "$text" the numbers of the original', async ({ text, first8 }) => {
    const vector = await encoder.encode(text);
    expect(vector).toHaveLength(384);
    expect(similarity(vector, vector)).toBeCloseTo(1, 5);
    for (const [i, number] of first8.entries()) expect(Math.abs(vector![i]! - number)).toBeLessThan(0.01);
  });

  it('finds texts as like as the original does', async () => {
    const vectors = await encoder.encodeAll(checks.map(({ text }) => text));
    for (const [i, { cosine }] of checks.entries())
      for (const [j, expected] of cosine.entries())
        expect(Math.abs(similarity(vectors[i], vectors[j]) - expected)).toBeLessThan(0.01);
  });

  it('gives equal texts equal vectors, alone or among many', async () => {
    const { encoder: other } = all.open();
    await other.ready;
    const [many] = await other.encodeAll(['where is my parcel', 'something else', 'and a third']);
    expect(await encoder.encode('where is my parcel')).toEqual(many);
  });

  it('computes a text once, however many ask for it at once', async () => {
    const before = encoder.counts.computed;
    const [one, two, [three]] = await Promise.all([
      encoder.encode('asked by three at once'),
      encoder.encode(' asked by three at once '),
      encoder.encodeAll(['asked by three at once', 'asked by three at once']),
    ]);
    expect(encoder.counts.computed - before).toBe(1);
    expect(one).toEqual(two);
    expect(one).toEqual(three);
  });

  it('remembers what it computed, and what is done to a vector does not reach the memory', async () => {
    const first = await encoder.encode('a text to remember');
    const { computed } = encoder.counts;
    const [size, kept] = [first!.length, first!.slice()];
    first!.fill(0);
    const second = await encoder.encode('a text to remember');
    expect(encoder.counts.computed).toBe(computed);
    expect(second).toHaveLength(size);
    expect(second).toEqual(kept);
  });

  it('forgets what was used longest ago when its memory is full', async () => {
    const { encoder: small } = all.open({ mostRecent: 2 });
    await small.ready;
    for (const text of ['one', 'two', 'one', 'three', 'one']) await small.encode(text);
    expect(small.counts).toEqual({ computed: 3, kept: 0, recent: 2 });
    await small.encode('two');
    expect(small.counts.computed).toBe(4);
  });

  it('lets a customer go before the bulk', async () => {
    const texts = Array.from({ length: 400 }, (_, i) => `article number ${i} of a long list of articles`);
    let done = 0;
    const started = Promise.withResolvers<void>();
    const bulk = encoder.encodeAll(texts, (count) => {
      done = count;
      started.resolve();
    });
    await started.promise;
    const before = done;
    expect(await encoder.encode('a customer who waits')).not.toBeNull();
    expect(done - before).toBeLessThan(10);
    expect(await encoder.encode(texts[399]!)).not.toBeNull();
    expect(done - before).toBeLessThan(20);
    const vectors = await bulk;
    expect(done).toBe(400);
    expect(vectors.every((vector) => vector?.length === 384)).toBe(true);
  });

  it('answers null rather than keep a customer waiting', async () => {
    const { encoder: hasty } = all.open({ patience: 1 });
    await hasty.ready;
    expect(await hasty.encode('a long message of many words '.repeat(60))).toBeNull();
    expect(await hasty.encodeAll(['the next one'])).toEqual([expect.anything()]);
  });

  it.each([
    ['nothing', '', 0],
    ['space only', ' \n\t ', 0],
    ['emoji only', '😡😡🔥', 384],
    ['a flag and a family', '🇩🇪👨‍👩‍👧', 384],
    ['right to left', 'مرحبا، أين طلبي؟', 384],
    ['half a surrogate pair', '\ud83d where is it \ude21', 384],
    ['control characters', '\u0000\u0007\u200b\ufeff?', 384],
    ['100 kB of one word', 'x'.repeat(100_000), 384],
    ['100 kB of words', 'where is my order '.repeat(5_600), 384],
    ['100 kB of emoji', '😡'.repeat(50_000), 384],
    ['100 kB of space with a word', `${' '.repeat(100_000)}help`, 384],
  ])('reads %s without a fault', async (_, text, size) => {
    expect((await encoder.encode(text))?.length ?? 0).toBe(size);
    expect((await encoder.encodeAll([text]))[0]?.length ?? 0).toBe(size);
    expect(problems).toEqual([]);
  });

  it('reads no more than the first 256 tokens', async () => {
    const long = 'my order is late '.repeat(200);
    expect(createTokenize(SHIPPED, 256)(long)).toHaveLength(256);
    expect(createTokenize(SHIPPED, 256)(long).at(-1)).toBe(102);
    expect(await encoder.encode(`${long} tail`)).toEqual(await encoder.encode(`${long} another end`));
  });

  it('gives null to all who wait when it is closed', async () => {
    const { encoder: closing } = all.open();
    await closing.ready;
    const waiting = closing.encodeAll(Array.from({ length: 100 }, (_, i) => `text ${i}`));
    const one = closing.encode('a customer');
    await closing.close();
    expect(await one).toBeNull();
    expect(await waiting).toContain(null);
    expect(await closing.encode('later')).toBeNull();
    expect(await closing.encodeAll(['later'])).toEqual([null]);
    await closing.close();
  });
});
