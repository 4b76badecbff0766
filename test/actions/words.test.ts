import { asks, createGate, GET_ORDER, REFUND } from './house.ts';

const give = { order_id: 'A1', amount: 5 };
const CODE = { code: { secret: true }, ...REFUND.arguments };

describe('What the gate says to a customer', () => {
  it('fills the reason of a rule with the facts that customers may see, in each language', async () => {
    const look = {
      name: 'get_order',
      does: 'read',
      requester: false,
      arguments: { order_id: {} },
      carry: { hook: 'getOrder' },
      shows: ['total'],
    };
    const because = {
      en: 'Only {{ order.total }} was paid for {{ arguments.order_id }}{{ order.customer }}.',
      de: 'Bezahlt wurden {{ order.total }}.',
    };
    const rules = [{ rule: 'not_more', if: 'arguments.amount <= order.total', because }];
    const { gate } = createGate({ definitions: [{ ...REFUND, rules }, look] });
    expect(await gate.run(asks('refund', { ...give, amount: 50 }))).toMatchObject({
      rule: 'not_more',
      because: { en: 'Only 40 was paid for A1.', de: 'Bezahlt wurden 40.' },
    });
  });

  it('never says a secret argument, neither in a question nor in a reason', async () => {
    const words = 'Use {{ arguments.code }} for {{ arguments.order_id }}?';
    const rules = [{ rule: 'no', if: 'arguments.amount < 5', because: '{{ arguments.code }} is no use.' }];
    const asked = asks('refund', { ...give, code: 'k-4711' });
    const asking = createGate({ definitions: [{ ...REFUND, arguments: CODE, confirm: words }] });
    const question = await asking.gate.run(asked);
    expect(question).toMatchObject({ status: 'confirm', said: 'Use •••• for A1?' });
    expect(JSON.stringify(question)).not.toContain('4711');
    const refusing = createGate({ definitions: [{ ...REFUND, arguments: CODE, rules }] });
    expect(await refusing.gate.run(asked)).toMatchObject({ because: '•••• is no use.' });
  });

  it('says a plain sentence where its own cannot be filled', async () => {
    const because = 'x{% for i in (1..100000000) %}{{ i }}{% endfor %}';
    const rules = [{ rule: 'no', if: 'false', because }];
    const { gate } = createGate({ definitions: [{ ...REFUND, rules }] });
    expect(await gate.run(asks('refund', give))).toMatchObject({
      rule: 'no',
      because: { en: 'I cannot do that.' },
    });
  });

  it('asks again where a fact has changed that only the words of the one who asks have named', async () => {
    const { gate, shop } = createGate({ definitions: [{ ...REFUND, confirm: 'Really?' }] });
    const asked = asks('refund', give, {
      words: 'Refund {{ arguments.amount }} of {{ order.total }}, {{ vars.mine }}?',
    });
    const question = await gate.run(asked);
    const confirmed = 'digest' in question ? question.digest : '';
    shop.orders.A1!.total = 35;
    const again = await gate.run({ ...asked, confirmed });
    expect(again).toMatchObject({ status: 'confirm', vars: { order: { total: 35 } } });
    expect(await gate.run({ ...asked, words: 'Otherwise?', confirmed })).toMatchObject({ status: 'confirm' });
    const now = 'digest' in again ? again.digest : '';
    expect(await gate.run({ ...asked, confirmed: now })).toMatchObject({ status: 'done' });
  });

  it('does not ask again because a clock that the engine puts in has moved on', async () => {
    const at = { default: '{{ now }}' };
    const definition = { ...REFUND, arguments: { ...REFUND.arguments, at }, confirm: 'Really?' };
    const { gate, clock, shop } = createGate({ definitions: [definition] });
    const asked = asks('refund', give, { key: 'one' });
    const question = await gate.run(asked);
    clock.now += 60_000;
    const confirmed = 'digest' in question ? question.digest : '';
    expect(await gate.run({ ...asked, confirmed })).toMatchObject({ status: 'done' });
    clock.now += 60_000;
    expect(await gate.run({ ...asked, confirmed })).toMatchObject({ status: 'done' });
    expect(shop.count('refund')).toBe(1);
  });

  it('knows a call by what was asked, where a clock stands in its arguments', async () => {
    const definition = { ...REFUND, arguments: { ...REFUND.arguments, at: {} }, confirm: 'Really?' };
    const { gate, shop } = createGate({ definitions: [definition] });
    const at = (time: string) => ({ arguments: { ...give, at: time }, asked: give });
    const asked = asks('refund', {}, { key: 'one', ...at('10:00') });
    const question = await gate.run(asked);
    const confirmed = 'digest' in question ? question.digest : '';
    expect(await gate.run({ ...asked, ...at('10:01'), confirmed })).toMatchObject({ status: 'done' });
    expect(await gate.run({ ...asked, ...at('10:02'), confirmed })).toMatchObject({ status: 'done' });
    expect(shop.count('refund')).toBe(1);
    const other = { ...asked, ...at('10:02'), asked: { ...give, amount: 6 }, confirmed };
    expect(await gate.run(other)).toMatchObject({ rule: 'key_reused' });
  });

  it('are asked before a read that wants a yes, also where an agent decides on what is changed', async () => {
    const report = { ...GET_ORDER, confirm: 'Shall I pull the report?' };
    const { gate, shop } = createGate({ definitions: [report] });
    expect(await gate.run(asks('get_order', { order_id: 'A1' }, { atMost: 'approve' }))).toMatchObject({
      status: 'confirm',
    });
    expect(shop.calls).toEqual([]);
  });
});
