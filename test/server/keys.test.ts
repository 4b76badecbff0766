import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import request from 'supertest';
import { ROLES, type Role } from '../../src/domain/role.ts';
import { routes } from '../../src/server/routes/index.ts';
import { type House, openFolder, openServer } from './house.ts';

const PAGE = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'keys.md'), 'utf8');

let folder: Awaited<ReturnType<typeof openFolder>>;
let house: House;
const keys = {} as Record<Role, string>;

beforeAll(async () => {
  folder = await openFolder();
  house = await openServer({ store: folder.store });
  for (const role of ROLES) {
    const { body } = await house.call('post', '/v1/keys', { label: `the ${role}`, role });
    keys[role] = body.key;
  }
});
afterAll(async () => {
  await house.stop();
  await folder.close();
});

const as = (key: string) => ({ authorization: `Bearer ${key}` });
const mayCall = (role: Role) => routes.filter(({ callers }) => role === 'admin' || callers.includes(role));
const nameOf = ({ method, path }: (typeof routes)[number]) => `${method.toUpperCase()} ${path}`;

/** What docs/keys.md says of a role: `* /v1/tickets…` is any method, and whatever follows. */
function documented(role: Role): string[] {
  const row = PAGE.split('\n').find((line) => line.startsWith(`| \`${role}\` |`)) ?? '';
  const cell = row.split('|').at(-2)?.split('alone:').at(-1) ?? '';
  const calls = [...cell.matchAll(/`(\*|[A-Z]+) ([^`…]+)(…?)`/g)];
  expect(calls.length).toBeGreaterThan(5);
  const fits = (name: string) =>
    calls.some(([, method = '', path = '', rest]) => {
      const [verb = '', to = ''] = name.split(' ');
      return (method === '*' || method === verb) && (rest ? to.startsWith(path) : to === path);
    });
  return routes.map(nameOf).filter(fits);
}

describe('what a key may do by its role', () => {
  it('is said by every route', () => {
    expect(routes.filter(({ callers }) => callers.length === 0).map(nameOf)).toEqual([]);
    expect(routes.length).toBeGreaterThan(60);
  });

  it('stands in docs/keys.md as it is', () => {
    for (const role of ['app', 'agent'] as const)
      expect({ role, calls: documented(role) }).toEqual({ role, calls: mayCall(role).map(nameOf) });
    const alone = routes.filter(({ callers }) => callers.every((caller) => caller === 'admin'));
    expect(documented('admin')).toEqual(alone.map(nameOf));
  });

  it.each(ROLES)(
    'lets %s into what is for it, and answers everything else with 403 and the role that is needed',
    async (role) => {
      const allowed = mayCall(role).map(nameOf);
      for (const route of routes) {
        const path = route.path.replace(/:\w+/g, 'none');
        const asked = request(house.url)[route.method](path).set(as(keys[role]));
        const { status, body } = await (route.method === 'get' ? asked : asked.send({ no: 'such field' }));
        const isRefused = status === 403 && body.code === 'forbidden';
        expect({ route: nameOf(route), isRefused }).toEqual({
          route: nameOf(route),
          isRefused: !allowed.includes(nameOf(route)),
        });
        if (isRefused)
          expect(body.detail).toMatch(new RegExp(`role admin.*"the ${role}" has the role ${role}`));
      }
    },
  );

  it('is in /openapi.json for each call, with the 403 of any other key', async () => {
    const { paths, components } = (await request(house.url).get('/openapi.json')).body;
    expect(Object.keys(components.securitySchemes)).toEqual(expect.arrayContaining(['key', 'visitor']));
    expect(paths['/v1/secrets'].get.security).toEqual([{ key: ['admin'] }]);
    expect(paths['/v1/messages'].post.security).toEqual([
      { key: ['admin'] },
      { key: ['app'] },
      { visitor: [] },
    ]);
    for (const path of Object.values(paths) as Record<string, { responses: object; security: object[] }>[])
      for (const { responses, security } of Object.values(path))
        expect([Object.keys(responses), security.length > 0]).toEqual([
          expect.arrayContaining(['403']),
          true,
        ]);
    expect((await request(house.url).get('/docs')).text).toContain('For: admin, app, a visitor');
  });

  it('lets a system vouch for its users and write for them alone, and an agent for nobody', async () => {
    const ana = { id: 'ana@example.test', name: 'Ana', verified: true };
    const open = (role: Role, requester: object) =>
      house.call('post', '/v1/tickets', { subject: 'Help', text: 'Help me', requester }, as(keys[role]));
    const posing = { status: 403, code: 'cannot_verify', field: '/requester/verified' };
    expect((await open('agent', ana)).body).toMatchObject(posing);
    expect((await open('agent', { ...ana, verified: false })).status).toBe(201);
    const { status, body } = await open('app', ana);
    expect([status, body.requester.verified]).toEqual([201, true]);
    const write = (role: Role, more: object) => {
      const comment = { text: 'hello', author: ana, ...more };
      return house.call('post', `/v1/tickets/${body.id}/comments`, comment, as(keys[role]));
    };
    expect((await write('app', { role: 'customer' })).status).toBe(201);
    expect((await write('app', {})).body).toMatchObject({ status: 403, field: '/role' });
    expect((await write('agent', { role: 'customer' })).body.field).toBe('/author/verified');
    expect((await write('agent', { author: { id: 'eva' } })).status).toBe(201);
  });

  it('holds for the stream of a conversation too', async () => {
    const { body } = await house.call(
      'post',
      '/v1/messages',
      { user: { id: 'u1' }, text: 'hello' },
      as(keys.app),
    );
    const path = `/v1/conversations/${body.conversation}/stream`;
    for (const role of ROLES) {
      const leave = new AbortController();
      const { status } = await fetch(house.url + path, { headers: as(keys[role]), signal: leave.signal });
      leave.abort();
      expect(status).toBe(200);
    }
  });
});

describe('API keys', () => {
  const make = (label: string, role: string = 'agent') => house.call('post', '/v1/keys', { label, role });

  it('are shown once, and listed without their text', async () => {
    const { status, body } = await make('Tom');
    expect([status, body.role, body.lastUsedAt]).toEqual([201, 'agent', null]);
    expect(body.key).toMatch(/^dk_[\w-]{32}$/);
    expect((await house.call('get', '/v1/tickets', undefined, as(body.key))).status).toBe(200);
    const listed = (await house.call('get', '/v1/keys')).body.keys;
    const tom = listed.find(({ label }: { label: string }) => label === 'Tom');
    expect(tom).toMatchObject({ id: body.id, role: 'agent', hint: `…${body.key.slice(-4)}` });
    expect(tom.lastUsedAt).toBeGreaterThan(Date.now() - 60_000);
    expect(JSON.stringify(listed)).not.toContain(body.key);
    for (const file of readdirSync(folder.dir))
      expect(readFileSync(join(folder.dir, file)).includes(body.key)).toBe(false);
    expect(house.logged.join()).not.toContain(body.key);
  });

  it('open nothing from the moment that they are revoked', async () => {
    const { body } = await make('Ida');
    const look = () => house.call('get', '/v1/tickets', undefined, as(body.key));
    expect((await look()).status).toBe(200);
    expect((await house.call('delete', `/v1/keys/${body.id}`)).body).toEqual({ revoked: true });
    expect((await look()).status).toBe(401);
    expect((await house.call('delete', `/v1/keys/${body.id}`)).status).toBe(404);
    expect((await make('Ida')).status).toBe(201);
  });

  it('have a label of their own, and a role that there is', async () => {
    await make('Uma');
    for (const label of ['Uma', ' uma ', 'preset', 'First start'])
      expect((await make(label)).body).toMatchObject({ status: 409, code: 'label_taken', field: '/label' });
    expect((await make('')).body.field).toBe('/label');
    expect((await make('Kim', 'chief')).body.field).toBe('/role');
  });

  it('leave an admin one', async () => {
    const alone = await openFolder();
    const other = await openServer({ store: alone.store });
    const [{ id }] = (await other.call('get', '/v1/keys')).body.keys;
    const { body } = await other.call('delete', `/v1/keys/${id}`);
    expect(body).toMatchObject({ status: 409, code: 'last_admin' });
    expect((await other.call('get', '/v1/keys')).status).toBe(200);
    await other.stop();
    await alone.close();
  });
});
