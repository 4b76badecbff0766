import { asks, createGate, REFUND } from './house.ts';

const LOOK = {
  name: 'get_order',
  does: 'read',
  requester: false,
  arguments: { order_id: {} },
  carry: { hook: 'getOrder' },
};
const give = { order_id: 'A1', amount: 5 };

describe('What is looked at first', () => {
  it('demands the requester where its own file does', async () => {
    const anybody = {
      ...REFUND,
      requester: false,
      rules: [],
      arguments: { ...REFUND.arguments, customer: {} },
    };
    const asked = asks('refund', { ...give, customer: 'c2' }, { requester: null });
    const { gate, shop } = createGate({ definitions: [anybody, { ...LOOK, requester: true }] });
    const refused = await gate.run(asked);
    expect(refused).toMatchObject({ status: 'refused', rule: 'requester' });
    expect(refused).toMatchObject({ detail: expect.stringContaining('"get_order"') });
    expect(shop.calls).toEqual([]);
    expect(await createGate({ definitions: [anybody, LOOK] }).gate.run(asked)).toMatchObject({
      status: 'done',
    });
  });

  it('stands in the journal as read, and what it gave not in clear', async () => {
    const { gate, runs } = createGate({ definitions: [REFUND, LOOK] });
    await gate.run(asks('refund', give));
    const lines = await runs.list('w1', { limit: 9 });
    expect(lines.map(({ action, state }) => `${action} ${state}`).toSorted()).toEqual([
      'get_order done',
      'refund done',
    ]);
    expect(lines.find(({ action }) => action === 'get_order')).toMatchObject({
      outcome: null,
      arguments: { order_id: 'A1' },
    });
  });

  it('is refused by the bot’s own rules too', async () => {
    const before = async ({ action }: { action: { name: string } }) =>
      action.name === 'get_order'
        ? ({ status: 'refused', rule: 'hook:own', because: 'Not now.' } as const)
        : null;
    const rules = { mostMs: 0, before, after() {} };
    const { gate, shop } = createGate({ definitions: [REFUND, LOOK], rules });
    expect(await gate.run(asks('refund', give))).toMatchObject({ status: 'refused', rule: 'hook:own' });
    expect(shop.calls).toEqual([]);
  });

  it.each([
    ['has limits', { limits: { perRequester: { count: 3, days: 1 } } }],
    ['asks the customer first', { confirm: 'Shall I look?' }],
    ['is not at the level "act"', { level: 'approve' }],
    ['looks itself', { look: [{ call: 'get_order', as: 'order' }] }],
    ['is a write', { does: 'write', level: 'act' }],
  ])('refuses what %s', async (why, more) => {
    const { gate, shop } = createGate({ definitions: [REFUND, { ...LOOK, ...more }] });
    const refused = await gate.run(asks('refund', give));
    expect(refused).toMatchObject({ rule: 'definition', detail: expect.stringContaining(why) });
    expect(shop.calls).toEqual([]);
  });
});
