import { asks, createGate, REFUND } from './house.ts';

const DAY_MS = 24 * 60 * 60_000;
const give = { order_id: 'A1', amount: 1 };

describe('what the journal forgets', () => {
  it('is what ended longer ago than it is to be kept', async () => {
    const { gate, runs, clock } = createGate({ keepDays: 30 });
    await gate.run(asks('refund', give));
    clock.now += 30 * DAY_MS;
    await gate.sweep();
    expect(await runs.list('w1', { action: 'refund', limit: 9 })).toHaveLength(1);
    clock.now += 1;
    await gate.sweep();
    expect(await runs.list('w1', { limit: 9 })).toEqual([]);
  });

  it('is never what a limit still counts', async () => {
    const limits = { perRequester: { count: 1, days: 90 } };
    const { gate, clock } = createGate({ keepDays: 30, definitions: [{ ...REFUND, limits }] });
    expect(await gate.run(asks('refund', give))).toMatchObject({ status: 'done' });
    clock.now += 89 * DAY_MS;
    await gate.sweep();
    expect(await gate.run(asks('refund', give))).toMatchObject({ rule: 'limit_requester' });
    clock.now += 2 * DAY_MS;
    await gate.sweep();
    expect(await gate.run(asks('refund', give))).toMatchObject({ status: 'done' });
  });
});
