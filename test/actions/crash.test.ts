import type { ActionParts, Call } from '../../src/actions/parts.ts';
import { Action } from '../../src/domain/action.ts';
import type { Store } from '../../src/store/port.ts';
import { engines, stopEngines } from '../store/engines.ts';
import { conversation, firstTurn } from '../store/rows.ts';
import { asks, createGate, createShop, REFUND } from './house.ts';

afterAll(stopEngines);

const give = { order_id: 'A1', amount: 10 };
const idempotent = { ...REFUND, idempotent: true };

describe.each(engines)('an action whose process dies, on %s', (_, open) => {
  let clock: number;
  let store: Store;
  let other: Store;
  let close: () => Promise<void>;
  beforeAll(async () => {
    clock = 1_780_000_000_000;
    const opened = await open(() => clock);
    ({ store, close } = opened);
    other = opened.another ? await opened.another() : store;
  });
  afterAll(() => close());

  const sleep = async (ms: number) => {
    clock += ms;
    await new Promise((resolve) => setTimeout(resolve, 1));
  };
  const gateOn = (of: Store, more: Partial<ActionParts> & { definitions?: object[] } = {}) =>
    createGate({ runs: of.actionRuns, now: () => clock, sleep, ...more });

  /** What a dead process held, nobody holds any more. */
  const gone = ({ actionRuns }: Store) => ({
    ...actionRuns,
    exclusively: <T>(_: object, __: number, work: () => Promise<T>) => work(),
  });

  /** It did the thing, and its process was gone before it could say so. */
  async function die(definitions: object[]) {
    const shop = createShop();
    const lost = gateOn(store, {
      runs: gone(store),
      definitions,
      carriers: {
        hook: (call: Call) =>
          call.action.does === 'write' ? shop.hook(call).then(() => new Promise(() => {})) : shop.hook(call),
      },
    });
    const request = asks('refund', give, { workspace: 'default', conversation: 'cnv_x' });
    lost.gate.run(request).catch(() => {});
    while (shop.count('refund') === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    return { shop, request };
  }

  it('is not done a second time: a person has to look', async () => {
    const { shop, request } = await die([REFUND]);
    const next = gateOn(other, { carriers: { hook: shop.hook } });
    expect(await next.gate.run(request)).toMatchObject({
      status: 'failed',
      code: 'interrupted',
      isUnknown: true,
    });
    expect(await next.gate.run(request)).toMatchObject({ status: 'failed', code: 'interrupted' });
    expect(shop.count('refund')).toBe(1);
  });

  it('is repeated under the same key where that does no harm, although policy would refuse it by now', async () => {
    const { shop, request } = await die([idempotent]);
    shop.orders.A1!.status = 'returned';
    const next = gateOn(other, { definitions: [idempotent], carriers: { hook: shop.hook } });
    expect(await next.gate.run(request)).toMatchObject({ status: 'done' });
    const keys = shop.calls.filter(({ action }) => action.name === 'refund').map(({ key }) => key);
    expect(keys).toEqual([request.key, request.key]);
  });

  it('is ended and told of when nobody comes back for it', async () => {
    const { shop, request } = await die([REFUND]);
    const next = gateOn(other, { carriers: { hook: shop.hook } });
    clock += 60_000;
    await next.gate.sweep();
    expect(next.told).toEqual([]);
    clock += 10 * 60_000;
    await next.gate.sweep();
    expect(next.told).toMatchObject([{ key: request.key, state: 'failed', why: 'interrupted' }]);
    expect(shop.count('refund')).toBe(1);
  });

  it('is carried out once when two processes are asked at the same time', async () => {
    const shop = createShop();
    const slow: Partial<ActionParts> = {
      carriers: {
        async hook(call) {
          await new Promise((resolve) => setTimeout(resolve, 30));
          return shop.hook(call);
        },
      },
      sleep: () => new Promise((resolve) => setTimeout(resolve, 5)),
    };
    const [one, two] = [gateOn(store, slow), gateOn(other, slow)];
    const request = asks('refund', give, { workspace: 'default', conversation: 'cnv_y' });
    const outcomes = await Promise.all([one.gate.run(request), two.gate.run(request), one.gate.run(request)]);
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
    expect(outcomes[0]).toMatchObject({ status: 'done' });
    expect(shop.count('refund')).toBe(1);
  });

  it('is stopped when a human takes over between the decision and the write', async () => {
    const talk = conversation({ fence: 3 });
    await store.turns.commit(firstTurn({ conversation: talk }));
    const shop = createShop();
    const look = shop.verbs.getOrder;
    const { gate } = gateOn(other, {
      carriers: {
        async hook(call) {
          // The facts are read; and now an agent answers.
          const event = {
            delivery: call.key,
            native: call.key,
            ticket: talk.id,
            at: clock,
            person: { id: 'eva' },
          };
          const reply = {
            ...event,
            kind: 'agent_reply' as const,
            text: 'I do it',
            attachments: [],
            data: {},
          };
          await store.inbox.keep({ workspace: 'default', source: 'api', now: clock }, [reply]);
          return call.action.name === 'get_order' ? look?.(call.arguments) : shop.hook(call);
        },
      },
    });
    const request = asks('refund', give, { workspace: 'default', conversation: talk.id, fence: 3 });
    expect(await gate.run(request)).toMatchObject({ status: 'refused', rule: 'taken_over' });
    expect(shop.count('refund')).toBe(0);
  });

  it('goes on after an approval whose process died, once', async () => {
    const waits = Action.parse({ ...idempotent, level: 'approve' });
    const shop = createShop();
    const dying = gateOn(store, {
      runs: gone(store),
      definitions: [waits],
      carriers: {
        hook: (call) => (call.action.does === 'write' ? new Promise(() => {}) : shop.hook(call)),
      },
    });
    const asked = await dying.gate.run(asks('refund', give, { workspace: 'default', conversation: 'cnv_z' }));
    const run = 'run' in asked ? (asked.run ?? '') : '';
    dying.gate.decide('default', run, { approve: true, by: 'Eva' }).catch(() => {});
    while ((await store.actionRuns.get('default', run))?.state !== 'started') await sleep(0);
    clock += 120_000;
    const next = gateOn(other, { definitions: [waits], carriers: { hook: shop.hook } });
    await Promise.all([next.gate.sweep(), next.gate.sweep()]);
    expect(shop.count('refund')).toBe(1);
    expect(next.told).toMatchObject([{ id: run, state: 'done', decidedBy: 'Eva' }]);
  });
});
