import type { Call } from '../../src/actions/parts.ts';
import { Action, type ActionRequest } from '../../src/domain/action.ts';
import type { Json } from '../../src/domain/json.ts';
import type { Store } from '../../src/store/port.ts';
import { createShop, GET_ORDER, REFUND } from '../actions/house.ts';
import { engines, stopEngines } from '../store/engines.ts';
import { conversation, firstTurn } from '../store/rows.ts';
import { type House, KEY, openServer, WORKSPACE } from './house.ts';

const HOUR_MS = 60 * 60_000;
afterAll(stopEngines);

describe.each(engines)('actions over HTTP on %s', (_, open) => {
  let clock: number;
  let store: Store;
  let close: () => Promise<void>;
  let house: House;
  let shop: ReturnType<typeof createShop>;
  let keys = 0;

  beforeAll(async () => {
    clock = Date.now();
    const opened = await open(() => clock);
    ({ store, close } = opened);
    const actions = [GET_ORDER, Action.parse({ ...REFUND, level: 'approve', approvalHours: 1 })];
    const carriers = { hook: (call: Call) => shop.hook(call) };
    house = await openServer({ store, now: () => clock, bot: { actions }, carriers });
    const contact = { id: 'con_c1', native: 'c1', name: 'Ana' };
    await store.turns.commit(firstTurn({ conversation: conversation({ id: 'cnv_1', contact }) }));
  });
  beforeEach(() => {
    shop = createShop();
  });
  afterAll(async () => {
    await house.stop();
    await close();
  });

  function ask(
    given: Record<string, Json> = { order_id: 'A1', amount: 10 },
    more: Partial<ActionRequest> = {},
  ) {
    const requester = { id: 'c1', email: 'ana@example.test', by: 'channel:api' };
    const base = { workspace: WORKSPACE, conversation: 'cnv_1', fence: 0, by: 'flow' as const };
    return house.actions.run({
      ...base,
      action: 'refund',
      arguments: given,
      requester,
      key: `k${++keys}`,
      ...more,
    });
  }

  async function waiting(): Promise<string> {
    const outcome = await ask();
    expect(outcome).toMatchObject({ status: 'awaiting_approval', until: clock + HOUR_MS });
    return 'run' in outcome ? (outcome.run ?? '') : '';
  }
  const decide = (run: string, how: 'approve' | 'reject', by = 'Eva') =>
    house.call('post', `/v1/actions/runs/${run}/${how}`, { by });
  /** As the holder of a new key. */
  async function keyOf(label: string, role: string) {
    const { body } = await house.call('post', '/v1/keys', { label, role });
    return { authorization: `Bearer ${body.key}` };
  }

  it('lists what the bot may do', async () => {
    const { body } = await house.call('get', '/v1/actions');
    expect(body.actions).toMatchObject([
      { name: 'get_order', does: 'read', level: 'act' },
      { name: 'refund', does: 'write', level: 'approve', arguments: { customer: { from: 'requester.id' } } },
    ]);
  });

  it('does what an agent approves once, however often and at whatever time it is approved', async () => {
    const run = await waiting();
    const answers = await Promise.all([
      decide(run, 'approve'),
      decide(run, 'approve', 'Tom'),
      decide(run, 'reject'),
    ]);
    const [done, ...others] = answers.toSorted((a, b) => a.status - b.status);
    expect(others.map(({ status, body }) => [status, body.code])).toEqual([
      [409, 'already_decided'],
      [409, 'already_decided'],
    ]);
    expect(done?.status).toBe(200);
    expect((await decide(run, 'approve')).body.code).toBe('already_decided');
    expect(shop.count('refund')).toBe(done?.body.state === 'done' ? 1 : 0);
  });

  it('tells the conversation, so that its task goes on', async () => {
    const run = await waiting();
    const { body } = await decide(run, 'approve');
    expect(body).toMatchObject({
      state: 'done',
      decidedBy: 'test for Eva',
      result: { order: 'A1', amount: 10 },
    });
    expect(shop.orders.A1?.refunded).toBe(10);
    expect(await ask({ order_id: 'A1', amount: 10 }, { key: `k${keys}` })).toMatchObject({
      status: 'done',
      run,
    });
    const again = { workspace: WORKSPACE, source: 'api', now: clock };
    const person = { id: 'deskhand' };
    const event = {
      delivery: 'other',
      native: `approval:${run}:done`,
      ticket: 'cnv_1',
      kind: 'event' as const,
      at: clock,
      person,
    };
    // It is kept already: the same news comes once.
    expect(await store.inbox.keep(again, [{ ...event, text: '', attachments: [], data: {} }])).toMatchObject({
      kept: 0,
    });
  });

  it('does nothing that an agent rejects, and says so to whoever asks again', async () => {
    const run = await waiting();
    expect((await decide(run, 'reject')).body).toMatchObject({
      state: 'rejected',
      decidedBy: 'test for Eva',
    });
    expect(await ask({ order_id: 'A1', amount: 10 }, { key: `k${keys}` })).toMatchObject({
      status: 'refused',
      rule: 'rejected',
    });
    expect(shop.count('refund')).toBe(0);
  });

  it('does nothing after the time for an approval has passed', async () => {
    const run = await waiting();
    clock += HOUR_MS;
    expect((await decide(run, 'approve')).body).toMatchObject({ status: 409, code: 'expired' });
    expect(await ask({ order_id: 'A1', amount: 10 }, { key: `k${keys}` })).toMatchObject({ rule: 'expired' });
    await house.actions.sweep();
    expect((await house.call('get', `/v1/actions/runs/${run}`)).body.state).toBe('expired');
    expect((await decide(run, 'approve')).body).toMatchObject({ code: 'expired' });
    expect(shop.count('refund')).toBe(0);
  });

  it('lets only an agent approve: no visitor, no stranger, not the customer, not another workspace', async () => {
    const run = await waiting();
    const visitor = await house.visit();
    const as = (headers: Record<string, string>) =>
      house.call('post', `/v1/actions/runs/${run}/approve`, { by: 'Eva' }, headers);
    expect((await as({ authorization: visitor.authorization ?? '' })).status).toBe(403);
    expect((await as({})).status).toBe(401);
    for (const by of ['c1', 'Ana@example.test', ' C1 '])
      expect((await decide(run, 'approve', by)).body).toMatchObject({ status: 403, code: 'own_request' });
    await expect(house.actions.decide('other', run, { approve: true, by: 'Eva' })).rejects.toMatchObject({
      status: 404,
    });
    expect(shop.count('refund')).toBe(0);
  });

  it('writes down whose key decided, and lets only an admin’s speak for somebody else', async () => {
    const run = await waiting();
    const path = `/v1/actions/runs/${run}/approve`;
    const [eva, shopKey] = [await keyOf('Eva', 'agent'), await keyOf('the shop', 'app')];
    const body = await house.call('post', path, undefined, shopKey);
    expect(body.body).toMatchObject({ status: 403, detail: expect.stringContaining('admin or agent') });
    const posing = await house.call('post', path, { by: 'Tom' }, eva);
    expect(posing.body).toMatchObject({ status: 403, code: 'other_name', field: '/by' });
    expect(shop.count('refund')).toBe(0);
    const done = await house.call('post', path, undefined, eva);
    expect(done.body).toMatchObject({ state: 'done', decidedBy: 'Eva' });
    const own = await house.call('post', `/v1/actions/runs/${await waiting()}/reject`);
    expect(own.body).toMatchObject({ state: 'rejected', decidedBy: 'test' });
  });

  it('lets the customer not approve under a key of their own either', async () => {
    const run = await waiting();
    for (const label of ['ANA@example.test', 'c1']) {
      const key = await keyOf(label, label === 'c1' ? 'admin' : 'agent');
      const { body } = await house.call('post', `/v1/actions/runs/${run}/approve`, undefined, key);
      expect(body).toMatchObject({ status: 403, code: 'own_request' });
    }
    expect(shop.count('refund')).toBe(0);
  });

  it('looks at the facts anew: what does not hold any more is refused although it was approved', async () => {
    const run = await waiting();
    shop.orders.A1!.status = 'returned';
    expect((await decide(run, 'approve')).body).toMatchObject({ state: 'refused', why: 'delivered' });
    expect(shop.count('refund')).toBe(0);
  });

  it('lists every run with its rows behind each count, page by page', async () => {
    clock += 1_000;
    // What was only read, to judge it by, has lines of its own.
    const since = `action=refund&since=${clock}`;
    await ask({ order_id: 'B1', amount: 1 });
    clock += 10;
    const run = await waiting();
    const first = (await house.call('get', `/v1/actions/runs?limit=1&${since}`)).body;
    expect(first.runs).toMatchObject([{ id: run, state: 'awaiting_approval', requester: 'c1', by: 'flow' }]);
    const rest = (await house.call('get', `/v1/actions/runs?limit=1&${since}&cursor=${first.next}`)).body;
    expect(rest).toMatchObject({ runs: [{ state: 'refused', why: 'own_order' }], next: null });
    expect(first.counts.filter(({ action }: { action: string }) => action === 'refund')).toHaveLength(2);
    for (const { rows, count } of first.counts)
      expect((await house.call('get', rows)).body.runs).toHaveLength(count);
    expect((await house.call('get', '/v1/actions/runs/run_none')).status).toBe(404);
  });

  it('keeps secrets that nobody can read back', async () => {
    expect((await house.call('put', '/v1/secrets/shop_token', { value: 's3cret-token' })).body).toEqual({
      name: 'shop_token',
    });
    expect((await house.call('put', '/v1/secrets/Shop-Token', { value: 'x' })).body.field).toBe('/name');
    const { body } = await house.call('get', '/v1/secrets');
    expect(body).toEqual({ secrets: [{ name: 'shop_token' }] });
    expect(await store.secrets.values(WORKSPACE)).toEqual({ shop_token: 's3cret-token' });
    expect(await store.secrets.values('other')).toEqual({});
    expect((await house.call('delete', '/v1/secrets/shop_token')).body).toEqual({ removed: true });
    expect((await house.call('delete', '/v1/secrets/shop_token')).status).toBe(404);
    expect(
      (await house.call('get', '/v1/secrets', undefined, { authorization: `Bearer ${KEY}x` })).status,
    ).toBe(401);
    expect(house.logged.join()).not.toContain('s3cret');
  });
});
