import { generateKeyPairSync } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import jwt from 'jsonwebtoken';
import request from 'supertest';
import type { Store } from '../../src/store/port.ts';
import { expectProblem } from './contract.ts';
import { type House, KEY, openFolder, openServer, VISITOR_SECRET } from './house.ts';

describe('who may call', () => {
  let opened: Awaited<ReturnType<typeof openFolder>>;
  let store: Store;
  let house: House;
  beforeAll(async () => {
    opened = await openFolder();
    store = opened.store;
    house = await openServer({ store, limits: { visitorMessagesPerMinute: 6 } });
  });
  afterAll(async () => {
    await house.stop();
    await opened.close();
  });

  const message = { user: { id: 'u1' }, text: 'How do I return a parcel?' };
  const say = (authorization: string) => house.call('post', '/v1/messages', message, { authorization });
  const sign = (claims: object, secret: string, options: jwt.SignOptions) =>
    `Bearer ${jwt.sign(claims, secret, { subject: 'visitor-1', audience: 'visitor', expiresIn: 60, ...options })}`;

  it('takes the key, and the scheme in any case', async () => {
    expect((await say(`Bearer ${KEY}`)).status).toBe(200);
    expect((await say(`bearer ${KEY}`)).status).toBe(200);
  });

  it('keeps only a hash of the key: its text is nowhere in the data folder', async () => {
    expect(await store.access.hasKeys('default')).toBe(true);
    for (const file of readdirSync(opened.dir))
      expect(readFileSync(join(opened.dir, file)).includes(KEY)).toBe(false);
  });

  it('answers 401 with a Bearer challenge to who has no key', async () => {
    const response = await house.call('post', '/v1/messages', message, {});
    expect(response.status).toBe(401);
    expect(response.headers['www-authenticate']).toBe('Bearer realm="Deskhand"');
    expect(response.body.detail).toContain('Authorization: Bearer KEY');
  });

  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
  it.each([
    ['an unknown key', 'Bearer dk_nobody'],
    ['an empty one', 'Bearer '],
    ['Basic credentials', `Basic ${Buffer.from(`u:${KEY}`).toString('base64')}`],
    ['the key without a scheme', KEY],
    ['a token of another secret', sign({ workspace: 'default' }, 'guess', {})],
    ['an expired token', sign({ workspace: 'default' }, VISITOR_SECRET, { expiresIn: -1 })],
    ['a token for somebody else', sign({ workspace: 'default' }, VISITOR_SECRET, { audience: 'agent' })],
    ['a token with algorithm none', sign({ workspace: 'default' }, '', { algorithm: 'none' })],
    ['a token signed with RS256', sign({ workspace: 'default' }, pem, { algorithm: 'RS256' })],
    ['a token of three parts that are none', 'Bearer a.b.c'],
  ])('answers 401 to %s', async (_, authorization) => {
    const response = await say(authorization);
    expect(response.status).toBe(401);
    expect(response.headers['www-authenticate']).toBe('Bearer realm="Deskhand", error="invalid_token"');
  });

  it('lets a visitor chat as themselves, whatever the body says', async () => {
    const visitor = await house.visit();
    const { authorization = '' } = visitor;
    const { body, status } = await say(authorization);
    expect(status).toBe(200);
    const { body: shown } = await house.call('get', `/v1/conversations/${body.conversation}`, undefined, {
      authorization,
    });
    expect(shown.messages).toHaveLength(2);
    const kept = await store.turns.load('default', body.conversation);
    expect(kept?.conversation.contact.native).toBe(visitor.user);
  });

  it('shows a visitor nobody else’s conversation, and takes no message for it', async () => {
    const [one, other] = [await house.visit(), await house.visit()];
    const { body } = await say(one.authorization ?? '');
    const as = { authorization: other.authorization ?? '' };
    const path = `/v1/conversations/${body.conversation}`;
    expect((await house.call('get', path, undefined, as)).status).toBe(404);
    expect((await request(house.url).get(`${path}/stream`).set(as)).status).toBe(404);
    expect((await house.call('post', `${path}/handoff`, undefined, as)).status).toBe(404);
    const feedback = { turn: body.turn, helpful: false };
    expect((await house.call('post', `${path}/feedback`, feedback, as)).status).toBe(404);
    const into = await house.call(
      'post',
      '/v1/messages',
      { ...message, conversation: body.conversation },
      as,
    );
    expect(into.body).toMatchObject({ status: 403, field: '/conversation' });
  });

  it.each([
    ['get', '/v1/articles/returns'],
    ['put', '/v1/articles/returns'],
    ['delete', '/v1/articles/returns'],
    ['post', '/v1/articles/search'],
    ['get', '/v1/tickets'],
    ['post', '/v1/tickets'],
    ['patch', '/v1/tickets/1'],
    ['post', '/v1/tickets/1/comments'],
    ['get', '/v1/installations'],
    ['put', '/v1/installations/rt'],
    ['post', '/v1/conversations/cnv_1/handback'],
    ['get', '/v1/outbox/dead'],
    ['post', '/v1/outbox/dead/1/replay'],
    ['get', '/v1/inbox/set-aside'],
  ] as const)('answers 403 to a visitor who asks %s %s', async (method, path) => {
    const authorization = sign({ workspace: 'default' }, VISITOR_SECRET, {});
    const { status } = await house.call(method, path, method === 'get' ? undefined : {}, { authorization });
    expect(status).toBe(403);
  });

  it('answers 429 with Retry-After to a visitor who writes too much, and to nobody else', async () => {
    const { authorization = '' } = await house.visit();
    for (let i = 0; i < 6; i++) expect((await say(authorization)).status).toBe(200);
    const over = await say(authorization);
    expect(over.status).toBe(429);
    expect(Number(over.headers['retry-after'])).toBeGreaterThan(0);
    expect((await say(`Bearer ${KEY}`)).status).toBe(200);
  });

  it('answers 429 with Retry-After after many failures from one address, while a valid key still works', async () => {
    const tries = await Promise.all(Array.from({ length: 70 }, () => say('Bearer dk_wrong')));
    const over = tries.filter(({ status }) => status === 429);
    expect(over.length).toBeGreaterThan(0);
    for (const response of over) expect(Number(response.headers['retry-after'])).toBeGreaterThan(0);
    expect((await say(`Bearer ${KEY}`)).status).toBe(200);
  });

  it('answers 429 to an address that opens visitors without end', async () => {
    const visits = await Promise.all(
      Array.from({ length: 30 }, () => request(house.url).post('/v1/visitors')),
    );
    const over = visits.find(({ status }) => status === 429);
    expect(Number(over?.headers['retry-after'])).toBeGreaterThan(0);
    if (over) expectProblem(over);
  });

  it('holds a key to RATE_LIMIT_PER_MINUTE', async () => {
    const limited = await openServer({ store, limits: { messagesPerMinute: 2 }, replica: 'limited' });
    const post = () => limited.call('post', '/v1/messages', message);
    const statuses = [(await post()).status, (await post()).status, (await post()).status];
    expect(statuses).toEqual([200, 200, 429]);
    expect(Number((await post()).headers['retry-after'])).toBeGreaterThan(0);
    await limited.stop();
  });

  it('writes neither key nor token nor customer words to the log', async () => {
    const { authorization = '' } = await house.visit().catch(() => ({}) as Record<string, string>);
    await say(authorization);
    for (const line of house.logged) expect(line).not.toMatch(/dk_the-key|return a parcel|eyJ/);
  });
});
