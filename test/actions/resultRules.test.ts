import { asks, createGate, REFUND } from './house.ts';

const READ = {
  name: 'get_order',
  does: 'read',
  arguments: { order_id: {} },
  carry: { hook: 'getOrder' },
  resultRules: [{ rule: 'own', if: 'result.customer == requester.id', because: 'That order is not yours.' }],
};

describe('What must hold of what was read', () => {
  it('is judged before anybody sees it', async () => {
    const { gate } = createGate({ definitions: [READ] });
    expect(await gate.run(asks('get_order', { order_id: 'A1' }))).toMatchObject({ status: 'done' });
    const refused = await gate.run(asks('get_order', { order_id: 'B1' }, { by: 'model' }));
    expect(refused).toMatchObject({ status: 'refused', rule: 'own', because: 'That order is not yours.' });
    expect(JSON.stringify(refused)).not.toContain('"c2"');
  });

  it('holds for what has a limit and is journaled, and stands there as refused', async () => {
    const limits = { perRequester: { count: 5, days: 1 } };
    const { gate, runs } = createGate({ definitions: [{ ...READ, limits }] });
    const refused = await gate.run(asks('get_order', { order_id: 'B1' }));
    expect(refused).toMatchObject({ status: 'refused', rule: 'own' });
    expect(await runs.list('w1', { limit: 5 })).toMatchObject([{ state: 'refused', why: 'own' }]);
  });

  it('refuses what cannot be judged', async () => {
    const { gate } = createGate({ definitions: [READ] });
    expect(await gate.run(asks('get_order', { order_id: 'A9' }))).toMatchObject({
      status: 'refused',
      rule: 'own',
    });
  });

  it('holds too for what a change looks at', async () => {
    const asking = { ...REFUND, rules: [], confirm: 'Refund the {{ order.status }} one?' };
    const { gate } = createGate({ definitions: [READ, asking] });
    const refused = await gate.run(asks('refund', { order_id: 'B1', amount: 5 }));
    expect(refused).toMatchObject({ status: 'refused', rule: 'own' });
    expect(JSON.stringify(refused)).not.toContain('delivered');
  });
});
