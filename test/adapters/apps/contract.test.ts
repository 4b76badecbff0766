import { z } from 'zod';
import { apps as shelf } from '../../../adapters/index.ts';
import type { AnyApp } from '../../../src/domain/app.ts';
import type { Json } from '../../../src/domain/json.ts';
import { Order } from '../../../src/domain/order.ts';
import { createDemoApps } from '../../../src/starter/demo/createDemoApps.ts';
import { FakeCalendly } from '../../servers/apps/calendly.ts';
import { startShopify } from '../../servers/apps/shopify.ts';
import { installed } from './callApp.ts';

type Call = (verb: string, given: Record<string, Json>) => Promise<unknown>;
const appOf = (name: string) => shelf.find((one) => one.name === name) as AnyApp;
const ANA = 'ana@example.com';
const TOMORROW = `${new Date(Date.now() + 86_400_000).toISOString().slice(0, 13)}:00:00.000Z`;

const Times = z.array(
  z.strictObject({
    start: z.iso.datetime(),
    day: z.iso.date(),
    time: z.string().regex(/^\d\d:\d\d$/),
    weekday: z.enum(['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']),
  }),
);

async function overDemo(test: (call: Call) => Promise<void>): Promise<void> {
  const demo = createDemoApps({ now: Date.now, mail() {} });
  let calls = 0;
  await test((verb, given) => demo(verb, given, { key: `k${++calls}` }));
}

async function overApp(
  name: string,
  vendor: { settings: object; stop(): Promise<void> },
  test: (call: Call) => Promise<void>,
): Promise<void> {
  const app = await installed(appOf(name), vendor.settings);
  await test(app.call).finally(() => Promise.all([app.stop(), vendor.stop()]));
}

describe.each([
  ['the demo', overDemo],
  ['Shopify', async (test: (call: Call) => Promise<void>) => overApp('shopify', await startShopify(), test)],
])('a shop, which is %s', (_, over) => {
  it('gives orders of the one shape that flows read', async () => {
    await over(async (call) => {
      const listed = z
        .array(Order)
        .min(3)
        .parse(await call('shop.find_orders', { customer: ANA }));
      expect(new Set(listed.map(({ status }) => status)).size).toBeGreaterThan(1);
      for (const { id } of listed) {
        const order = Order.parse(await call('shop.get_order', { customer: ANA, order: id }));
        expect([order.id, order.customer]).toEqual([id, ANA]);
        expect(order.status === 'delivered').toBe(order.return_until !== undefined);
      }
    });
  });

  it('says alike what was returned, taken back, refunded, cancelled, sent elsewhere and refused', async () => {
    await over(async (call) => {
      const own = { customer: ANA, order: '1043' };
      const { items } = Order.parse(await call('shop.get_order', own));
      const item = items.at(-1)!;
      const asked = { ...own, items: [item.id], reason: 'too small' };
      const { label, amount } = Returned.parse(await call('shop.return_items', asked));
      expect(amount).toBe(item.price);
      expect(Order.parse(await call('shop.get_order', own)).refundable).toBe(item.price);
      expect(await call('shop.cancel_return', { customer: ANA, label })).toMatchObject({ label });
      expect(Order.parse(await call('shop.get_order', own)).refundable).toBe(0);
      await call('shop.return_items', asked);
      expect(await call('shop.refund', { ...own, amount })).toMatchObject({
        amount,
        refund: expect.any(String),
      });
      expect(Order.parse(await call('shop.get_order', own))).toMatchObject({
        refundable: 0,
        refunded: amount,
      });
      const open = { customer: ANA, order: '1044' };
      const address = '1 New Street, 20095 Hamburg';
      expect(await call('shop.change_address', { ...open, address })).toMatchObject({ order: '1044' });
      expect(Order.parse(await call('shop.get_order', open)).address).toContain('1 New Street');
      expect(await call('shop.cancel_order', open)).toMatchObject({
        order: '1044',
        amount: expect.any(Number),
      });
      const refused = { code: 'not_found', status: 404 };
      await expect(
        call('shop.get_order', { customer: 'ben@example.com', order: '1043' }),
      ).rejects.toMatchObject(refused);
    });
  });
});

const Returned = z.object({ label: z.string().min(1), amount: z.number().positive() });

describe.each([
  ['the demo', overDemo],
  [
    'Calendly',
    async (test: (call: Call) => Promise<void>) =>
      overApp('calendly', await new FakeCalendly(Date.now, [TOMORROW]).listen(), test),
  ],
])('a calendar, which is %s', (_, over) => {
  it('offers times of the one shape that flows read, books one, and gives it free again', async () => {
    await over(async (call) => {
      const times = Times.min(1).parse(await call('calendar.free_times', {}));
      const { start, day } = times[0]!;
      expect(Times.parse(await call('calendar.free_times', { day })).map((one) => one.start)).toContain(
        start,
      );
      const booked = await call('calendar.book', { email: ANA, start });
      expect(booked).toMatchObject({ id: expect.any(String), start: expect.any(String) });
      const { id } = booked as { id: string };
      expect(Times.parse(await call('calendar.free_times', { day })).map((one) => one.start)).not.toContain(
        start,
      );
      await call('calendar.cancel', { id, email: ANA });
      expect(Times.parse(await call('calendar.free_times', { day })).map((one) => one.start)).toContain(
        start,
      );
    });
  });
});

describe('the settings of calendars', () => {
  it('ask for the time zone in the same words', () => {
    const zoneOf = (name: string) => {
      const { properties } = z.toJSONSchema(appOf(name).settings, { io: 'input' });
      return properties?.timezone;
    };
    expect(zoneOf('ics')).toEqual(zoneOf('calendly'));
    expect(zoneOf('ics')).toMatchObject({ title: 'Time zone', default: 'UTC' });
  });
});
