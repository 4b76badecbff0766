import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express, { type Request } from 'express';
import { createHttp } from '../../../adapters/http.ts';
import { createOpenApiCarrier } from '../../../src/actions/carriers/openapi.ts';
import { describe as readText } from '../../../src/actions/carriers/readDescription.ts';
import { proposeActions } from '../../../src/actions/proposeActions.ts';
import type { Json } from '../../../src/domain/json.ts';
import { asks, createGate } from '../house.ts';
import { describePermits } from './permitDescription.ts';

interface Came {
  path: string;
  query: unknown;
  params: unknown;
  body: unknown;
  headers: Record<string, unknown>;
  raw: string;
}

let server: Server;
let folder: string;
let text: string;
const came: Came[] = [];
beforeAll(async () => {
  const app = express().set('query parser', 'extended').use(express.json(), express.urlencoded());
  const keep = (request: Request, response: express.Response) => {
    const { path, query, params, body, headers, url } = request;
    came.push({ path, query, params, body, headers, raw: url });
    response.json({ ok: true });
  };
  app.all('/permits/:permitId', keep).all(/.*/, keep);
  server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  text = describePermits(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  folder = mkdtempSync(join(tmpdir(), 'deskhand-test-'));
  writeFileSync(join(folder, 'permits.yaml'), text);
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
beforeEach(() => {
  came.length = 0;
});

/** As an admin gets it: imported, and then called. */
async function run(operation: string, given: Record<string, Json>) {
  const { actions } = proposeActions(await readText('permits.yaml', text), 'permits.yaml', [operation]);
  const { gate } = createGate({
    carriers: { openapi: createOpenApiCarrier({ openHttp: createHttp, fetch, folder }) },
    secrets: async () => ({ permits_bearer: 'b-1', permits_clerk: 'k-1', permits_desk: 'd-1' }),
    definitions: actions.map((action) => ({
      ...action,
      requester: false,
      ...(action.does === 'write' ? { confirm: false, level: 'act' } : {}),
    })) as never,
  });
  const outcome = await gate.run(asks(String(actions[0]?.name), given));
  return { outcome, came: came.at(-1) };
}

async function argumentsOf(operation: string) {
  const { actions } = proposeActions(await readText('permits.yaml', text), 'permits.yaml', [operation]);
  return actions[0]?.arguments;
}

describe('an imported operation', () => {
  it("keeps the path's own parameter where the body has a field of that name, and fills both", async () => {
    expect(await argumentsOf('changePermit')).toEqual({
      permitId: { schema: { type: 'string', pattern: '^P[0-9]+$' } },
      until: { schema: { type: 'string', format: 'date' }, required: false },
    });
    const { came } = await run('changePermit', { permitId: 'P7', until: '2027-01-02' });
    expect(came).toMatchObject({
      params: { permitId: 'P7' },
      body: { permitId: 'P7', until: '2027-01-02' },
    });
    const { outcome } = await run('changePermit', { permitId: 'x', until: '2027-01-02' });
    expect(outcome).toMatchObject({ status: 'refused', rule: 'arguments' });
  });

  it('takes the fields of all that a body is made of', async () => {
    expect(await argumentsOf('createPermit')).toEqual({
      zone: { schema: { type: 'string' } },
      plate: { schema: { type: 'string' }, required: false },
    });
    const { came } = await run('createPermit', { zone: 'B', plate: 'K 1' });
    expect(came?.body).toEqual({ zone: 'B', plate: 'K 1' });
  });

  it('says who calls as the operation itself demands it', async () => {
    const { came: own } = await run('changePermit', { permitId: 'P7' });
    expect(own?.headers).toMatchObject({ authorization: 'Bearer b-1' });
    expect(own?.headers).not.toHaveProperty('x-desk');
    const { came: root } = await run('createPermit', { zone: 'B' });
    expect(root?.headers).toMatchObject({ 'x-desk': 'd-1', 'x-clerk': 'k-1' });
    const { came: open } = await run('searchPermits', { tags: ['a'] });
    expect(open?.headers).not.toHaveProperty('x-desk');
    expect(open?.headers).not.toHaveProperty('authorization');
  });

  it('names one secret for each scheme, and is left out where no header can say who calls', async () => {
    const proposed = proposeActions(await readText('permits.yaml', text), 'openapi/permits.yaml');
    expect(proposed.secrets.sort()).toEqual(['permits_bearer', 'permits_clerk', 'permits_desk']);
    expect(proposed.left).toEqual([{ operation: 'oldPermits', because: expect.stringContaining('header') }]);
  });
});

describe('a list or an object in the address', () => {
  it.each<[string, Record<string, Json>, unknown, string]>([
    ['a list, once each', { tags: ['a b', 'c,d'] }, { tags: ['a b', 'c,d'] }, 'tags=a%20b&tags=c%2Cd'],
    ['a list with commas', { ids: ['a', 'b,c'] }, { ids: 'a,b,c' }, 'ids=a,b%2Cc'],
    ['a list with spaces', { sizes: ['s', 'm'] }, { sizes: 's m' }, 'sizes=s%20m'],
    ['a list with pipes', { kinds: ['x', 'y'] }, { kinds: 'x|y' }, 'kinds=x%7Cy'],
    ['an object, each field by itself', { page: { size: 5, at: 'z&' } }, { size: '5', at: 'z&' }, ''],
    ['an object with commas', { sort: { by: 'zone', up: true } }, { sort: 'by,zone,up,true' }, ''],
    [
      'a deep object',
      { filter: { zone: 'B', until: { before: '2027' }, tags: ['a', 'b'] } },
      { filter: { zone: 'B', until: { before: '2027' }, tags: ['a', 'b'] } },
      'filter%5Bzone%5D=B',
    ],
    ['a JSON text', { where: { zone: 'B' } }, { where: '{"zone":"B"}' }, ''],
    ['one plain value', { limit: 3 }, { limit: '3' }, 'limit=3'],
    ['an empty list', { tags: [], ids: [] }, {}, ''],
  ])('goes into the query as the description has it: %s', async (_, given, query, raw) => {
    const { came } = await run('searchPermits', given);
    expect(came?.query).toEqual(query);
    expect(came?.raw).toContain(raw);
  });

  it.each<[Record<string, Json>, string]>([
    [{ simple: ['a/b', 'c'], label: 'x', matrix: 'y' }, '/at/a%2Fb,c/.x/;matrix=y'],
    [
      { simple: { a: 1, b: '2' }, label: ['x', 'y'], matrix: ['1', '2'] },
      '/at/a,1,b,2/.x.y/;matrix=1;matrix=2',
    ],
    [{ simple: 's', label: { a: 1 }, matrix: { a: 1, b: ';' } }, '/at/s/.a=1/;a=1;b=%3B'],
  ])('goes into the path as the description has it: %j', async (given, path) => {
    const { came } = await run('findPlace', given);
    expect(came?.path).toBe(path);
  });

  it.each(['.', '..', ''])('never leads out of the path: %j', async (simple) => {
    const { outcome } = await run('findPlace', { simple, label: 'x', matrix: 'y' });
    expect(outcome).toMatchObject({ status: 'failed', isUnknown: false });
    expect(came).toEqual([]);
  });

  it('goes into a header with commas', async () => {
    const { came } = await run('searchPermits', { 'X-Zones': ['A', 'B'], 'X-Area': { zone: 'A', n: 1 } });
    expect(came?.headers).toMatchObject({ 'x-zones': 'A,B', 'x-area': 'zone=A,n=1' });
  });
});
