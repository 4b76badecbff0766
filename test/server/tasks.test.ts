import { parse } from 'yaml';
import { Flow } from '../../src/domain/flow.ts';
import { SCHEMA_NAMES } from '../../src/domain/schemas.ts';
import { until } from '../desk/house.ts';
import { type House, KEY, openFolder, openServer } from './house.ts';

const parcel = Flow.parse(
  parse(
    'name: parcel\nintents: [order_status]\nsteps:\n  - wait: { event: arrived }\n    text: I tell you.\n  - say: It is at {{ event.place }}.\n',
  ),
);

let opened: Awaited<ReturnType<typeof openFolder>>;
let house: House;
beforeAll(async () => {
  opened = await openFolder();
  house = await openServer({ store: opened.store, bot: { flows: [parcel], version: 'of-the-test' } });
});
afterAll(async () => {
  await house.stop();
  await opened.close();
});

const user = { id: 'u1' };
const ask = async () =>
  (await house.call('post', '/v1/messages', { user, text: 'where is my order 4711?' })).body;
const textsOf = async (id: string) => {
  const { body } = await house.call('get', `/v1/conversations/${id}`);
  return body.messages.map(({ text }: { text: string }) => text);
};

describe('a task and the API', () => {
  it('goes on when an event of its name comes, once for one Idempotency-Key', async () => {
    const { conversation, decision, replies } = await ask();
    expect([decision, replies[0].text]).toEqual(['flow', 'I tell you.']);
    const path = `/v1/conversations/${conversation}/events`;
    const event = { name: 'arrived', data: { place: 'the door' } };
    const key = { authorization: `Bearer ${KEY}`, 'Idempotency-Key': 'k1' };
    expect((await house.call('post', path, { name: 'other' })).body).toEqual({ kept: 1 });
    expect((await house.call('post', path, event, key)).body).toEqual({ kept: 1 });
    expect((await house.call('post', path, event, key)).body).toEqual({ kept: 0 });
    await until('the task to go on', async () =>
      (await textsOf(conversation)).includes('It is at the door.'),
    );
  });

  it('takes no event that is none, of nobody, or from a visitor', async () => {
    const { conversation } = await ask();
    const path = `/v1/conversations/${conversation}/events`;
    expect((await house.call('post', path, { name: 'No Name' })).status).toBe(422);
    expect((await house.call('post', path, { name: 'a', data: { long: 'x'.repeat(20_000) } })).status).toBe(
      422,
    );
    expect((await house.call('post', '/v1/conversations/cnv_none/events', { name: 'a' })).status).toBe(404);
    expect((await house.call('post', path, { name: 'arrived' }, await house.visit())).status).toBe(403);
  });
});

describe('the schemas of a bot folder', () => {
  it.each(SCHEMA_NAMES)('are served to editors without a key: %s', async (name) => {
    const response = await fetch(`${house.url}/schemas/${name}.json`);
    expect(response.headers.get('content-type')).toContain('application/schema+json');
    const schema = (await response.json()) as { $defs?: Record<string, object>; type: string };
    expect(schema).toMatchObject({ $schema: expect.stringContaining('2020-12'), type: 'object' });
    const named = [...JSON.stringify(schema).matchAll(/"#\/\$defs\/(\w+)"/g)].map(([, one]) => one!);
    for (const one of named) expect(schema.$defs).toHaveProperty(one);
  });

  it('are these only', async () => {
    const response = await fetch(`${house.url}/schemas/none.json`);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ detail: expect.stringContaining('flow.json') });
  });
});
