import request from 'supertest';
import { routes } from '../../src/server/routes/index.ts';
import type { Store } from '../../src/store/port.ts';
import { expectProblem } from './contract.ts';
import { type House, openFolder, openServer } from './house.ts';

describe('what operators look at', () => {
  let opened: Awaited<ReturnType<typeof openFolder>>;
  let store: Store;
  let house: House;
  beforeEach(async () => {
    opened = await openFolder();
    store = opened.store;
    house = await openServer({ store });
  });
  afterEach(async () => {
    await house.stop();
    await opened.close();
  });

  const get = (path: string) => request(house.url).get(path);
  const say = (text: string) => house.call('post', '/v1/messages', { user: { id: 'u1' }, text });

  it('is alive and ready while the store answers, and says how the outbox stands', async () => {
    expect((await get('/healthz')).body).toEqual({ alive: true });
    const { status, body } = await get('/readyz');
    expect(status).toBe(200);
    const outbox = { waiting: 0, dead: 0, oldestMs: 0 };
    expect(body).toEqual({ ready: true, faults: [], outbox, model: null });
  });

  it('is alive, not ready and clear about it while the store is gone; the metrics go on', async () => {
    await say('hello');
    await store.close();
    expect((await get('/healthz')).status).toBe(200);
    const { status, body } = await get('/readyz');
    expect(status).toBe(503);
    expect(body).toMatchObject({ ready: false, faults: [expect.stringMatching(/^store: /)] });
    const metrics = await get('/metrics');
    expect(metrics.status).toBe(200);
    expect(metrics.text).toContain('deskhand_turns_total{decision="smalltalk"} 1');
    const refused = await say('hello');
    expect(refused.status).toBeGreaterThanOrEqual(500);
    expectProblem(refused);
  });

  it('measures turn latency, decisions, outbox depth and age, and desk errors', async () => {
    await say('hello');
    await say('I want to talk to a human being');
    await house.call('put', '/v1/installations/rt', {
      desk: 'request-tracker',
      settings: { url: 'http://127.0.0.1:9', token: 't', queue: 'q', botUser: 'b' },
      check: false,
    });
    const event = {
      delivery: 'd',
      native: 'n',
      ticket: '1',
      kind: 'message' as const,
      at: Date.now(),
      person: { id: 'a' },
    };
    await house.desk.keep('default', 'rt', [{ ...event, text: 'hello', attachments: [], data: {} }]);
    for (let i = 0; i < 200 && !(await get('/metrics')).text.includes('deskhand_desk_errors_total{'); i++)
      await new Promise((resolve) => setTimeout(resolve, 20));
    const { text, headers } = await get('/metrics');
    expect(headers['content-type']).toMatch(/^text\/plain/);
    for (const line of [
      /^deskhand_turn_seconds_bucket\{le="0.25",decision="smalltalk"\} \d+$/m,
      /^deskhand_turn_seconds_count\{decision="handoff"\} 1$/m,
      /^deskhand_turns_total\{decision="smalltalk"\} \d+$/m,
      /^deskhand_outbox_waiting 1$/m,
      /^deskhand_outbox_dead 0$/m,
      /^deskhand_outbox_oldest_seconds 0?\.?\d+/m,
      /^deskhand_deliveries_total\{target="local",kind="handoff",state="done"\} 1$/m,
      /^deskhand_desk_errors_total\{target="rt",code="network"\} \d+$/m,
      /^deskhand_store_commits_total \d+$/m,
    ])
      expect(text).toMatch(line);
  });

  it('describes every route, with its answers, its problems and the key', async () => {
    const { body } = await get('/openapi.json');
    expect(body.openapi).toBe('3.1.0');
    expect(body.components.securitySchemes.key).toMatchObject({ type: 'http', scheme: 'bearer' });
    for (const { method, path, status = 200 } of routes) {
      const described = body.paths[path.replace(/:(\w+)/g, '{$1}')]?.[method];
      expect(Object.keys(described.responses)).toEqual(
        expect.arrayContaining([String(status), '401', '404', '422', '429']),
      );
      expect(described.summary.length).toBeGreaterThan(5);
    }
    const { parameters, requestBody } = body.paths['/v1/messages'].post;
    expect(parameters).toContainEqual(
      expect.objectContaining({ name: 'Idempotency-Key', in: 'header', required: false }),
    );
    expect(Object.keys(requestBody.content['application/json'].schema.properties)).toEqual([
      'user',
      'text',
      'conversation',
      'attachments',
      'data',
    ]);
  });

  it('says at /docs what the API can do', async () => {
    const { status, text } = await get('/docs');
    expect(status).toBe(200);
    expect(text).toContain('/v1/messages');
  });

  it('answers with headers that keep a browser safe, and does not say what it is made of', async () => {
    for (const path of ['/', '/docs', '/healthz', '/v1/nothing']) {
      const { headers } = await get(path);
      expect(headers['x-powered-by']).toBeUndefined();
      if (path.length < 6) expect(headers['content-security-policy']).toContain("default-src 'none'");
    }
  });
});
