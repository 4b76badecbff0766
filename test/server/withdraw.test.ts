import { parse } from 'yaml';
import type { Call } from '../../src/actions/parts.ts';
import { Action } from '../../src/domain/action.ts';
import { Flow } from '../../src/domain/flow.ts';
import type { Store } from '../../src/store/port.ts';
import { createShop, GET_ORDER, REFUND } from '../actions/house.ts';
import { engines, stopEngines } from '../store/engines.ts';
import { type House, openServer } from './house.ts';

const refund = Flow.parse(
  parse(`
name: refund
title: your refund
intents: [order_status]
steps:
  - call: refund
    with: { order_id: A1, amount: 10 }
  - say: Refunded.
`),
);

afterAll(stopEngines);

describe.each(engines)('calling off what waits for an approval on %s', (_, open) => {
  let store: Store;
  let close: () => Promise<void>;
  let house: House;
  const shop = createShop();

  beforeAll(async () => {
    ({ store, close } = await open());
    house = await openServer({
      store,
      carriers: { hook: (call: Call) => shop.hook(call) },
      bot: {
        flows: [refund],
        version: 'of-the-test',
        actions: [GET_ORDER, Action.parse({ ...REFUND, level: 'approve' })],
      },
    });
  });
  afterAll(async () => {
    await house.stop();
    await close();
  });

  const say = async (text: string, conversation?: string) =>
    (await house.call('post', '/v1/messages', { user: { id: 'c1' }, text, conversation })).body;

  it('ends the task for the customer and the run for agents, and nothing is done', async () => {
    const { actions, conversation } = await say('where is my order 4711?');
    expect(actions).toMatchObject([{ name: 'refund', status: 'awaiting_approval' }]);
    const [{ id: run }] = (await house.call('get', '/v1/actions/runs?state=awaiting_approval')).body.runs;
    expect((await say('is it approved yet?', conversation)).replies[0].text).toContain(
      'still has to decide on your refund',
    );
    const { replies, decision } = await say('cancel', conversation);
    expect([decision, replies[0].text]).toEqual([
      'flow',
      expect.stringContaining('Nothing more will be done'),
    ]);
    const shown = (await house.call('get', `/v1/actions/runs/${run}`)).body;
    expect(shown).toMatchObject({ state: 'rejected', why: 'withdrawn', decidedBy: 'the customer' });
    const late = await house.call('post', `/v1/actions/runs/${run}/approve`, { by: 'Eva' });
    expect([late.status, late.body.code]).toEqual([409, 'withdrawn']);
    expect(shop.count('refund')).toBe(0);
    expect((await say('cancel', conversation)).replies[0].text).toContain('nothing under way');
  });
});
