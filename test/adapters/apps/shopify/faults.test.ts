import { shopify } from '../../../../adapters/apps/shopify/index.ts';
import { type FakeShopify, startShopify } from '../../../servers/apps/shopify.ts';
import { installed } from '../callApp.ts';

const order = { customer: 'ana@example.com', order: '1043' };
const path = /graphql/;

let shop: FakeShopify;
let app: Awaited<ReturnType<typeof installed>>;

beforeEach(async () => {
  shop = await startShopify();
  app = await installed(shopify, shop.settings);
});
afterEach(async () => {
  await app.stop();
  await shop.stop();
});

describe('a Shopify shop that is not well', () => {
  it('is waited for while its bucket fills again', async () => {
    shop.throttled = 2;
    await expect(app.call('shop.refund', { ...order, amount: 5 })).resolves.toMatchObject({ amount: 5 });
    expect(app.waited).toEqual([400, 400]);
    shop.throttled = 3;
    await expect(app.call('shop.get_order', order)).rejects.toMatchObject({
      code: 'too_many_requests',
      retryAfterMs: 400,
    });
  });

  it('is waited for as long as its Retry-After says, if that is short', async () => {
    shop.faults.plan(path, { kind: '429', retryAfter: 1 });
    await expect(app.call('shop.get_order', order)).resolves.toMatchObject({ id: '1043' });
    expect(app.waited).toEqual([1_000]);
    shop.faults.plan(path, { kind: '429', retryAfter: 60 });
    await expect(app.call('shop.get_order', order)).rejects.toMatchObject({ retryAfterMs: 60_000 });
  });

  it.each(['html502', 'json500', 'resetBefore'] as const)('gives no answer after %s', async (kind) => {
    shop.faults.plan(path, { kind });
    await expect(app.call('shop.get_order', order)).rejects.toMatchObject({ name: 'NoAnswer' });
  });

  it('gives no answer when it is late, and the call ends with its action', async () => {
    shop.faults.plan(path, { kind: 'hangAfter' });
    await expect(app.call('shop.get_order', order, 'late', 50)).rejects.toMatchObject({ name: 'NoAnswer' });
  });

  it('does once what was done when the answer to the first try was lost', async () => {
    const refund = { ...order, amount: 147.56 };
    const back = { ...order, items: ['2'], reason: 'too small' };
    shop.lost.add('CreateReturn').add('CreateRefund');
    for (const [name, wanted] of [
      ['shop.return_items', back],
      ['shop.refund', refund],
    ] as const) {
      await expect(app.call(name, wanted, name)).rejects.toMatchObject({ name: 'NoAnswer' });
      await expect(app.call(name, wanted, name)).resolves.toBeDefined();
    }
    expect(shop.order('#1043').returns).toHaveLength(1);
    expect(shop.order('#1043').transactions.filter(({ kind }) => kind === 'REFUND')).toHaveLength(1);
  });

  it('says which scope a custom app lacks, and that a token is wrong', async () => {
    await app.install(false, { ...shop.settings, token: 'shpat_wrong' });
    await expect(app.call('shop.get_order', order)).rejects.toMatchObject({ name: 'Refused', status: 401 });
    await expect(app.install(true)).resolves.toMatchObject({ as: 'Acme Outdoor' });
    await expect(app.install(true, { ...shop.settings, token: 'shpat_wrong' })).rejects.toMatchObject({
      code: 'app_refused',
    });
    await expect(app.install(false, { ...shop.settings, shop: 'acme.myshopify.com' })).rejects.toMatchObject({
      field: '/settings/shop',
    });
  });
});
