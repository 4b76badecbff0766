import { Refused } from '../../src/domain/errors.ts';
import { asks, createGate } from './house.ts';

const CHECK_CODE = {
  name: 'check_code',
  does: 'read',
  requester: false,
  arguments: { code: { secret: true } },
  carry: { hook: 'findCustomer' },
  identifies: 'result.customer',
  limits: { perRequester: { count: 3, days: 1 } },
};
const guess = (code: string, more = {}) => asks('check_code', { code }, { requester: null, ...more });

describe('a limit', () => {
  it('counts each try at a proof, also where the target answers a wrong one with an error', async () => {
    const { gate, shop } = createGate({ definitions: [CHECK_CODE] });
    shop.verbs.findCustomer = ({ code }) => {
      if (code === '4711') return { customer: 'c9' };
      throw new Refused('wrong code', { status: 403 });
    };
    for (const code of ['1', '2', '3'])
      expect(await gate.run(guess(code))).toMatchObject({ status: 'failed' });
    expect(await gate.run(guess('4711'))).toMatchObject({ status: 'refused', rule: 'limit_requester' });
    expect(shop.count('check_code')).toBe(3);
    expect(await gate.run(guess('4711', { conversation: 'cnv_2' }))).toMatchObject({ status: 'done' });
  });

  it('lets a write that failed be tried again', async () => {
    const limits = { perRequester: { count: 1, days: 1 } };
    const { gate, shop } = createGate({
      definitions: [
        { name: 'give', does: 'write', level: 'act', confirm: false, carry: { hook: 'give' }, limits },
      ],
    });
    let isUp = false;
    shop.verbs.give = () => {
      if (!isUp) throw new Refused('sold out', { status: 409 });
      return { ok: true };
    };
    expect(await gate.run(asks('give', {}))).toMatchObject({ status: 'failed' });
    isUp = true;
    expect(await gate.run(asks('give', {}))).toMatchObject({ status: 'done' });
    expect(await gate.run(asks('give', {}))).toMatchObject({ rule: 'limit_requester' });
  });
});
