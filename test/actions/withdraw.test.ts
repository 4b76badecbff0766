import { ANA, asks, createGate, REFUND } from './house.ts';

const definitions = [{ ...REFUND, level: 'approve' }];
const give = (amount: number) => ({ order_id: 'A1', amount });
const base = { workspace: 'w1', conversation: 'cnv_1', fence: 0, requester: ANA, by: 'flow' as const };
const agent = (approve: boolean) => ({ approve, by: 'Kim' });

async function openWaiting() {
  const house = createGate({ definitions });
  const request = asks('refund', give(10));
  const outcome = await house.gate.run(request);
  if (outcome.status !== 'awaiting_approval') throw new Error(`it is ${outcome.status}`);
  return { ...house, request, run: outcome.run };
}

describe('what waits for an approval', () => {
  it('is called off by an undo: the journal says who did, and nobody can approve it any more', async () => {
    const { gate, runs, shop, request, run } = await openWaiting();
    expect(await gate.undo([request.key], base)).toEqual({ undone: [request.key], left: [] });
    expect(await runs.get('w1', run)).toMatchObject({
      state: 'rejected',
      why: 'withdrawn',
      decidedBy: 'the customer',
      request: null,
    });
    await expect(gate.decide('w1', run, agent(true))).rejects.toMatchObject({
      status: 409,
      code: 'withdrawn',
    });
    expect(await gate.run(request)).toMatchObject({ status: 'refused', rule: 'withdrawn' });
    expect(shop.count('refund')).toBe(0);
  });

  it('is called off once, however often that is tried', async () => {
    const { gate, request } = await openWaiting();
    await gate.undo([request.key], base);
    expect(await gate.undo([request.key], base)).toEqual({ undone: [request.key], left: [] });
  });

  it('is taken back like anything that is done, where an agent was faster', async () => {
    const { gate, shop, request, run } = await openWaiting();
    await gate.decide('w1', run, agent(true));
    expect(shop.orders.A1?.refunded).toBe(10);
    expect(await gate.undo([request.key], base)).toEqual({ undone: [request.key], left: [] });
    expect(shop.orders.A1?.refunded).toBe(0);
  });

  it('says so where an agent was faster and it cannot be taken back', async () => {
    const { gate, shop } = createGate({ definitions: [{ ...definitions[0], undo: undefined }] });
    const request = asks('refund', give(10));
    const waits = await gate.run(request);
    await gate.decide('w1', 'run' in waits ? waits.run! : '', agent(true));
    expect(await gate.undo([request.key], base)).toEqual({ undone: [], left: [request.key] });
    expect(shop.count('refund')).toBe(1);
  });

  it('is not asked for a second time: whoever asks again waits for the same', async () => {
    const { gate, shop, runs, request, run } = await openWaiting();
    const again = await gate.run(asks('refund', give(10)));
    expect(again).toMatchObject({ status: 'awaiting_approval', run, key: request.key });
    expect(await runs.list('w1', { state: 'awaiting_approval', limit: 9 })).toHaveLength(1);
    await gate.decide('w1', run, agent(true));
    expect(shop.count('refund')).toBe(1);
    // That one is over: now it is another wish.
    expect(await gate.run(asks('refund', give(10)))).toMatchObject({ status: 'awaiting_approval' });
  });

  it('is another thing for other arguments, another conversation, and after its time', async () => {
    const { gate, clock, run } = await openWaiting();
    const others = [asks('refund', give(11)), asks('refund', give(10), { conversation: 'cnv_2' })];
    for (const other of others) expect(await gate.run(other)).not.toMatchObject({ run });
    clock.now += 49 * 60 * 60_000;
    expect(await gate.run(asks('refund', give(10)))).not.toMatchObject({ run });
  });

  it('is not asked for again where its limit is reached by itself', async () => {
    const limits = { perRequester: { count: 1, days: 1 } };
    const { gate } = createGate({ definitions: [{ ...definitions[0], limits }] });
    const first = await gate.run(asks('refund', give(10)));
    expect(await gate.run(asks('refund', give(10)))).toMatchObject({ run: 'run' in first ? first.run : '' });
    expect(await gate.run(asks('refund', give(12)))).toMatchObject({ rule: 'limit_requester' });
  });
});
