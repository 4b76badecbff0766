import { join } from 'node:path';
import { apps as shelf } from '../../../adapters/index.ts';
import { createActions } from '../../../src/actions/createActions.ts';
import { createMemoryRuns } from '../../../src/actions/memoryRuns.ts';
import type { ActionRequest, Requester } from '../../../src/domain/action.ts';
import type { AnyApp } from '../../../src/domain/app.ts';
import { unservedFlows } from '../../../src/flows/appVerbsOf.ts';
import { loadBot } from '../../../src/flows/loadBot.ts';
import { FakeCalendly } from '../../servers/apps/calendly.ts';
import { startHubspot } from '../../servers/apps/hubspot.ts';
import { startScim } from '../../servers/apps/scim.ts';
import { startShopify } from '../../servers/apps/shopify.ts';
import { installed } from './callApp.ts';

const bot = await loadBot(join(import.meta.dirname, '..', '..', '..', 'src', 'starter'));
const { actions } = bot;
const silent = { warn() {}, error() {} };
const ana: Requester = { id: 'con_1', email: 'ana@example.com', by: 'channel:web' };
const appOf = (name: string) => shelf.find((one) => one.name === name) as AnyApp;

/** The starter bot's own actions, through the gate, over a real app on the stand-in of its vendor. */
function gateOver(app: Awaited<ReturnType<typeof installed>>, requester: Requester | null = ana) {
  const gate = createActions({
    actions: () => actions,
    runs: createMemoryRuns(),
    carriers: {
      app: ({ action, arguments: given, key }) => app.call((action.carry as { app: string }).app, given, key),
    },
    secrets: async () => ({}),
    now: Date.now,
    log: silent,
  });
  let count = 0;
  return async (action: string, given: ActionRequest['arguments'] = {}, who = requester) => {
    const asked = {
      workspace: 'default',
      conversation: 'cnv_1',
      fence: 0,
      action,
      arguments: given,
      requester: who,
      by: 'flow' as const,
      key: `effect-${++count}`,
    };
    const outcome = await gate.run(asked);
    return outcome.status === 'confirm' ? gate.run({ ...asked, confirmed: outcome.digest }) : outcome;
  };
}

async function over<Vendor extends { settings: object; stop(): Promise<void> }>(
  name: string,
  vendor: Vendor,
  test: (run: ReturnType<typeof gateOver>, vendor: Vendor) => Promise<void>,
  requester: Requester | null = ana,
) {
  const app = await installed(appOf(name), vendor.settings);
  await test(gateOver(app, requester), vendor).finally(() => Promise.all([app.stop(), vendor.stop()]));
}

describe('the starter bot’s actions, when a real app is installed', () => {
  it('return, refund and cancel at Shopify within their rules', async () => {
    await over('shopify', await startShopify(), async (run, shop) => {
      expect(await run('find_orders')).toMatchObject({ status: 'done', result: [{ id: '1044' }, {}, {}] });
      const returned = await run('return_items', { order: '1043', items: ['3'], reason: 'too small' });
      expect(returned).toMatchObject({ status: 'done', shown: { amount: 28.56 } });
      expect(await run('refund_order', { order: '1043', amount: 28.56 })).toMatchObject({ status: 'done' });
      expect(await run('refund_order', { order: '1043', amount: 1 })).toMatchObject({
        rule: 'not_more_than_came_back',
      });
      expect(await run('return_items', { order: '1042', items: ['1'], reason: '' })).toMatchObject({
        rule: 'delivered',
      });
      expect(await run('get_order', { order: '2042' })).toMatchObject({
        status: 'failed',
        code: 'not_found',
      });
      expect(await run('cancel_order', { order: '1044' })).toMatchObject({
        status: 'done',
        shown: { amount: 39 },
      });
      const address = { order: '1042', address: '1 New Street, 20095 Hamburg' };
      expect(await run('change_order_address', address)).toMatchObject({ rule: 'not_sent_yet' });
      expect(shop.refunds.size).toBe(1);
    });
  });

  it('are for a customer whose address is proven: another id is nobody’s account', async () => {
    await over('shopify', await startShopify(), async (run, shop) => {
      for (const id of ['u9', 'ana@example.com OR 1=1']) {
        const who: Requester = { id, by: 'channel:api' };
        expect(await run('find_orders', {}, who)).toMatchObject({ status: 'refused', rule: 'arguments' });
      }
      const proven: Requester = { id: 'Ana@example.com', by: 'action:check_code' };
      expect(await run('find_orders', {}, proven)).toMatchObject({ status: 'done', result: [{}, {}, {}] });
      expect(shop.done.every((name) => name === 'FindOrders')).toBe(true);
    });
  });

  it('take a return at Shopify back', async () => {
    await over('shopify', await startShopify(), async (run, shop) => {
      const done = await run('return_items', { order: '1043', items: ['2'], reason: '' });
      const { label } = (done as unknown as { result: { label: string } }).result;
      expect(await run('cancel_return', { label })).toMatchObject({ status: 'done' });
      expect(shop.order('#1043').returns[0]?.status).toBe('CANCELED');
    });
  });

  it('prove by a SCIM directory’s code who somebody is, and only then reset a password', async () => {
    await over('scim', await startScim(), async (run, directory) => {
      const email = 'ana@example.com';
      expect(await run('reset_password')).toMatchObject({ rule: 'proven_by_code' });
      await run('send_code', { email });
      const proven = await run('check_code', { email, code: directory.code });
      expect(proven).toMatchObject({ status: 'done', identified: { id: email, by: 'action:check_code' } });
      const { identified } = proven as { identified: Requester };
      expect(await run('reset_password', {}, identified)).toMatchObject({ status: 'done' });
      expect(directory.resets).toEqual(['reset_password u-1']);
    });
  });

  it('write a lead into HubSpot', async () => {
    await over(
      'hubspot',
      await startHubspot(),
      async (run, account) => {
        const lead = {
          email: 'ana@example.com',
          name: 'Ana Ruiz',
          company: 'Acme',
          people: 40,
          grade: 'medium',
        };
        expect(await run('upsert_lead', lead)).toMatchObject({ status: 'done', result: { isNew: true } });
        expect(account.objects.contacts).toHaveLength(1);
      },
      null,
    );
  });

  it('book a time at Calendly and give it free again', async () => {
    const at = `${new Date(Date.now() + 86_400_000).toISOString().slice(0, 13)}:00:00.000Z`;
    const vendor = await new FakeCalendly(Date.now, [at]).listen();
    await over(
      'calendly',
      vendor,
      async (run, account) => {
        const times = (await run('find_times', { day: '' })) as unknown as { result: { start: string }[] };
        const { start } = times.result[0] ?? { start: '' };
        const booked = await run('book_time', { email: 'ana@example.com', start });
        expect(booked).toMatchObject({ status: 'done', result: { id: 'B1' } });
        expect(await run('cancel_time', { id: 'B1', email: 'ana@example.com' })).toMatchObject({
          status: 'done',
        });
        expect(account.free).toEqual([Date.parse(at)]);
      },
      null,
    );
  });

  it('fail with a code that an agent understands where the app cannot do it', async () => {
    await over('scim', await startScim(), async (run) => {
      expect(await run('list_assets')).toMatchObject({ status: 'failed', code: 'app_has_no_such_verb' });
    });
  });

  it('are known before a flow begins that needs what the app cannot do', async () => {
    const vendor = await startScim();
    const app = await installed(appOf('scim'), vendor.settings);
    const unserved = unservedFlows(bot, app.whyNot);
    await Promise.all([app.stop(), vendor.stop()]);
    expect(unserved.map(({ flow }) => flow)).not.toContain('password_reset');
    expect(unserved.find(({ flow }) => flow === 'asset_request')).toEqual({
      flow: 'asset_request',
      for: 'everybody',
      lacks: [
        { verb: 'identity.list_assets', because: 'app_has_no_such_verb' },
        { verb: 'identity.request_asset', because: 'app_has_no_such_verb' },
      ],
    });
    expect(unserved.find(({ flow }) => flow === 'book_demo')?.lacks[0]?.because).toBe('app_not_installed');
  });

  it('serve customers who are proven where only the shop is installed', async () => {
    const vendor = await startShopify();
    const app = await installed(appOf('shopify'), vendor.settings);
    const unserved = unservedFlows(bot, app.whyNot);
    await Promise.all([app.stop(), vendor.stop()]);
    const forWhom = Object.fromEntries(unserved.map((one) => [one.flow, one.for]));
    expect(forWhom).toEqual({
      order_status: 'unproven',
      return_or_refund: 'unproven',
      change_address: 'unproven',
      book_demo: 'everybody',
      password_reset: 'everybody',
      asset_request: 'everybody',
    });
  });
});
