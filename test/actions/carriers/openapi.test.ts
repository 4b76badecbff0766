import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHttp } from '../../../adapters/http.ts';
import { createOpenApiCarrier } from '../../../src/actions/carriers/openapi.ts';
import { readDescription } from '../../../src/actions/carriers/readDescription.ts';
import type { Json } from '../../../src/domain/json.ts';
import { startHostile } from '../hostileServer.ts';
import { asks, createGate } from '../house.ts';
import { describeShop } from './shopDescription.ts';

let server: Awaited<ReturnType<typeof startHostile>>;
let folder: string;
beforeAll(async () => {
  server = await startHostile();
  folder = mkdtempSync(join(tmpdir(), 'deskhand-test-'));
  writeFileSync(join(folder, 'shop.yaml'), describeShop(server.url));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await server.stop();
});
beforeEach(() => {
  server.seen.length = 0;
});

function run(operation: string, given: Record<string, Json>, more: object = {}) {
  const { gate } = createGate({
    carriers: { openapi: createOpenApiCarrier({ openHttp: createHttp, fetch, folder }) },
    secrets: async () => ({ shop_token: 's3cret-token' }),
    definitions: [
      {
        name: 'act',
        does: 'write',
        requester: false,
        confirm: false,
        level: 'act',
        arguments: Object.fromEntries(Object.keys(given).map((name) => [name, { schema: {} }])),
        carry: {
          openapi: {
            document: 'shop.yaml',
            operation,
            headers: { Authorization: 'Bearer {{ secrets.shop_token }}' },
            ...more,
          },
        },
      },
    ],
  });
  return gate.run(asks('act', given));
}

describe('an operation of an OpenAPI description', () => {
  it('is called with each argument where the description has it', async () => {
    const given = { 'order-id': 'A/1', fields: ['a', 'b&c'], tags: ['x', 'y'], 'X-Trace': 't1' };
    expect(await run('getOrder', given)).toMatchObject({
      status: 'done',
      result: { said: 'Bearer (shop_token)' },
    });
    const [seen] = server.seen;
    expect(seen?.url).toBe('/echo/v2/orders/A%2F1?fields=a&fields=b%26c&tags=x,y');
    expect(seen?.headers).toMatchObject({ 'x-trace': 't1', authorization: 'Bearer s3cret-token' });
  });

  it.each(['Idempotency-Key', 'Host', 'Authorization'])('lets no argument set %s', async (name) => {
    const outcome = await run('getOrder', { 'order-id': 'A1', [name]: 'mine' });
    expect(outcome).toMatchObject({ status: 'failed', code: 'bad_description', isUnknown: false });
    expect(server.seen).toEqual([]);
  });

  it('takes what is no parameter as fields of the body, and sends the key', async () => {
    expect(await run('createRefund', { order: 'A1', amount: 5 })).toMatchObject({ status: 'done' });
    const [seen] = server.seen;
    expect(seen).toMatchObject({ method: 'POST', url: '/echo/v2/refunds' });
    expect(JSON.parse(seen?.body ?? '')).toEqual({ order: 'A1', amount: 5 });
    expect(seen?.headers['idempotency-key']).toMatch(/^key/);
  });

  it('sends a body that is no object as it is', async () => {
    await run('setTags', { body: ['a', 'b'] });
    expect(server.seen[0]).toMatchObject({ method: 'PUT', body: '["a","b"]' });
  });

  it('may be called on another server than the description names', async () => {
    await run('cancelOrder', { 'order-id': '1' }, { server: `${server.url}/echo/test` });
    expect(server.seen[0]).toMatchObject({ method: 'DELETE', url: '/echo/test/orders/1' });
  });

  it.each([
    ['an operation that is not there', 'nothing', {}, {}],
    ['a place that nobody has for an argument', 'cancelOrder', { 'order-id': '1', force: true }, {}],
    ['a body that cannot be sent', 'upload', { file: 'x' }, {}],
    ['a description that is not there', 'getOrder', { 'order-id': '1' }, { document: 'none.yaml' }],
    ['a file outside of the bot folder', 'getOrder', { 'order-id': '1' }, { document: '../../etc/passwd' }],
    ['a way out of the path', 'getOrder', { 'order-id': '..' }, {}],
  ])('is not called, and surely so, for %s', async (_, operation, given, more) => {
    expect(await run(operation, given, more)).toMatchObject({ status: 'failed', isUnknown: false });
    expect(server.seen).toEqual([]);
  });
});

describe('an OpenAPI description', () => {
  const refused = async (text: string) => {
    writeFileSync(join(folder, 'other.yaml'), text);
    return readDescription(folder, 'other.yaml').then(
      () => 'taken',
      (error: Error) => error.message,
    );
  };

  it('fetches nothing and reads no other file', async () => {
    const url = `${server.url}/echo/schemas.json`;
    for (const ref of [url, 'file:///etc/passwd', 'schemas.yaml#/Order'])
      expect(
        await refused(describeShop(server.url).replace("'#/components/schemas/Refund'", `'${ref}'`)),
      ).toContain(`refers to ${ref}. Bundle it`);
    expect(server.seen).toEqual([]);
  });

  it('does not leave the bot folder by a link', async () => {
    symlinkSync('/etc/hostname', join(folder, 'link.yaml'));
    await expect(readDescription(folder, 'link.yaml')).rejects.toThrow('no such file in the bot folder');
  });

  it.each([
    ['swagger: "2.0"', 'no OpenAPI 3.0 or 3.1'],
    ['a: [', 'neither YAML nor JSON'],
    ['', 'no OpenAPI 3.0 or 3.1'],
    ['openapi: 3.1.0', 'other.yaml'],
  ])('says what is wrong with %j', async (text, says) => {
    expect(await refused(text)).toContain(says);
  });

  it('may hold schemas that hold themselves', async () => {
    const text = describeShop(server.url).replace(
      'reason: { type',
      "parent: { $ref: '#/components/schemas/Refund' }\n        reason: { type",
    );
    expect(await refused(text)).toBe('taken');
  });

  it('may be 3.0', async () => {
    const text = describeShop(server.url).replace('openapi: 3.1.0', 'openapi: 3.0.3');
    expect(await refused(text)).toBe('taken');
  });
});
