import { gzipSync } from 'node:zlib';
import request, { type Response } from 'supertest';
import { until } from '../desk/house.ts';
import { engines, type Opened, stopEngines } from '../store/engines.ts';
import { expectProblem } from './contract.ts';
import { type House, KEY, openServer } from './house.ts';

const user = { id: 'u1' };
const ana = { id: 'ana@example.test', name: 'Ana' };
const BASE64 = 'data is base64';
afterAll(stopEngines);

describe.each(engines)('bad input on %s', (_, open) => {
  let opened: Opened;
  let house: House;
  beforeAll(async () => {
    opened = await open();
    house = await openServer({ store: opened.store });
  });
  afterAll(async () => {
    await house.stop();
    await opened.close();
  });
  // None of it stops other requests.
  afterEach(async () => {
    expect((await house.call('post', '/v1/messages', { user, text: 'hello' })).status).toBe(200);
  });

  /** Sends these very bytes. */
  async function raw(
    body: string | Buffer,
    headers: Record<string, string> = {},
    path = '/v1/messages',
  ): Promise<Response> {
    const asked = request(house.url)
      .post(path)
      .set({ authorization: `Bearer ${KEY}`, 'content-type': 'application/json', ...headers });
    return await asked.serialize((same) => same).send(body);
  }
  const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

  it.each<[what: string, status: number, body: string | Buffer, headers?: Record<string, string>]>([
    ['JSON that breaks off', 400, '{"user":{"id":"u1"'],
    ['words that are no JSON', 400, 'hello'],
    ['a bare string', 400, '"hello"'],
    ['null', 400, 'null'],
    ['an array', 422, '[]'],
    ['a text', 415, 'hello', { 'content-type': 'text/plain' }],
    ['a form', 415, 'text=hello', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['no type at all', 415, '{}', { 'content-type': '' }],
    ['an unknown charset', 415, '{}', { 'content-type': 'application/json; charset=klingon' }],
    ['an unknown encoding', 415, '{}', { 'content-encoding': 'rot13' }],
    ['a body that is not gzip as it says', 400, '{}', { 'content-encoding': 'gzip' }],
    ['five megabytes', 413, JSON.stringify({ user, text: 'x'.repeat(5 * 1024 * 1024) })],
    [
      'five megabytes that travel as a few bytes',
      413,
      gzipSync(JSON.stringify({ user, text: 'x'.repeat(5 * 1024 * 1024) })),
      { 'content-encoding': 'gzip' },
    ],
    ['nesting without end', 422, `{"user":{"id":"u1"},"text":"hello","data":${nested(20_000)}}`],
  ])('answers %s with %i', async (_what, status, body, headers = {}) => {
    const response = await raw(body, headers);
    expect(response.status).toBe(status);
    expectProblem(response);
  });

  it.each<[field: string, body: object, why?: string]>([
    ['/user', {}],
    ['/user', { user: 'u1', text: 'hello' }],
    ['/user/id', { user: {}, text: 'hello' }, 'is required (string)'],
    ['/user/id', { user: { id: '' }, text: 'hello' }],
    ['/user/id', { user: { id: 5 }, text: 'hello' }],
    ['/user/email', { user: { id: 'u1', email: 'no address' }, text: 'hello' }],
    ['/user/role', { user: { id: 'u1', role: 'admin' }, text: 'hello' }],
    ['/text', { user }],
    ['/text', { user, text: '  \n ' }],
    ['/text', { user, text: ['hello'] }],
    ['/text', { user, text: 'x'.repeat(200_001) }, '200000'],
    ['/colour', { user, text: 'hello', colour: 'red' }],
    ['/conversation', { user, text: 'hello', conversation: 7 }],
    ['/data', { user, text: 'hello', data: 'x' }],
    ['/attachments', { user, attachments: {} }],
    ['/attachments/0/name', { user, attachments: [{ data: 'aGk=' }] }],
    [
      '/attachments/1/data',
      {
        user,
        attachments: [
          { name: 'a', data: 'aGk=' },
          { name: 'b', data: BASE64 },
        ],
      },
    ],
    ['/attachments/0/url', { user, attachments: [{ name: 'a', url: 'somewhere' }] }],
    ['/attachments', { user, attachments: Array.from({ length: 21 }, () => ({ name: 'a' })) }],
    ['/a~1b~0c', { user, text: 'hello', 'a/b~c': 1 }],
  ])('names %s when it is at fault (%#)', async (field, body, why = '') => {
    const response = await house.call('post', '/v1/messages', body);
    expect(response.body).toMatchObject({
      status: 422,
      code: 'validation',
      field,
      detail: expect.stringContaining(why),
    });
    expect(response.body.detail).toContain(field);
  });

  it('says that a body is missing', async () => {
    expect((await house.call('post', '/v1/messages')).body).toMatchObject({ status: 400, code: 'no_body' });
  });

  it('takes a text of 100 kB', async () => {
    const { body } = await house.call('post', '/v1/messages', { user, text: 'order '.repeat(17_000) });
    expect(body.decision).toBeDefined();
  });

  it('answers a conversation that is not there with 404, and somebody else’s with 403', async () => {
    const unknown = await house.call('post', '/v1/messages', {
      user,
      text: 'hello',
      conversation: 'cnv_nope',
    });
    expect(unknown.body).toMatchObject({ status: 404, field: '/conversation' });
    const { body } = await house.call('post', '/v1/messages', { user, text: 'hello' });
    const other = await house.call('post', '/v1/messages', {
      user: { id: 'u2' },
      text: 'hello',
      conversation: body.conversation,
    });
    expect(other.body).toMatchObject({ status: 403, field: '/conversation' });
    for (const path of ['', '/handoff', '/handback', '/feedback'])
      expect(
        (
          await house.call(
            path ? 'post' : 'get',
            `/v1/conversations/cnv_nope${path}`,
            path === '/feedback' ? { turn: 't', helpful: true } : undefined,
          )
        ).status,
      ).toBe(404);
  });

  it.each([
    ['get', '/v1/nothing'],
    ['get', '/v1/messages'],
    ['delete', '/v1/messages'],
    ['put', '/v1/tickets'],
    ['post', '/'],
    ['get', '/v1/%E0%A4%A'],
    ['get', '/..%2f..%2fetc/passwd'],
  ] as const)('answers %s %s with what is there instead', async (method, path) => {
    const response = await request(house.url)[method](path).set('authorization', `Bearer ${KEY}`);
    expect([400, 404]).toContain(response.status);
    expectProblem(response);
  });

  it.each(['abc', '-1', '1.5', '1e400', '9'.repeat(40), '%00', '0'])(
    'knows no dead letter or set-aside event %s',
    async (position) => {
      expect((await house.call('post', `/v1/outbox/dead/${position}/replay`)).status).toBe(404);
      expect((await house.call('post', `/v1/inbox/set-aside/${position}/replay`)).status).toBe(404);
    },
  );

  it.each(['abc', '-1', '1.5', '1e400', ''])('takes ?after=%s for a number or names it', async (after) => {
    const { body } = await house.call('post', '/v1/messages', { user, text: 'hello' });
    const response = await house.call('get', `/v1/conversations/${body.conversation}?after=${after}`);
    if (after === '') expect(response.status).toBe(200);
    else expect(response.body).toMatchObject({ status: 422, field: '?after' });
  });

  it('is not changed by keys that JavaScript has a meaning for', async () => {
    const body =
      '{"user":{"id":"u1","__proto__":{"admin":true}},"text":"hello","data":{"__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}}}}';
    const response = await raw(body);
    expect([200, 422]).toContain(response.status);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
    expect((await raw('{"user":{"id":"u1"},"text":"hello","__proto__":{"admin":true}}')).status).toBeLessThan(
      500,
    );
  });

  it('takes numbers of any size in data, and refuses them where a number has a meaning', async () => {
    expect(
      (await raw('{"user":{"id":"u1"},"text":"hello","data":{"n":1e999,"m":123456789012345678901234567890}}'))
        .status,
    ).toBe(200);
    const search = await raw('{"text":"x","limit":1e999}', {}, '/v1/articles/search');
    expect(search.body).toMatchObject({ status: 422, field: '/limit' });
  });

  // PostgreSQL keeps no U+0000, and its JSON no half of a surrogate pair.
  const HARD = 'return\u0000 a parcel \ud83d please \udc00?';
  const KEPT = 'return a parcel \ufffd please \ufffd?';

  it('answers a message with characters that cannot be kept, and keeps the rest', async () => {
    const headers = { authorization: `Bearer ${KEY}`, 'idempotency-key': 'hard' };
    const hard = {
      user: { id: 'u\u0000 9', name: 'A\ud83d' },
      text: HARD,
      data: { a: ['\u0000'] },
      attachments: [{ name: 'a\u0000.txt', data: 'aGk=' }],
    };
    const first = await house.call('post', '/v1/messages', hard, headers);
    expect(first.status).toBe(200);
    const { conversation } = first.body;
    const again = await house.call('post', '/v1/messages', hard, headers);
    expect(again.text).toBe(first.text);
    expect(
      (await house.call('post', '/v1/messages', { user: hard.user, text: 'thanks', conversation })).status,
    ).toBe(200);
    const { body } = await house.call('get', `/v1/conversations/${conversation}`);
    expect(body.messages[0]).toMatchObject({
      text: KEPT,
      authorName: 'A\ufffd',
      attachments: [{ name: 'a.txt' }],
    });
    expect((await house.call('post', `/v1/conversations/${conversation}/handoff`)).status).toBe(200);
  });

  it('does the same for messages that share one transaction', async () => {
    const say = (text: string, i: number) =>
      house.call('post', '/v1/messages', { user: { id: `b${i}` }, text });
    const answers = await Promise.all([HARD, 'hello', HARD, 'thanks'].map(say));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  });

  it('does the same for articles', async () => {
    const { body } = await house.call('put', '/v1/articles/a%00b', { title: HARD, body: HARD });
    expect(body).toMatchObject({ id: 'ab', title: KEPT, body: KEPT });
    expect((await house.call('get', '/v1/articles/ab')).body.body).toBe(KEPT);
    expect((await house.call('post', '/v1/articles/search', { text: HARD })).status).toBe(200);
    expect((await house.call('delete', '/v1/articles/ab%00')).status).toBe(200);
  });

  it('does the same for tickets, and the bot answers them', async () => {
    const { body } = await house.call('post', '/v1/tickets', {
      subject: `How do I ${HARD}`,
      text: `How do I ${HARD}`,
      requester: ana,
    });
    expect(body.subject).toBe(`How do I ${KEPT}`);
    const thread = async () => (await house.call('get', `/v1/tickets/${body.id}`)).body;
    await until('the bot', async () => (await thread()).comments.some((c: { own: boolean }) => c.own));
    expect(
      (await house.call('post', `/v1/tickets/${body.id}/comments`, { text: HARD, author: { id: 'a\u0000' } }))
        .status,
    ).toBe(201);
    expect(
      (
        await house.call('patch', `/v1/tickets/${body.id}`, {
          addTags: ['\u0000'],
          assignee: { id: 'x\ud800' },
        })
      ).status,
    ).toBe(200);
  });

  it('does the same for feedback', async () => {
    const { body } = await house.call('post', '/v1/messages', { user, text: 'hello' });
    const feedback = { turn: body.turn, helpful: true, comment: HARD };
    expect(
      (await house.call('post', `/v1/conversations/${body.conversation}/feedback`, feedback)).status,
    ).toBe(201);
  });

  it('works off a desk’s event with such characters', async () => {
    const event = {
      delivery: 'd1',
      native: 'n1',
      ticket: 't1',
      kind: 'message' as const,
      at: Date.now(),
      person: ana,
    };
    await house.desk.keep('default', 'gone', [
      {
        ...event,
        subject: HARD,
        text: HARD,
        attachments: [{ name: '\u0000', type: HARD }],
        data: { x: HARD },
      },
    ]);
    const answer = async () =>
      (await opened.store.outbox.dead('default')).some(({ target }) => target === 'gone');
    await until('its answer, which no desk takes', answer, 3_000);
    expect(await opened.store.inbox.listSetAside('default')).toEqual([]);
  });

  it('logs no error for what callers do wrong', () => {
    expect(house.logged.filter((line) => line.includes('request failed'))).toEqual([]);
  });
});
