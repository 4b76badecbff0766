import type { Order } from '../../domain/order.ts';

const DAY_MS = 86_400_000;
const RETURN_DAYS = 30;

/** Days before today: placed, expected, delivered. */
type Days = [placed: number, expected: number, delivered?: number];

const HOMES: Record<string, string> = {
  'ana@example.com': '12 Oak Lane, 10115 Berlin',
  'ben@example.com': '4 Mill Road, Cambridge CB1 2AD',
  'chloe@example.com': '8 rue des Lilas, 69003 Lyon',
};

const SOLD: [id: string, customer: string, status: Order['status'], days: Days, items: [string, number][]][] =
  [
    [
      '1042',
      'ana@example.com',
      'shipped',
      [4, -2],
      [
        ['Trail shoes, size 39', 89],
        ['Wool socks', 12],
      ],
    ],
    [
      '1043',
      'ana@example.com',
      'delivered',
      [14, 10, 10],
      [
        ['Rain jacket, blue', 129],
        ['Wool cap, grey', 24],
      ],
    ],
    ['1044', 'ana@example.com', 'processing', [0, -5], [['Desk lamp, white', 39]]],
    ['1045', 'ana@example.com', 'delivered', [50, 45, 45], [['Backpack, green', 79]]],
    ['2042', 'ben@example.com', 'delivered', [9, 5, 5], [['Coffee grinder', 49]]],
    ['2043', 'ben@example.com', 'processing', [1, -3], [['Kettle, steel', 59]]],
    ['3042', 'chloe@example.com', 'shipped', [12, 4], [['Tent for two', 219]]],
  ];

/** What the demo shop has sold, as seen from `now`: there is always an order on its way, and one that is too old to return. */
export function demoOrders(now: number): Map<string, Order> {
  const at = (daysAgo: number) => new Date(now - daysAgo * DAY_MS).toISOString();
  const orders = SOLD.map(([id, customer, status, [placed, expected, delivered], sold]): Order => {
    const items = sold.map(([name, price], i) => ({
      id: `${id}-${i + 1}`,
      name,
      quantity: 1,
      price,
      returned: false,
    }));
    return {
      id,
      customer,
      status,
      placed_at: at(placed),
      expected_at: at(expected),
      ...(delivered === undefined
        ? {}
        : { delivered_at: at(delivered), return_until: at(delivered - RETURN_DAYS) }),
      carrier: 'Demo Parcel',
      tracking: `DP${id}00`,
      address: HOMES[customer] ?? '',
      items,
      currency: 'EUR',
      total: items.reduce((sum, { price }) => sum + price, 0),
      refundable: 0,
      refunded: 0,
    };
  });
  return new Map(orders.map((order) => [order.id, order]));
}
