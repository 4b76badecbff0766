import { NoAnswer, Refused } from '../../src/domain/errors.ts';
import type { ModelPrice, ModelRequest } from '../../src/domain/model.ts';
import { createModel, type ModelOptions } from '../../src/models/createModel.ts';
import { FakeOpenAi, type Manner } from '../servers/openai.ts';

const server = new FakeOpenAi();
beforeAll(() => server.listen());
afterAll(() => server.stop());

const SAID = 'Returns are free within 30 days.';
const open = (options: Partial<ModelOptions> = {}) =>
  createModel({ apiKey: 'sk-secret', baseURL: server.baseURL, model: 'small', ...options });
const request: ModelRequest = {
  system: 'Be brief.',
  messages: [{ role: 'user', content: 'my private words' }],
  maxTokens: 100,
  budgetMs: 3_000,
};
const errorOf = (asking: Promise<unknown>) =>
  asking.then(
    () => Promise.reject(new Error('it did answer')),
    (error: unknown) => error as Refused | NoAnswer,
  );

describe('a language model', () => {
  it('answers in a stream, with its tokens, its name and its time', async () => {
    server.behave({ text: SAID });
    const seen: string[] = [];
    const answer = await open().complete({ ...request, onText: (text) => seen.push(text) });
    expect(answer).toEqual({
      text: SAID,
      usage: { prompt: expect.any(Number), completion: SAID.length >> 2 },
      model: 'small-2026',
      ms: expect.any(Number),
    });
    expect(seen.length).toBeGreaterThan(3);
    expect(seen.at(-1)).toBe(SAID);
    expect(seen.every((text) => SAID.startsWith(text))).toBe(true);
    expect(server.asked[0]!.body).toMatchObject({ model: 'small', max_tokens: 100, stream: true });
    expect(server.asked[0]!.headers.authorization).toBe('Bearer sk-secret');
  });

  it('answers over a server that does not stream or does not count', async () => {
    server.behave({ text: SAID, whole: true });
    expect((await open().complete(request)).text).toBe(SAID);
    server.behave({ text: SAID, countsTokens: false });
    expect(await open().complete(request)).toMatchObject({ text: SAID, usage: null });
  });

  it('sends no key where there is none', async () => {
    server.behave({ text: SAID });
    await open({ apiKey: undefined }).complete(request);
    expect(server.asked[0]!.headers.authorization).toBeUndefined();
  });

  it('learns which fields a model refuses, and asks only once for each', async () => {
    server.behave({ text: SAID, refuses: ['max_tokens'] });
    const model = open();
    expect((await model.complete(request)).text).toBe(SAID);
    expect((await model.complete(request)).text).toBe(SAID);
    expect(server.asked.map(({ body }) => body.max_completion_tokens)).toEqual([undefined, 100, 100]);
  });

  it('learns that it is told neither a temperature nor to count', async () => {
    server.behave({ text: SAID, refuses: ['max_tokens', 'temperature'] });
    expect((await open().complete(request)).text).toBe(SAID);
    expect(server.asked).toHaveLength(3);
  });

  it('keeps the thoughts of a reasoning model to itself', async () => {
    server.behave({ text: `<think>They ask about returns.</think>\n\n${SAID}` });
    const seen: string[] = [];
    const { text } = await open().complete({ ...request, onText: (text) => seen.push(text) });
    expect(text).toBe(SAID);
    expect(seen.join()).not.toContain('They');
  });

  it.each<[string, Manner, Record<string, unknown>]>([
    [
      '401',
      { status: 401, body: '{"error":{"message":"bad key sk-secret","code":"invalid_api_key"}}' },
      { status: 401, code: 'invalid_api_key' },
    ],
    ['404', { status: 404, body: '{}' }, { status: 404, code: 'http_404' }],
    [
      '429 with Retry-After',
      { status: 429, headers: { 'retry-after': '7' }, body: '{}' },
      { status: 429, retryAfterMs: 7_000 },
    ],
    ['429 without', { status: 429, body: '{}' }, { status: 429, retryAfterMs: 30_000 }],
    ['its filter', { text: SAID, finish: 'content_filter' }, { status: 200, code: 'content_filter' }],
  ])('says no: %s', async (_, manner, expected) => {
    server.behave(manner);
    const error = await errorOf(open().complete(request));
    expect(error).toBeInstanceOf(Refused);
    expect(error).toMatchObject(expected);
    expect(`${error.message}${error.stack}`).not.toMatch(/sk-secret|private words/);
    expect(server.asked).toHaveLength(1);
  });

  it.each<[string, Manner, string]>([
    ['500', { status: 500, body: '{"error":{"message":"you said: my private words"}}' }, 'http_500'],
    ['a page', { status: 200, body: '<html>welcome</html>', type: 'text/html' }, 'not_json'],
    ['a page of a proxy', { status: 502, body: '<html>bad gateway</html>', type: 'text/html' }, 'http_502'],
    ['half a JSON', { body: '{"choices":[' }, 'not_json'],
    ['JSON of something else', { body: '{"ok":true}' }, 'unknown_shape'],
    ['events that are not JSON', { body: 'data: hello\n\n', type: 'text/event-stream' }, 'not_json'],
    ['nothing', { text: '' }, 'empty'],
    ['nothing in one piece', { text: '', whole: true }, 'empty'],
    ['a stream that breaks', { text: SAID, cutAfter: 14, every: 5 }, 'cut_off'],
    ['a stream that ends early', { text: SAID, endsAfter: 14 }, 'cut_off'],
    ['an answer longer than allowed', { text: SAID, finish: 'length' }, 'cut_off'],
    ['a text without end', { text: SAID, endless: true }, 'too_long'],
    ['silence', { silent: true }, 'timeout'],
  ])('gives no answer: %s', async (_, manner, code) => {
    server.behave(manner);
    const error = await errorOf(open().complete({ ...request, budgetMs: 1_500 }));
    expect(error).toBeInstanceOf(NoAnswer);
    expect(error.code).toBe(code);
    expect(`${error.message}${error.stack}`).not.toMatch(/sk-secret|private words/);
    expect(server.asked).toHaveLength(1);
  });

  it('gives no answer where nobody listens', async () => {
    expect(await errorOf(open({ baseURL: 'http://127.0.0.1:9/v1' }).complete(request))).toMatchObject({
      code: 'network',
    });
  });

  it('keeps its time: to the first word, and for the whole', async () => {
    const model = open({ restAfter: 100 });
    const timed = async (manner: Manner) => {
      server.behave(manner);
      const began = performance.now();
      const error = await errorOf(model.complete({ ...request, budgetMs: 900, firstTokenMs: 300 }));
      expect(error.code).toBe('timeout');
      return performance.now() - began;
    };
    const first = await timed({ text: SAID, firstAfter: 5_000 });
    expect(first).toBeLessThan(800);
    const whole = await timed({ text: SAID, every: 400 });
    expect(whole).toBeGreaterThan(700);
    expect(whole).toBeLessThan(1_800);
  });

  it('stops at once when the caller gives up, and closes the connection', async () => {
    server.behave({ text: SAID, every: 200 });
    const giveUp = new AbortController();
    const asking = errorOf(
      open().complete({ ...request, signal: giveUp.signal, onText: () => giveUp.abort() }),
    );
    expect((await asking).code).toBe('aborted');
    for (let i = 0; i < 50 && server.open > 0; i++) await new Promise((done) => setTimeout(done, 20));
    expect(server.open).toBe(0);
  });

  it('asks so many at a time; beyond a few that wait it says that it is busy', async () => {
    server.behave({ text: SAID, firstAfter: 150 });
    const model = open({ atOnce: 2, mostWaiting: 2 });
    const codes = await Promise.all(
      Array.from({ length: 6 }, () =>
        model.complete(request).then(
          () => 'answered',
          ({ code }: NoAnswer) => code,
        ),
      ),
    );
    expect(codes.sort()).toEqual(['answered', 'answered', 'answered', 'answered', 'busy', 'busy']);
    expect(server.mostOpen).toBe(2);
    expect((await model.complete(request)).text).toBe(SAID);
  });

  it('is left alone after failures in a row, then tried again', async () => {
    let time = 1_000_000;
    const model = open({ restAfter: 3, now: () => time });
    server.behave({ status: 500, body: '{}' });
    for (let i = 0; i < 3; i++) await errorOf(model.complete(request));
    expect(await errorOf(model.complete(request))).toMatchObject({ code: 'resting', retryAfterMs: 15_000 });
    expect(server.asked).toHaveLength(3);
    time += 15_001;
    server.behave({ text: SAID });
    expect((await model.complete(request)).text).toBe(SAID);
  });

  it('waits as long as a 429 says', async () => {
    let time = 1_000_000;
    const model = open({ now: () => time });
    server.behave({ text: SAID }, { status: 429, headers: { 'retry-after': '20' }, body: '{}' });
    await errorOf(model.complete(request));
    expect(await errorOf(model.complete(request))).toMatchObject({ code: 'resting', retryAfterMs: 20_000 });
    time += 20_001;
    expect((await model.complete(request)).text).toBe(SAID);
  });

  it('does not rest for a caller who gave up or a request that was wrong', async () => {
    const model = open({ restAfter: 1 });
    server.behave({ status: 400, body: '{}' });
    await errorOf(model.complete(request));
    await errorOf(model.complete({ ...request, signal: AbortSignal.abort() }));
    server.behave({ text: SAID });
    expect((await model.complete(request)).text).toBe(SAID);
  });

  it('costs what the admin says at the time, and an unknown price is null', () => {
    let price: ModelPrice | null = { in: 2, out: 10 };
    const model = open({ price: () => price });
    const usage = { prompt: 1_000, completion: 100 };
    expect(model.costOf({ usage })).toBeCloseTo(0.003);
    expect(model.costOf({ usage: null })).toBeNull();
    price = null;
    expect(model.costOf({ usage })).toBeNull();
    expect(open().costOf({ usage })).toBeNull();
  });

  it('sends nothing while that is forbidden, and does not rest for it', async () => {
    let isAllowed = false;
    const model = open({ isAllowed: () => isAllowed, restAfter: 1 });
    server.behave({ text: SAID });
    expect(await errorOf(model.complete(request))).toMatchObject({ code: 'forbidden' });
    expect(server.asked).toHaveLength(0);
    isAllowed = true;
    expect((await model.complete(request)).text).toBe(SAID);
  });

  it('says how it is: failures in a row, and how long it is left alone', async () => {
    let time = 1_000_000;
    const model = open({ restAfter: 2, now: () => time });
    server.behave({ text: SAID }, { status: 503, body: '{}' }, { status: 503, body: '{}' });
    await errorOf(model.complete(request));
    expect(model.state()).toEqual({ restingMs: 0, failuresInARow: 1 });
    await errorOf(model.complete(request));
    const { restingMs } = model.state();
    expect(restingMs).toBeGreaterThan(0);
    time += restingMs;
    await model.complete(request);
    expect(model.state()).toEqual({ restingMs: 0, failuresInARow: 0 });
  });
});
