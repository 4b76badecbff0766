import { Action, isForMachines, saysWhose } from '../../src/domain/action.ts';
import { ANA, asks, createGate, REFUND } from './house.ts';

const READ = {
  name: 'get_order',
  does: 'read',
  arguments: { order_id: {} },
  carry: { hook: 'getOrder' },
  owner: 'result.customer',
};
const FOREIGN = { status: 'refused', rule: 'owner' };

describe('Whose it is', () => {
  it('is judged of what was read before anybody sees it', async () => {
    const { gate } = createGate({ definitions: [READ] });
    expect(await gate.run(asks('get_order', { order_id: 'A1' }))).toMatchObject({ status: 'done' });
    const refused = await gate.run(asks('get_order', { order_id: 'B1' }, { by: 'model' }));
    expect(refused).toMatchObject({ ...FOREIGN, because: { en: expect.stringContaining('your account') } });
    expect(JSON.stringify(refused)).not.toContain('"c2"');
  });

  it('is answered alike for what is not there, so that nobody learns what is', async () => {
    const { gate } = createGate({ definitions: [READ] });
    const [foreign, none] = await Promise.all(
      ['B1', 'A9'].map((order_id) => gate.run(asks('get_order', { order_id }))),
    );
    expect({ ...none, run: null }).toEqual({ ...foreign, run: null });
    expect(none).toMatchObject(FOREIGN);
  });

  it('holds for what has a limit and is journaled, and stands there as refused', async () => {
    const limits = { perRequester: { count: 5, days: 1 } };
    const { gate, runs } = createGate({ definitions: [{ ...READ, limits }] });
    expect(await gate.run(asks('get_order', { order_id: 'B1' }))).toMatchObject(FOREIGN);
    expect(await runs.list('w1', { limit: 5 })).toMatchObject([{ state: 'refused', why: 'owner' }]);
  });

  it('holds too for what a change looks at', async () => {
    const asking = { ...REFUND, rules: [], confirm: 'Refund the {{ order.status }} one?' };
    const { gate } = createGate({ definitions: [READ, asking] });
    const refused = await gate.run(asks('refund', { order_id: 'B1', amount: 5 }));
    expect(refused).toMatchObject(FOREIGN);
    expect(JSON.stringify(refused)).not.toContain('delivered');
  });

  it('is judged of a change before its rules and before anything is done', async () => {
    const { gate, shop } = createGate({ definitions: [{ ...REFUND, owner: 'order.customer' }] });
    expect(await gate.run(asks('refund', { order_id: 'A1', amount: 5 }))).toMatchObject({ status: 'done' });
    expect(await gate.run(asks('refund', { order_id: 'B1', amount: 5 }))).toMatchObject(FOREIGN);
    expect(shop.count('refund')).toBe(1);
  });

  it.each([
    ['result', { id: 'x' }, 'refused'],
    ['result.customer', { customer: '' }, 'refused'],
    ['result | map: "customer"', [{ customer: 'c1' }, { customer: 'c1' }], 'done'],
    ['result | map: "customer"', [{ customer: 'c1' }, { customer: 'c2' }], 'refused'],
    ['result | map: "customer"', [{ customer: 'c1' }, {}], 'refused'],
    ['result | map: "customer"', [], 'done'],
    ['result.orders | map: "customer"', { data: [{ customer: 'c2' }] }, 'refused'],
    ['result | map: "owners"', [{ owners: [] }], 'refused'],
    ['result | map: "customer" | uniq | compact', [{ other: 'c2' }], 'refused'],
    ['result.mail', { mail: 'Ana@Example.com' }, 'done'],
    ['result.mail', { mail: 'ben@example.com' }, 'refused'],
    ['anyone', { customer: 'c2' }, 'done'],
  ])('%s of %j is %s', async (owner, order, status) => {
    const { gate, shop } = createGate({ definitions: [{ ...READ, owner }] });
    shop.verbs.getOrder = () => order;
    expect(await gate.run(asks('get_order', { order_id: 'A1' }))).toMatchObject({ status });
  });

  it('is nobody’s where a list of owners is empty: nothing is changed then', async () => {
    const { gate, shop } = createGate({ definitions: [{ ...REFUND, rules: [], owner: 'order.owners' }] });
    const give = { order_id: 'A1', amount: 5 };
    shop.verbs.getOrder = () => ({ owners: [] });
    expect(await gate.run(asks('refund', give))).toMatchObject(FOREIGN);
    shop.verbs.getOrder = () => ({ owners: ['c1'] });
    expect(await gate.run(asks('refund', give))).toMatchObject({ status: 'done' });
  });

  it('may be a number there', async () => {
    const { gate, shop } = createGate({ definitions: [READ] });
    shop.verbs.getOrder = () => ({ customer: 7 });
    const requester = { ...ANA, id: '7' };
    const given = { order_id: 'A1' };
    expect(await gate.run(asks('get_order', given, { requester }))).toMatchObject({ status: 'done' });
    expect(await gate.run(asks('get_order', given))).toMatchObject(FOREIGN);
  });
});

describe('What machines may ask for', () => {
  const asked = (more: object) => isForMachines(Action.parse({ ...READ, owner: undefined, ...more }));

  it('is nothing that could be another customer’s', () => {
    expect(asked({})).toBe(false);
    expect(asked({ owner: 'result.customer' })).toBe(true);
    expect(asked({ owner: 'anyone' })).toBe(true);
    expect(asked({ requester: false })).toBe(true);
    expect(asked({ arguments: { customer: { from: 'requester.id' } } })).toBe(true);
    const write = { does: 'write', level: 'act' };
    expect(asked(write)).toBe(false);
    expect(asked({ ...write, level: 'approve' })).toBe(true);
    expect(asked({ ...write, owner: 'arguments.customer' })).toBe(true);
    expect(asked({ ...write, owner: 'arguments.customer', confirm: false })).toBe(false);
  });

  it('says whose it is by a rule over the requester’s id too, and not by one over who they are', () => {
    const says = (condition: string) =>
      saysWhose(
        Action.parse({
          ...READ,
          owner: undefined,
          rules: [{ rule: 'own', if: condition, because: 'No.' }],
        }),
      );
    expect(says('arguments.customer == requester.id')).toBe(true);
    expect(says('requester.by == "action:check_code"')).toBe(false);
  });
});
