const DAY_MS = 86_400_000;

export interface Line {
  id: string;
  name: string;
  quantity: number;
  unit: number;
  /** Of all pieces, on top. */
  tax: number;
}

export interface Return {
  id: string;
  name: string;
  status: string;
  lines: { line: string; quantity: number; note: string }[];
  exchanged: unknown[];
}

export interface Transaction {
  id: string;
  kind: string;
  status: string;
  gateway: string;
  amount: number;
  parent: string | null;
}

export interface Order {
  id: string;
  name: string;
  email: string;
  createdAt: string;
  cancelledAt: string | null;
  /** Cancelled so many reads after it was asked for: Shopify takes its time. */
  cancelsIn: number | null;
  paidIn: string;
  address: Record<string, string | null> | null;
  lines: Line[];
  sentAt: string | null;
  deliveredAt: string | null;
  returns: Return[];
  transactions: Transaction[];
  refunds: { id: string; note: string }[];
}

export const gid = (type: string, id: string | number) => `gid://shopify/${type}/${id}`;

/** A small shop as seen from `now`: one order on its way, one delivered, one being packed, and somebody else's. */
export function someOrders(now: number): Order[] {
  const at = (daysAgo: number) => new Date(now - daysAgo * DAY_MS).toISOString();
  const order = (number: number, more: Partial<Order> & { lines: Line[] }): Order => ({
    id: gid('Order', 5000 + number),
    name: `#${number}`,
    email: 'ana@example.com',
    createdAt: at(14),
    cancelledAt: null,
    cancelsIn: null,
    paidIn: 'EUR',
    address: {
      address1: '12 Oak Lane',
      address2: null,
      city: 'Berlin',
      zip: '10115',
      provinceCode: null,
      countryCodeV2: 'DE',
      firstName: 'Ana',
      lastName: 'Ruiz',
    },
    sentAt: null,
    deliveredAt: null,
    returns: [],
    refunds: [],
    transactions: [
      {
        id: gid('OrderTransaction', 7000 + number),
        kind: 'SALE',
        status: 'SUCCESS',
        gateway: 'shopify_payments',
        amount: more.lines.reduce((sum, { unit, quantity, tax }) => sum + unit * quantity + tax, 0),
        parent: null,
      },
    ],
    ...more,
  });
  const line = (id: number, name: string, unit: number, quantity = 1, tax = 0): Line => ({
    id: gid('LineItem', id),
    name,
    unit,
    quantity,
    tax,
  });
  return [
    order(1042, { lines: [line(1, 'Trail shoes', 89)], sentAt: at(3) }),
    order(1043, {
      lines: [line(2, 'Rain jacket', 100, 1, 19), line(3, 'Wool socks', 12, 2, 4.56)],
      createdAt: at(15),
      sentAt: at(12),
      deliveredAt: at(10),
    }),
    order(1044, { lines: [line(4, 'Desk lamp', 39)], createdAt: at(1) }),
    order(2042, {
      lines: [line(5, 'Coffee grinder', 49)],
      email: 'ben@example.com',
      sentAt: at(8),
      deliveredAt: at(5),
    }),
  ];
}
