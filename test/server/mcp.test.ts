import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { Action } from '../../src/domain/action.ts';
import { createShop, GET_ORDER, REFUND } from '../actions/house.ts';
import { conversation, firstTurn, message } from '../store/rows.ts';
import { type House, KEY, openFolder, openServer } from './house.ts';

let folder: Awaited<ReturnType<typeof openFolder>>;
let house: House;
let client: Client;
const shop = createShop();

const talk = (id: string, native: string, more: object = {}) =>
  conversation({ id, contact: { id: `con_${native}`, native, name: native }, ...more });

beforeAll(async () => {
  folder = await openFolder();
  const actions = [
    GET_ORDER,
    Action.parse({ ...REFUND, confirm: 'Refund {{ arguments.amount }}?', shows: ['order', 'amount'] }),
    Action.parse({ ...REFUND, name: 'big_refund', level: 'approve' }),
  ];
  house = await openServer({ store: folder.store, bot: { actions }, carriers: { hook: shop.hook } });
  const ana = talk('cnv_ana', 'c1');
  await folder.store.turns.commit(
    firstTurn({ conversation: ana, messages: [message(ana, 1, { text: 'refund me' })] }),
  );
  await folder.store.turns.commit(
    firstTurn({ conversation: talk('cnv_visit', `visitor-${'ab'.repeat(10)}`) }),
  );
  await folder.store.turns.commit(
    firstTurn({ conversation: talk('cnv_human', 'c1', { owner: 'human', fence: 1 }) }),
  );
  client = await connect(KEY);
});
afterAll(async () => {
  await client.close();
  await house.stop();
  await folder.close();
});

async function connect(key: string): Promise<Client> {
  const one = new Client({ name: 'test', version: '1' });
  const headers = { authorization: `Bearer ${key}` };
  await one.connect(
    new StreamableHTTPClientTransport(new URL(`${house.url}/mcp`), { requestInit: { headers } }) as never,
  );
  return one;
}

async function call(name: string, given: object, by = client) {
  const { isError, structuredContent, content } = await by.callTool({ name, arguments: { ...given } });
  const [{ text }] = content as [{ text: string }];
  return isError ? { error: text } : (structuredContent as Record<string, unknown>);
}

describe('Deskhand as an MCP server', () => {
  it('offers what an API key may read, and the actions of the bot without what only the engine may set', async () => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual([
      'search_articles',
      'read_conversation',
      'list_tickets',
      'read_ticket',
      'action_get_order',
      'action_refund',
      'action_big_refund',
    ]);
    const refund = tools.find(({ name }) => name === 'action_refund');
    expect(refund?.inputSchema.properties?.arguments).toMatchObject({ required: ['order_id', 'amount'] });
    expect(JSON.stringify(refund)).not.toContain('customer"');
    expect(refund?.annotations).toMatchObject({ readOnlyHint: false });
  });

  it('searches articles, reads conversations and tickets', async () => {
    expect(await call('search_articles', { text: 'how do I return a parcel?' })).toMatchObject({
      results: [{ article: 'returns' }],
    });
    expect(await call('read_conversation', { conversation: 'cnv_ana' })).toMatchObject({
      owner: 'bot',
      messages: [{ author: 'customer', text: 'refund me' }],
    });
    const body = { subject: 'Broken', text: 'My lamp is broken', requester: { id: 'c7', name: 'Cleo' } };
    const ticket = (await house.call('post', '/v1/tickets', body)).body;
    const { tickets } = (await call('list_tickets', {})) as { tickets: { id: string }[] };
    expect(tickets.map(({ id }) => id)).toContain(ticket.id);
    expect(await call('read_ticket', { ticket: ticket.id })).toMatchObject({
      comments: [{ author: 'Cleo' }],
    });
  });

  it('runs an action for the verified customer of a conversation, after their yes, once', async () => {
    const given = { conversation: 'cnv_ana', arguments: { order_id: 'A1', amount: 5 } };
    const asked = await call('action_refund', given);
    expect(asked).toEqual({ status: 'confirm', said: 'Refund 5?', digest: expect.any(String) });
    expect(shop.count('refund')).toBe(0);
    const confirmed = { ...given, confirmed: (asked as { digest: string }).digest };
    expect(await call('action_refund', confirmed)).toEqual({
      status: 'done',
      run: expect.any(String),
      result: { order: 'A1', amount: 5 },
    });
    expect(await call('action_refund', confirmed)).toMatchObject({ status: 'done' });
    expect(shop.orders.A1?.refunded).toBe(5);
    expect(await call('action_refund', { ...confirmed, key: 'once more' })).toMatchObject({
      status: 'confirm',
    });
    expect(shop.orders.A1?.refunded).toBe(5);
  });

  it('takes no system’s word for the customer’s yes: an agent decides on what it asks to be changed', async () => {
    const { body } = await house.call('post', '/v1/keys', { label: 'the shop', role: 'app' });
    const app = await connect(body.key);
    const { tools } = await app.listTools();
    expect(tools.map(({ name }) => name)).toEqual([
      'search_articles',
      'read_conversation',
      'action_get_order',
      'action_refund',
      'action_big_refund',
    ]);
    const refund = tools.find(({ name }) => name === 'action_refund');
    expect(refund?.description).toContain('An agent decides on it.');
    expect(Object.keys(refund?.inputSchema.properties ?? {})).toEqual(['conversation', 'arguments', 'key']);
    expect(await call('list_tickets', {}, app)).toMatchObject({ error: expect.stringContaining('no tool') });

    const given = { conversation: 'cnv_ana', arguments: { order_id: 'A1', amount: 7 } };
    const before = shop.count('refund');
    const said = await call('action_refund', given);
    const confirmed = { ...given, confirmed: (said as { digest: string }).digest };
    expect(await call('action_refund', confirmed, app)).toMatchObject({
      error: expect.stringContaining('confirmed'),
    });
    const waits = await call('action_refund', given, app);
    expect(waits).toMatchObject({ status: 'awaiting_approval' });
    expect(shop.count('refund')).toBe(before);
    const { run } = waits as { run: string };
    const done = await house.call('post', `/v1/actions/runs/${run}/approve`);
    expect(done.body).toMatchObject({ state: 'done', by: 'mcp', askedBy: 'the shop', requester: 'c1' });
    expect(shop.count('refund')).toBe(before + 1);
    expect(await call('action_get_order', { ...given, arguments: { order_id: 'A1' } }, app)).toMatchObject({
      status: 'done',
    });
    await app.close();
  });

  it('shows an agent the tickets and takes their word that the customer has agreed', async () => {
    const { body } = await house.call('post', '/v1/keys', { label: 'Eva', role: 'agent' });
    const eva = await connect(body.key);
    expect((await eva.listTools()).tools.map(({ name }) => name)).toContain('read_ticket');
    const given = { conversation: 'cnv_ana', arguments: { order_id: 'A1', amount: 3 } };
    const asked = await call('action_refund', given, eva);
    const confirmed = { ...given, confirmed: (asked as { digest: string }).digest };
    expect(await call('action_refund', confirmed, eva)).toMatchObject({ status: 'done' });
    await eva.close();
  });

  it('leaves to an agent what only an agent may approve', async () => {
    const given = { conversation: 'cnv_ana', arguments: { order_id: 'A1', amount: 6 } };
    const waits = (await call('action_big_refund', given)) as { run: string };
    expect(waits).toMatchObject({ status: 'awaiting_approval' });
    const { body } = await house.call('get', `/v1/actions/runs/${waits.run}`);
    expect(body).toMatchObject({ by: 'mcp', state: 'awaiting_approval', requester: 'c1' });
  });

  it.each([
    [
      'another customer’s order',
      { conversation: 'cnv_ana', arguments: { order_id: 'B1', amount: 1 } },
      { rule: 'own_order' },
    ],
    [
      'a made-up customer',
      { conversation: 'cnv_ana', arguments: { order_id: 'B1', amount: 1, customer: 'c2' } },
      { rule: 'requester_argument' },
    ],
    [
      'a visitor',
      { conversation: 'cnv_visit', arguments: { order_id: 'A1', amount: 1 } },
      { rule: 'requester' },
    ],
    [
      'a requester of the caller’s own',
      { conversation: 'cnv_ana', requester: 'c2', arguments: {} },
      { error: expect.stringContaining('requester') },
    ],
    [
      'a conversation that a person has',
      { conversation: 'cnv_human', arguments: { order_id: 'A1', amount: 1 } },
      { error: expect.stringContaining('person') },
    ],
    [
      'no conversation',
      { arguments: { order_id: 'A1', amount: 1 } },
      { error: expect.stringContaining('conversation') },
    ],
    [
      'a conversation that does not exist',
      { conversation: 'cnv_none', arguments: {} },
      { error: expect.stringContaining('cnv_none') },
    ],
  ])('refuses %s', async (_, given, expected) => {
    const before = shop.count('refund');
    expect(await call('action_refund', given)).toMatchObject(expected);
    expect(shop.count('refund')).toBe(before);
  });

  it('says what is wrong with a call, so that it can be mended', async () => {
    expect(await call('search_articles', { words: 'x' })).toMatchObject({
      error: expect.stringContaining('text'),
    });
    expect(await call('nothing', {})).toMatchObject({ error: expect.stringContaining('nothing') });
  });

  it('lets nobody in without an API key, visitors included', async () => {
    await expect(connect('wrong')).rejects.toThrow();
    const visitor = await house.visit();
    const post = (headers: Record<string, string>) =>
      fetch(`${house.url}/mcp`, { method: 'POST', headers, body: '{}' });
    expect((await post({ authorization: visitor.authorization ?? '' })).status).toBe(403);
    expect((await post({})).status).toBe(401);
    const get = await fetch(`${house.url}/mcp`, { headers: { authorization: `Bearer ${KEY}` } });
    expect([get.status, get.headers.get('allow')]).toEqual([405, 'POST']);
  });
});
