import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import request, { type Response } from 'supertest';
import { sign } from '../../adapters/signatures.ts';
import { hashId } from '../../src/domain/ids.ts';
import { until } from '../desk/house.ts';
import { engines, type Opened, stopEngines } from '../store/engines.ts';
import { expectProblem } from './contract.ts';
import { type House, openServer } from './house.ts';

const SECRET = 'the-secret-of-the-webhook';
const payloads = join(import.meta.dirname, '..', 'payloads', 'request-tracker');
const opens: string = JSON.parse(readFileSync(join(payloads, 'customer-opens.json'), 'utf8')).raw;
afterAll(stopEngines);

describe.each(engines)('the webhook door on %s', (_, open) => {
  let opened: Opened;
  let house: House;
  beforeAll(async () => {
    opened = await open();
    house = await openServer({ store: opened.store });
    const settings = {
      url: 'http://127.0.0.1:9',
      token: 't',
      queue: 'Support',
      botUser: 'deskhand',
      webhookSecret: SECRET,
    };
    const { status } = await house.call('put', '/v1/installations/rt', {
      desk: 'request-tracker',
      settings,
      check: false,
    });
    expect(status).toBe(200);
  });
  afterAll(async () => {
    await house.stop();
    await opened.close();
  });

  async function knock(
    body: string,
    headers: Record<string, string> = {},
    path = '/hooks/request-tracker/rt',
  ): Promise<Response> {
    const asked = request(house.url)
      .post(path)
      .set({ 'content-type': 'application/json', ...headers });
    return await asked.serialize((same) => same).send(body);
  }
  /** As Request Tracker would send it, some seconds ago. */
  function signed(body: string, secondsAgo = 0, secret = SECRET): Record<string, string> {
    const timestamp = String(Math.round(Date.now() / 1000) - secondsAgo);
    return {
      'x-rt-timestamp': timestamp,
      'x-rt-signature': sign('request-tracker', secret, Buffer.from(body), timestamp),
    };
  }
  const knockSigned = (body: string) => knock(body, signed(body));
  const messages = (ticket: string) =>
    opened.store.turns.messages('default', hashId('cnv', 'default', 'rt', ticket), 0, 9);

  it('keeps a signed event, answers 200, and keeps its redelivery only once', async () => {
    expect((await knockSigned(opens)).body).toEqual({ kept: 1 });
    expect((await knockSigned(opens)).body).toEqual({ kept: 0 });
    await until('its turn', async () => (await messages('1')).length > 0);
    expect((await messages('1'))[0]).toMatchObject({ author: 'customer', authorName: 'Carol Customer' });
  });

  it('keeps one of two copies that come together', async () => {
    const body = JSON.stringify({
      ...JSON.parse(opens),
      id: 900,
      ticket: { ...JSON.parse(opens).ticket, id: 9 },
    });
    const copies = await Promise.all([knockSigned(body), knockSigned(body)]);
    expect(copies.map((copy) => copy.body.kept).sort()).toEqual([0, 1]);
  });

  it('takes words that no store can keep, and keeps the rest', async () => {
    const event = JSON.parse(opens);
    const attachments = [{ ...event.attachments[0], text: 'Where is\u0000 my order \ud83d?' }];
    const body = JSON.stringify({
      ...event,
      id: 901,
      attachments,
      ticket: { ...event.ticket, id: 10, subject: 'a\u0000b\udc00' },
    });
    expect((await knockSigned(body)).body).toEqual({ kept: 1 });
    await until('its turn', async () => (await messages('10')).length > 0);
    expect((await messages('10'))[0]?.text).toMatch(/^Where is.? my order .\?$/u);
  });

  it.each([
    ['no signature', {}],
    ['a forged signature', signed(opens, 0, 'guess')],
    ['the signature of another body', signed(`${opens} `)],
    ['a signature ten minutes old', signed(opens, 600)],
    ['a signature from the future', signed(opens, -600)],
    ['a timestamp that is none', { ...signed(opens), 'x-rt-timestamp': 'today' }],
    ['a signature without a timestamp', { 'x-rt-signature': signed(opens)['x-rt-signature'] ?? '' }],
  ])('answers 401 to %s, and keeps nothing', async (_what, headers) => {
    const response = await knock(opens, headers);
    expect(response.status).toBe(401);
    expectProblem(response);
  });

  it.each([
    ['/hooks/request-tracker/nobody', 'nobody'],
    ['/hooks/zendesk/rt', 'rt'],
    ['/hooks/local/local', ''],
    ['/hooks/request-tracker/%00', ''],
    ['/hooks/request-tracker/__proto__', ''],
  ])('answers 404 at %s', async (path, named) => {
    const response = await knock(opens, signed(opens), path);
    expect(response.status).toBe(404);
    expectProblem(response);
    expect(response.body.detail).toContain(named);
  });

  it.each([
    '',
    'garbage',
    '{"a":',
    'null',
    '[]',
    '"x"',
    '7',
    '{}',
    '{"id":1}',
    '{"ticket":null}',
    '[[[[[]]]]]',
  ])('answers a signed body of %j with 400 or 422', async (body) => {
    const response = await knockSigned(body);
    expect([400, 422]).toContain(response.status);
    expectProblem(response);
  });

  it('answers a signed body of five megabytes with 413', async () => {
    const response = await knockSigned(JSON.stringify({ text: 'x'.repeat(5 * 1024 * 1024) }));
    expect(response.status).toBe(413);
    expectProblem(response);
  });

  it('answers a signed body that is nested without end, and goes on', async () => {
    const body = `{"data":${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
    expect((await knockSigned(body)).status).toBeLessThan(500);
    expect((await knockSigned(opens)).status).toBe(200);
  });
});
