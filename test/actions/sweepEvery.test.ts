import { sweepEvery } from '../../src/actions/sweepEvery.ts';
import { until } from '../desk/house.ts';

describe('looking through the runs every now and then', () => {
  it('goes on after a look that failed, says so, and ends with the last one', async () => {
    const errors: object[] = [];
    let looks = 0;
    let isLooking = false;
    const log = { warn: () => {}, error: (fields: object) => void errors.push(fields) };
    const approvals = {
      async sweep() {
        if (++looks === 1) throw new Error('the store is away');
        isLooking = true;
        await new Promise((resolve) => setTimeout(resolve, 5));
        isLooking = false;
      },
    };
    const sweeping = sweepEvery(approvals, log, 1);
    await until('a second look', () => looks > 1);
    await sweeping.stop();
    expect(isLooking).toBe(false);
    expect(errors).toEqual([{ problem: 'the store is away' }]);
    const before = looks;
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(looks).toBe(before);
  });
});
