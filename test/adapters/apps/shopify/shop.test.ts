import { shopify } from '../../../../adapters/apps/shopify/index.ts';
import { type FakeShopify, startShopify } from '../../../servers/apps/shopify.ts';
import { installed } from '../callApp.ts';

const ana = { customer: 'ana@example.com' };
const ben = { customer: 'ben@example.com' };

let shop: FakeShopify;
let app: Awaited<ReturnType<typeof installed>>;
const call = (...args: Parameters<typeof app.call>) => app.call(...args);

beforeEach(async () => {
  shop = await startShopify();
  app = await installed(shopify, shop.settings);
});
afterEach(async () => {
  await app.stop();
  await shop.stop();
});

describe('a Shopify shop', () => {
  it('shows the customer’s orders, the newest first, as flows know them', async () => {
    const orders = await call('shop.find_orders', ana);
    expect(orders.map(({ id, status }: { id: string; status: string }) => `${id} ${status}`)).toEqual([
      '1044 processing',
      '1042 shipped',
      '1043 delivered',
    ]);
    expect(await call('shop.get_order', { ...ana, order: '#1043' })).toMatchObject({
      id: '1043',
      customer: 'ana@example.com',
      carrier: 'DHL',
      tracking: '00340434',
      address: '12 Oak Lane, 10115 Berlin',
      items: [
        { id: '2', name: 'Rain jacket', quantity: 1, price: 119, returned: false },
        { id: '3', name: 'Wool socks', quantity: 2, price: 28.56, returned: false },
      ],
      currency: 'EUR',
      total: 147.56,
      refundable: 0,
      refunded: 0,
    });
  });

  it('expects an order on the day that its carrier names, and before that some days after it was placed', async () => {
    const packed = await call('shop.get_order', { ...ana, order: '1044' });
    expect(Date.parse(packed.expected_at) - Date.parse(packed.placed_at)).toBe(7 * 86_400_000);
    const sent = await call('shop.get_order', { ...ana, order: '1042' });
    expect(Date.parse(sent.expected_at) - Date.parse(shop.order('#1042').sentAt ?? '')).toBe(2 * 86_400_000);
  });

  it('gives a delivered order its last day for a return', async () => {
    const order = await call('shop.get_order', { ...ana, order: '1043' });
    expect(Date.parse(order.return_until) - Date.parse(order.delivered_at)).toBe(30 * 86_400_000);
  });

  it('counts a parcel of which no carrier reports as delivered only when the admin says after how many days', async () => {
    expect((await call('shop.get_order', { ...ana, order: '1042' })).status).toBe('shipped');
    await app.install(false, { ...shop.settings, deliveryDays: 2 });
    expect((await call('shop.get_order', { ...ana, order: '1042' })).status).toBe('delivered');
  });

  it('finds nobody else’s order, even where the search matches words of both addresses', async () => {
    expect((await call('shop.find_orders', ben)).map(({ id }: { id: string }) => id)).toEqual(['2042']);
    await expect(call('shop.get_order', { ...ben, order: '1042' })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(call('shop.refund', { ...ben, order: '1043', amount: 5 })).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(shop.refunds.size).toBe(0);
  });

  it('does not let an address break out of the search', async () => {
    await expect(
      call('shop.find_orders', { customer: 'a" OR email:"ben@example.com' }),
    ).rejects.toMatchObject({
      code: 'bad_arguments',
    });
    expect(await call('shop.find_orders', { customer: "o'neil+x@example.com" })).toEqual([]);
  });

  it('opens a return once, however often it is asked for under one key', async () => {
    const wanted = { ...ana, order: '1043', items: ['3'], reason: 'too small '.repeat(40) };
    const first = await call('shop.return_items', wanted, 'same');
    expect(first).toEqual({ label: expect.stringMatching(/^R\d+$/), amount: 28.56 });
    expect(await call('shop.return_items', wanted, 'same')).toEqual(first);
    expect(shop.order('#1043').returns).toHaveLength(1);
    const order = await call('shop.get_order', { ...ana, order: '1043' });
    expect(order.items.map(({ returned }: { returned: boolean }) => returned)).toEqual([false, true]);
    expect(order.refundable).toBe(28.56);
    await expect(call('shop.return_items', wanted)).rejects.toMatchObject({ code: 'not_returnable' });
  });

  it('returns all of the named items or none', async () => {
    const wanted = { ...ana, order: '1043', items: ['2', '999'], reason: '' };
    await expect(call('shop.return_items', wanted)).rejects.toMatchObject({ code: 'not_returnable' });
    await expect(
      call('shop.return_items', { ...wanted, order: '1042', items: ['1'] }),
    ).resolves.toBeDefined();
    await expect(call('shop.return_items', { ...wanted, order: '1044', items: ['4'] })).rejects.toMatchObject(
      {
        code: 'not_returnable',
      },
    );
    expect(shop.order('#1043').returns).toHaveLength(0);
  });

  it('takes a return back, and then nothing is to be refunded', async () => {
    const { label } = await call('shop.return_items', { ...ana, order: '1043', items: ['2'], reason: '' });
    await expect(call('shop.cancel_return', { ...ben, label })).rejects.toMatchObject({ code: 'not_found' });
    expect(await call('shop.cancel_return', { ...ana, label })).toEqual({ label });
    expect(await call('shop.get_order', { ...ana, order: '1043' })).toMatchObject({ refundable: 0 });
    await expect(call('shop.cancel_return', { ...ana, label })).rejects.toMatchObject({
      code: 'return_not_cancelled',
    });
  });

  it('sends another variant instead of what comes back', async () => {
    const [blue, red] = await call('shop.find_stock', { product: 'rain jacket" *' });
    expect([blue, red]).toMatchObject([
      { variant: '31', name: 'Rain jacket - Blue', price: 119, available: 4 },
      { variant: '32', available: 0 },
    ]);
    await call('shop.exchange_items', {
      ...ana,
      order: '1043',
      items: ['2'],
      replacements: [{ variant: '31' }],
    });
    expect(shop.order('#1043').returns[0]?.exchanged).toEqual([
      { variantId: 'gid://shopify/ProductVariant/31', quantity: 1 },
    ]);
  });

  it('refunds once under one key, over the payments, and never more than was paid', async () => {
    const order = shop.order('#1043');
    const [sale] = order.transactions;
    if (sale) sale.amount = 100;
    order.transactions.push({
      id: 'gid://shopify/OrderTransaction/1',
      kind: 'SALE',
      status: 'SUCCESS',
      gateway: 'gift_card',
      amount: 47.56,
      parent: null,
    });
    const first = await call('shop.refund', { ...ana, order: '1043', amount: 119 }, 'same');
    expect(first).toMatchObject({ amount: 119 });
    expect(order.transactions.slice(2).map(({ gateway, amount }) => [gateway, amount])).toEqual([
      ['shopify_payments', 100],
      ['gift_card', 19],
    ]);
    await expect(call('shop.refund', { ...ana, order: '1043', amount: 28.57 })).rejects.toMatchObject({
      code: 'nothing_to_refund',
    });
    expect(await call('shop.refund', { ...ana, order: '1043', amount: 28.56 })).toMatchObject({
      amount: 28.56,
    });
    expect(await call('shop.get_order', { ...ana, order: '1043' })).toMatchObject({
      refunded: 147.56,
      refundable: 0,
    });
  });

  it('leaves orders that were paid in another currency to a person', async () => {
    shop.order('#1043').paidIn = 'USD';
    await expect(call('shop.refund', { ...ana, order: '1043', amount: 5 })).rejects.toMatchObject({
      code: 'other_currency',
    });
  });

  it('cancels what has not left, waiting for Shopify’s job, and again without harm', async () => {
    expect(await call('shop.cancel_order', { ...ana, order: '1044' })).toEqual({ order: '1044', amount: 39 });
    expect(await call('shop.get_order', { ...ana, order: '1044' })).toMatchObject({ status: 'cancelled' });
    expect(await call('shop.cancel_order', { ...ana, order: '1044' })).toEqual({ order: '1044', amount: 39 });
    expect(shop.done.filter((name) => name === 'CancelOrder')).toHaveLength(1);
    await expect(call('shop.cancel_order', { ...ana, order: '1042' })).rejects.toMatchObject({
      code: 'already_sent',
    });
  });

  it('changes the address of what has not left, in its country and for its name', async () => {
    const address = '4a Rosenweg, Hinterhaus, 20095 Hamburg';
    expect(await call('shop.change_address', { ...ana, order: '1044', address })).toEqual({
      order: '1044',
      before: '12 Oak Lane, 10115 Berlin',
    });
    expect(shop.order('#1044').address).toMatchObject({
      address1: '4a Rosenweg',
      address2: 'Hinterhaus',
      zip: '20095',
      city: 'Hamburg',
      countryCodeV2: 'DE',
      lastName: 'Ruiz',
    });
    await expect(call('shop.change_address', { ...ana, order: '1042', address })).rejects.toMatchObject({
      code: 'already_sent',
    });
  });

  it('sends no parcel to an address that it can only guess', async () => {
    const wanted = { ...ana, order: '1044', address: 'to my new flat in Hamburg please' };
    await expect(call('shop.change_address', wanted)).rejects.toMatchObject({ code: 'address_not_clear' });
    expect(shop.order('#1044').address).toMatchObject({ city: 'Berlin' });
  });
});
