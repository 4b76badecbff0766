import { asks, createGate, REFUND } from './house.ts';

const give = (amount: number, order_id = 'A1') => ({ order_id, amount });

describe('the gate', () => {
  it('lets through what everything allows, and says what came of it', async () => {
    const { gate, shop } = createGate();
    const outcome = await gate.run(asks('refund', give(10)));
    expect(outcome).toMatchObject({ status: 'done', result: { order: 'A1', amount: 10 }, shown: null });
    expect(shop.orders.A1?.refunded).toBe(10);
  });

  it('puts the requester in itself', async () => {
    const { gate, shop } = createGate();
    await gate.run(asks('refund', give(10)));
    expect(shop.calls.at(-1)?.arguments).toEqual({ order_id: 'A1', amount: 10, customer: 'c1' });
  });

  it.each([
    ['an action that does not exist', asks('nuke', {}), 'unknown_action', 'nuke'],
    ['an argument that is missing', asks('refund', { order_id: 'A1' }), 'arguments', '"amount" is missing'],
    [
      'an argument that nobody declared',
      asks('refund', { ...give(1), force: true }),
      'arguments',
      '"force" is no argument',
    ],
    ['an argument of a wrong shape', asks('refund', give(1, 'x/../y')), 'arguments', '"order_id"'],
    [
      'an argument that only the engine may set',
      asks('refund', { ...give(1), customer: 'c1' }),
      'requester_argument',
      'customer',
    ],
    [
      'somebody who is not verified',
      asks('refund', give(1), { requester: null }),
      'requester',
      'requester.id',
    ],
    ['the order of somebody else', asks('refund', give(1, 'B1')), 'own_order', 'own_order'],
    ['an order that does not exist', asks('refund', give(1, 'A9')), 'own_order', 'cannot be judged'],
    ['the wrong status', asks('refund', give(1, 'A2')), 'delivered', 'does not hold'],
    ['more than was paid', asks('refund', give(41)), 'not_more', 'does not hold'],
  ])('refuses %s, by name, and does nothing', async (_, request, rule, says) => {
    const { gate, shop, runs } = createGate();
    const outcome = await gate.run(request);
    expect(outcome).toMatchObject({ status: 'refused', rule, detail: expect.stringContaining(says) });
    expect(shop.count('refund')).toBe(0);
    const lines = await runs.list('w1', { limit: 10 });
    const own = lines.filter(({ action }) => action !== 'get_order');
    expect(own).toMatchObject([{ state: 'refused', why: rule, key: null }]);
  });

  it('refuses arguments that are too large or nested without end, and never throws', async () => {
    const { gate } = createGate();
    const deep = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`);
    const around: Record<string, never> = {};
    Object.assign(around, { around });
    for (const amount of ['9'.repeat(300_000), deep, around])
      expect(await gate.run(asks('refund', { order_id: 'A1', amount }))).toMatchObject({ rule: 'arguments' });
    for (const name of ['__proto__', 'constructor', 'toString']) {
      const polluted = JSON.parse(`{"order_id":"A1","amount":1,"${name}":{"customer":"c2"}}`);
      expect(await gate.run(asks('refund', polluted))).toMatchObject({ rule: 'arguments' });
    }
  });

  it('takes what a customer typed as the number that the schema asks for', async () => {
    const { gate, shop } = createGate();
    await gate.run(asks('refund', { order_id: 'A1', amount: '12.5' }));
    expect(shop.orders.A1?.refunded).toBe(12.5);
  });

  it('looks at the facts anew each time: the second refund sees the first', async () => {
    const { gate } = createGate();
    await gate.run(asks('refund', give(30)));
    expect(await gate.run(asks('refund', give(30)))).toMatchObject({ status: 'refused', rule: 'not_more' });
  });

  it('does nothing while the facts cannot be read', async () => {
    const { gate, shop } = createGate();
    shop.verbs.getOrder = () => {
      throw new Error('the shop is closed');
    };
    expect(await gate.run(asks('refund', give(1)))).toMatchObject({
      status: 'failed',
      code: 'look:broken',
      isUnknown: false,
    });
    expect(shop.count('refund')).toBe(0);
  });

  it('asks the customer first, and takes a yes only for the very same thing', async () => {
    const words = 'Refund {{ arguments.amount }} of order {{ order.id }} ({{ order.status }})?';
    const { gate, shop } = createGate({ definitions: [{ ...REFUND, confirm: words }] });
    const asked = await gate.run(asks('refund', give(10)));
    expect(asked).toMatchObject({
      status: 'confirm',
      text: words,
      vars: { arguments: give(10), order: { id: 'A1' } },
    });
    const confirmed = 'digest' in asked ? asked.digest : '';
    expect(await gate.run(asks('refund', give(11), { confirmed }))).toMatchObject({ status: 'confirm' });
    expect(await gate.run(asks('refund', give(10), { confirmed: 'yes' }))).toMatchObject({
      status: 'confirm',
    });
    expect(shop.count('refund')).toBe(0);
    const elsewhere = asks('refund', give(10), { confirmed, conversation: 'cnv_other', key: 'elsewhere' });
    expect(await gate.run(elsewhere)).toMatchObject({ status: 'confirm' });
    expect(await gate.run(asks('refund', give(10), { confirmed }))).toMatchObject({ status: 'done' });
  });

  it('takes a yes that came from outside a turn for one time only', async () => {
    const { gate, shop } = createGate({ definitions: [{ ...REFUND, confirm: 'Really?' }] });
    const once = asks('refund', give(10), { by: 'mcp', key: 'once' });
    const asked = await gate.run(once);
    const confirmed = 'digest' in asked ? asked.digest : '';
    expect(await gate.run({ ...once, confirmed })).toMatchObject({ status: 'done' });
    expect(await gate.run({ ...once, confirmed, key: 'once more' })).toMatchObject({ status: 'confirm' });
    expect(shop.count('refund')).toBe(1);
  });

  it('asks again when a fact that the question named has changed, and refuses when the rule does not hold any more', async () => {
    const words = 'Refund {{ arguments.amount }} of {{ order.total }}?';
    const { gate, shop } = createGate({ definitions: [{ ...REFUND, confirm: words }] });
    const asked = await gate.run(asks('refund', give(10)));
    const confirmed = 'digest' in asked ? asked.digest : '';
    const order = shop.orders.A1!;
    order.total = 35;
    expect(await gate.run(asks('refund', give(10), { confirmed }))).toMatchObject({ status: 'confirm' });
    order.status = 'returned';
    expect(await gate.run(asks('refund', give(10), { confirmed }))).toMatchObject({ rule: 'delivered' });
  });

  it('asks before a write unless the definition says otherwise', async () => {
    const { confirm: _, ...definition } = REFUND;
    const { gate } = createGate({ definitions: [definition] });
    expect(await gate.run(asks('refund', give(1)))).toMatchObject({ status: 'confirm', text: null });
  });

  it('goes by the level for what is asked: little acts, more waits, what cannot be judged waits', async () => {
    const levels = [{ if: 'arguments.amount <= 5', level: 'act' }];
    const { gate } = createGate({ definitions: [{ ...REFUND, level: 'approve', levels }] });
    expect(await gate.run(asks('refund', give(5)))).toMatchObject({ status: 'done' });
    expect(await gate.run(asks('refund', give(6)))).toMatchObject({ status: 'awaiting_approval' });
    const careful = [{ if: 'order.vip == false', level: 'approve' }];
    const other = createGate({ definitions: [{ ...REFUND, level: 'act', levels: careful }] });
    expect(await other.gate.run(asks('refund', give(1)))).toMatchObject({ status: 'awaiting_approval' });
  });

  it.each(['suggest', 'note'])(
    'carries nothing out at the level %s, and keeps what was proposed',
    async (level) => {
      const { gate, shop, runs } = createGate({ definitions: [{ ...REFUND, level }] });
      const request = asks('refund', give(5));
      expect(await gate.run(request)).toMatchObject({
        status: 'refused',
        rule: 'level',
        run: expect.any(String),
      });
      expect(await gate.run(request)).toMatchObject({ status: 'refused', rule: 'level' });
      expect(shop.count('refund')).toBe(0);
      expect(await runs.list('w1', { action: 'refund', limit: 9 })).toMatchObject([
        { state: 'proposed', arguments: give(5) },
      ]);
    },
  );

  it('counts limits by requester and by workspace, also when all come at once', async () => {
    const limits = { perRequester: { count: 2, days: 1 }, perWorkspace: { count: 3, days: 1 } };
    const { gate, shop, clock } = createGate({ definitions: [{ ...REFUND, limits, look: [], rules: [] }] });
    const many = await Promise.all(Array.from({ length: 8 }, () => gate.run(asks('refund', give(1)))));
    expect(many.filter(({ status }) => status === 'done')).toHaveLength(2);
    expect(many.find(({ status }) => status === 'refused')).toMatchObject({ rule: 'limit_requester' });
    const bob = { id: 'c2', by: 'channel:api' };
    expect(await gate.run(asks('refund', give(1), { requester: bob }))).toMatchObject({ status: 'done' });
    expect(await gate.run(asks('refund', give(1), { requester: bob }))).toMatchObject({
      rule: 'limit_workspace',
    });
    expect(shop.count('refund')).toBe(3);
    clock.now += 25 * 3_600_000;
    expect(await gate.run(asks('refund', give(1)))).toMatchObject({ status: 'done' });
  });

  it('does what is asked twice under one key once, at the same time or later', async () => {
    const { gate, shop } = createGate();
    const request = asks('refund', give(10));
    const [first, second] = await Promise.all([gate.run(request), gate.run(request)]);
    expect(second).toEqual(first);
    expect(await gate.run(request)).toEqual(first);
    expect(shop.orders.A1?.refunded).toBe(10);
    expect(await gate.run({ ...request, arguments: give(11) })).toMatchObject({ rule: 'key_reused' });
  });

  it('does what one customer asks for one after another: two refunds at the same time cannot both be paid', async () => {
    const { gate, shop } = createGate();
    const refund = shop.verbs.refund!;
    shop.verbs.refund = async (given) => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      return refund(given);
    };
    const talks = ['cnv_1', 'cnv_2', 'cnv_3'].map((conversation) =>
      asks('refund', give(30), { conversation }),
    );
    const outcomes = await Promise.all(talks.map((request) => gate.run(request)));
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['done', 'refused', 'refused']);
    expect(shop.orders.A1?.refunded).toBe(30);
  });

  it('carries nothing out that speaks a secret which is not set', async () => {
    const carry = {
      http: { url: 'https://shop.example', headers: { Authorization: 'Bearer {{ secrets.shop_token }}' } },
    };
    const definitions = [{ ...REFUND, carry, look: [], rules: [] }];
    const { gate, warned } = createGate({ definitions, carriers: { http: async () => ({}) } });
    expect(await gate.run(asks('refund', give(1)))).toMatchObject({
      status: 'failed',
      code: 'no_secret',
      isUnknown: false,
    });
    expect(warned).toContainEqual({ action: 'refund', secret: 'shop_token' });
  });

  it('stops a write of a conversation that a human has taken over', async () => {
    const { createMemoryRuns } = await import('../../src/actions/memoryRuns.ts');
    const { gate, shop } = createGate({ runs: createMemoryRuns({ fenceOf: () => 1 }) });
    expect(await gate.run(asks('refund', give(1), { fence: 0 }))).toMatchObject({
      status: 'refused',
      rule: 'taken_over',
    });
    expect(shop.count('refund')).toBe(0);
    expect(await gate.run(asks('refund', give(1), { fence: 1 }))).toMatchObject({ status: 'done' });
  });

  it('shows customers the fields that are named, of each in a list', async () => {
    const shows = {
      name: 'get_order',
      does: 'read',
      requester: false,
      carry: { hook: 'getOrder' },
      shows: ['status'],
    };
    const order_id = { schema: { type: 'string' } };
    const { gate, shop } = createGate({ definitions: [{ ...shows, arguments: { order_id } }] });
    expect(await gate.run(asks('get_order', { order_id: 'A1' }))).toMatchObject({
      result: { id: 'A1' },
      shown: { status: 'delivered' },
    });
    shop.verbs.getOrder = () => [{ status: 1, cost: 2 }, 'x'];
    expect(await gate.run(asks('get_order', { order_id: 'A1' }))).toMatchObject({
      shown: [{ status: 1 }, null],
    });
  });

  it('learns who the customer is from an action that identifies, and from nothing else', async () => {
    const find = {
      name: 'find_customer',
      does: 'read',
      requester: false,
      arguments: { code: { schema: { type: 'string' }, secret: true } },
      carry: { hook: 'findCustomer' },
      identifies: 'result.customer',
    };
    const { gate, runs } = createGate({ definitions: [find] });
    const found = await gate.run(asks('find_customer', { code: '4711' }, { requester: null }));
    expect(found).toMatchObject({ identified: { id: 'c9', by: 'action:find_customer' } });
    const none = await gate.run(asks('find_customer', { code: '1' }, { requester: null }));
    expect(none).not.toHaveProperty('identified');
    expect(JSON.stringify(await runs.list('w1', { limit: 9 }))).not.toContain('4711');
  });

  it('takes back what was done, newest first, and says what it could not', async () => {
    const other = { ...REFUND, name: 'gift', undo: undefined, rules: [], look: [] };
    const { gate, shop } = createGate({ definitions: [REFUND, other] });
    const [a, b, c] = [asks('refund', give(10)), asks('gift', give(1)), asks('refund', give(5))];
    for (const request of [a, b, c]) await gate.run(request);
    const { action: _, arguments: __, key: ___, ...base } = a;
    const keys = [a.key, b.key, c.key];
    expect(await gate.undo(keys, base)).toEqual({ undone: [c.key, a.key], left: [b.key] });
    expect(shop.orders.A1?.refunded).toBe(1);
    expect(await gate.undo(keys, base)).toEqual({ undone: [c.key, a.key], left: [b.key] });
    expect(shop.count('take_back')).toBe(2);
  });
});
