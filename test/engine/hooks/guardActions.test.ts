import type { HookInputs, Hooks } from '../../../src/domain/hook.ts';
import { guardActions } from '../../../src/engine/hooks/guardActions.ts';
import { ANA, asks, createGate, REFUND } from '../../actions/house.ts';

/** One file of rules that lets through what it is not told to refuse, and remembers what it is asked and told. */
function createRules(refuses: (asked: HookInputs['beforeAction']) => string | undefined = () => undefined) {
  const asked: HookInputs['beforeAction'][] = [];
  const told: HookInputs['afterAction'][] = [];
  const rules = { refuses, isBroken: false, asked, told };
  const hooks: Hooks = {
    ready: Promise.resolve(),
    having: (hook) => (hook === 'beforeAction' || hook === 'afterAction' ? ['shop'] : []),
    async ask(_, hook, input) {
      if (hook === 'afterAction') {
        told.push(input as HookInputs['afterAction']);
        return { answer: null, problem: null };
      }
      asked.push(input as HookInputs['beforeAction']);
      if (rules.isBroken) return { answer: null, problem: 'shop.beforeAction threw' };
      const refuse = rules.refuses(input as HookInputs['beforeAction']);
      return { answer: (refuse === undefined ? null : { refuse }) as never, problem: null };
    },
    states: () => [],
  };
  return Object.assign(rules, { guard: guardActions(() => hooks) });
}

const GIVEN = { order_id: 'A1', amount: 10 };
const base = { workspace: 'w1', conversation: 'cnv_1', fence: 0, requester: ANA, by: 'flow' as const };

describe('the rules of the bot’s own code', () => {
  it('refuse a run, and the journal says which file did', async () => {
    const rules = createRules(() => 'No refunds today.');
    const { gate, shop, runs } = createGate({ rules: rules.guard });
    expect(await gate.run(asks('refund', GIVEN))).toMatchObject({
      status: 'refused',
      rule: 'hook:shop',
      because: 'No refunds today.',
    });
    expect(shop.count('refund')).toBe(0);
    const [line] = await runs.list('w1', { action: 'refund', limit: 1 });
    expect(line).toMatchObject({ state: 'refused', why: 'hook:shop', requester: ANA.id });
  });

  it('are asked only for what policy would allow, with what is handed on', async () => {
    const rules = createRules();
    const { gate } = createGate({ rules: rules.guard });
    const askedFor = () => rules.asked.filter(({ action }) => action === 'refund');
    await gate.run(asks('refund', { order_id: 'B1', amount: 1 }));
    expect(askedFor()).toEqual([]);
    await gate.run(asks('refund', GIVEN));
    expect(askedFor()).toEqual([
      expect.objectContaining({ action: 'refund', arguments: { ...GIVEN, customer: ANA.id }, by: 'flow' }),
    ]);
  });

  it('are asked again when an agent approves, and may refuse it then', async () => {
    const rules = createRules();
    const { gate, shop, runs } = createGate({
      definitions: [{ ...REFUND, level: 'approve' }],
      rules: rules.guard,
    });
    const asked = await gate.run(asks('refund', GIVEN));
    if (asked.status !== 'awaiting_approval') throw new Error(asked.status);
    rules.refuses = () => 'Not any more.';
    const run = await gate.decide('w1', asked.run, { approve: true, by: 'Bea' });
    expect(run).toMatchObject({ state: 'refused', why: 'hook:shop' });
    expect((await runs.get('w1', asked.run))?.why).toBe('hook:shop');
    expect(shop.count('refund')).toBe(0);
  });

  it('are told what came of an approval and of an undo', async () => {
    const rules = createRules();
    const { gate } = createGate({ definitions: [{ ...REFUND, level: 'approve' }], rules: rules.guard });
    const request = asks('refund', GIVEN);
    const asked = await gate.run(request);
    if (asked.status !== 'awaiting_approval') throw new Error(asked.status);
    await gate.decide('w1', asked.run, { approve: true, by: 'Bea' });
    await gate.undo([request.key], base);
    const heard = rules.told.map(({ action, status }) => `${action} ${status}`);
    expect(heard).toEqual(['refund awaiting_approval', 'refund done', 'take_back done']);
  });

  it('may refuse an undo: it is left for a person, and the journal says why', async () => {
    const rules = createRules(({ action }) => (action === 'take_back' ? 'Paid is paid.' : undefined));
    const { gate, shop, runs } = createGate({ rules: rules.guard });
    const request = asks('refund', GIVEN);
    await gate.run(request);
    expect(await gate.undo([request.key], base)).toEqual({ undone: [], left: [request.key] });
    expect(shop.orders.A1?.refunded).toBe(10);
    const [line] = await runs.list('w1', { action: 'take_back', limit: 1 });
    expect(line).toMatchObject({ state: 'refused', why: 'hook:shop' });
  });

  it('let no write pass while they cannot be asked, and every read', async () => {
    const rules = createRules();
    rules.isBroken = true;
    const { gate, runs } = createGate({ rules: rules.guard });
    expect(await gate.run(asks('refund', GIVEN))).toMatchObject({ rule: 'hook_unavailable' });
    expect((await runs.list('w1', { action: 'refund', limit: 1 }))[0]?.why).toBe('hook_unavailable');
    expect((await gate.run(asks('get_order', { order_id: 'A1' }))).status).toBe('done');
  });
});
