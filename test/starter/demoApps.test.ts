import { fileURLToPath } from 'node:url';
import type { Refused } from '../../src/domain/errors.ts';
import type { Json } from '../../src/domain/json.ts';
import { appVerbsOf, unservedFlows } from '../../src/flows/appVerbsOf.ts';
import { loadBot } from '../../src/flows/loadBot.ts';
import { createDemoApps, type DemoOptions, demoVerbs } from '../../src/starter/demo/createDemoApps.ts';

const ANA = 'ana@example.com';
const MINUTE = 60_000;

function openDemo(more: Partial<DemoOptions> = {}) {
  const state = { now: Date.UTC(2026, 0, 5, 9), mails: [] as string[] };
  const apps = createDemoApps({
    now: () => state.now,
    mail: (to, text) => state.mails.push(`${to}: ${text}`),
    newCode: () => '482913',
    ...more,
  });
  let calls = 0;
  const call = (verb: string, given: Record<string, Json>, key = `k${++calls}`) =>
    apps(verb, given, { key }).catch((error: Refused) => error.code) as Promise<Record<string, Json>>;
  return { state, call };
}

describe('the demo shop', () => {
  it("shows nobody another customer's order, nor lets them change it", async () => {
    const { call } = openDemo();
    const given = {
      order: '2043',
      customer: ANA,
      address: '1 Main Street, 10115 Berlin',
      amount: 1,
      items: ['2043-1'],
      reason: 'x',
    };
    for (const verb of ['get_order', 'change_address', 'cancel_order', 'return_items', 'refund'])
      expect(await call(`shop.${verb}`, given)).toBe('not_found');
  });

  it('refunds no more than came back, and what is asked twice under one key once', async () => {
    const { call } = openDemo();
    const order = { order: '1043', customer: ANA };
    expect(await call('shop.refund', { ...order, amount: 24 })).toBe('nothing_to_refund');
    await call('shop.return_items', { ...order, items: ['1043-2'], reason: 'too small' });
    expect(await call('shop.return_items', { ...order, items: ['1043-2'], reason: 'too small' })).toBe(
      'not_returnable',
    );
    const first = await call('shop.refund', { ...order, amount: 24 }, 'same');
    expect(await call('shop.refund', { ...order, amount: 24 }, 'same')).toEqual(first);
    expect(await call('shop.refund', { ...order, amount: 24 })).toBe('nothing_to_refund');
    expect(await call('shop.get_order', order)).toMatchObject({ refunded: 24, refundable: 0 });
  });

  it('takes a return back, and changes nothing that has left', async () => {
    const { call } = openDemo();
    const order = { order: '1043', customer: ANA };
    const { label = '' } = await call('shop.return_items', { ...order, items: ['1043-1'], reason: 'x' });
    expect(await call('shop.cancel_return', { label, customer: 'ben@example.com' })).toBe('not_found');
    await call('shop.cancel_return', { label, customer: ANA });
    expect((await call('shop.get_order', order)).refundable).toBe(0);
    expect(await call('shop.change_address', { order: '1042', customer: ANA, address: 'x' })).toBe(
      'already_sent',
    );
    expect(await call('shop.cancel_order', { order: '1042', customer: ANA })).toBe('already_sent');
  });
});

describe('the demo directory', () => {
  it('takes a code once, within ten minutes, and in five tries', async () => {
    const { state, call } = openDemo();
    const code = { email: ANA, code: 'it is 482 913' };
    await call('identity.send_code', { email: ANA });
    expect(await call('identity.check_code', code)).toEqual({ person: ANA });
    expect(await call('identity.check_code', code)).toBe('no_valid_code');
    await call('identity.send_code', { email: ANA });
    state.now += 11 * MINUTE;
    expect(await call('identity.check_code', code)).toBe('no_valid_code');
    await call('identity.send_code', { email: ANA });
    for (let tries = 0; tries < 5; tries++)
      expect(await call('identity.check_code', { email: ANA, code: '000000' })).toBe('wrong_code');
    expect(await call('identity.check_code', code)).toBe('no_valid_code');
  });

  it("does not take one person's code for another, and sends no more than three in ten minutes", async () => {
    const { state, call } = openDemo();
    await call('identity.send_code', { email: ANA });
    expect(await call('identity.check_code', { email: 'ben@example.com', code: '482913' })).toBe(
      'no_valid_code',
    );
    await call('identity.send_code', { email: ANA });
    await call('identity.send_code', { email: ANA });
    expect(await call('identity.send_code', { email: ANA })).toBe('too_many_codes');
    expect(state.mails).toHaveLength(3);
  });
});

describe('the demo calendar and CRM', () => {
  it('books a time once, gives it free again to who has it, and offers no weekend', async () => {
    const { call } = openDemo();
    const [first] = (await call('calendar.free_times', {})) as unknown as { start: string }[];
    const { start } = first!;
    const { id = '' } = await call('calendar.book', { start, email: 'kim@acme.com' });
    expect(await call('calendar.book', { start, email: 'lou@acme.com' })).toBe('not_free');
    expect(await call('calendar.cancel', { id, email: 'lou@acme.com' })).toBe('not_found');
    await call('calendar.cancel', { id, email: 'kim@acme.com' });
    expect(await call('calendar.book', { start, email: 'lou@acme.com' })).toMatchObject({ start });
    expect(await call('calendar.free_times', { day: '2026-01-10' })).toEqual([]);
  });

  it('keeps one lead for each address', async () => {
    const { call } = openDemo();
    const lead = { email: 'Kim@acme.com', company: 'Acme', people: 20, grade: 'medium' };
    const { id = '' } = await call('crm.upsert_lead', lead);
    expect(await call('crm.upsert_lead', { ...lead, email: 'kim@ACME.com' })).toEqual({ id, isNew: false });
  });
});

describe('where there is no demo', () => {
  it('says that no app is installed, also of a verb that no app has', async () => {
    expect(
      await openDemo({ isOn: () => false }).call('shop.get_order', { order: '1042', customer: ANA }),
    ).toBe('app_not_installed');
    expect(await openDemo().call('shop.constructor', {})).toBe('app_not_installed');
    expect(await openDemo().call('bank.pay', {})).toBe('app_not_installed');
  });

  it('is told what a flow needs of apps, that of the flows that it runs and of what is looked at included', async () => {
    const bot = await loadBot(fileURLToPath(new URL('../../src/starter', import.meta.url)));
    expect(appVerbsOf('order_status', bot, false).sort()).toEqual([
      'identity.check_code',
      'identity.send_code',
      'shop.find_orders',
      'shop.get_order',
    ]);
    expect(appVerbsOf('order_status', bot, true).sort()).toEqual(['shop.find_orders', 'shop.get_order']);
    expect(appVerbsOf('password_reset', bot, true)).toContain('identity.check_code');
    const asset = bot.flows.find(({ name }) => name === 'asset_request')!;
    const look = { name: 'look', intents: ['x'], slots: {}, steps: asset.steps.slice(-2) } as never;
    expect(appVerbsOf('look', { ...bot, flows: [look] }, false)).toEqual([
      'identity.request_asset',
      'identity.list_assets',
    ]);
  });

  it('can carry out every flow of the starter', async () => {
    const bot = await loadBot(fileURLToPath(new URL('../../src/starter', import.meta.url)));
    const verbs = demoVerbs();
    expect(unservedFlows(bot, (verb) => (verbs.includes(verb) ? null : 'app_not_installed'))).toEqual([]);
    expect(unservedFlows(bot, (verb) => (verb === 'crm.upsert_lead' ? 'app_not_installed' : null))).toEqual([
      {
        flow: 'book_demo',
        for: 'everybody',
        lacks: [{ verb: 'crm.upsert_lead', because: 'app_not_installed' }],
      },
    ]);
  });
});
