import type { Field } from '../graphql.ts';
import { gid, type Order } from './state.ts';

export type Resolver = (
  world: { orders: Order[]; refunds: Map<string, { orderId: string; amount: number }>; now: number },
  field: Field,
) => unknown;

const money = (amount: number, currencyCode = 'EUR') => ({
  shopMoney: { amount: amount.toFixed(2), currencyCode: 'EUR' },
  presentmentMoney: { amount: amount.toFixed(2), currencyCode },
});

const refundedOf = ({ transactions }: Order) =>
  transactions.filter(({ kind }) => kind === 'REFUND').reduce((sum, { amount }) => sum + amount, 0);

function shown(order: Order): object {
  if (order.cancelsIn !== null && order.cancelsIn-- <= 0) {
    order.cancelledAt = new Date().toISOString();
    order.cancelsIn = null;
  }
  const lineItems = order.lines.map(({ id, name, quantity, unit, tax }) => ({
    id,
    name,
    quantity,
    discountedUnitPriceAfterAllDiscountsSet: money(unit),
    taxLines: tax > 0 ? [{ priceSet: money(tax) }] : [],
  }));
  return {
    ...order,
    currencyCode: 'EUR',
    presentmentCurrencyCode: order.paidIn,
    taxesIncluded: false,
    displayFulfillmentStatus: order.sentAt ? 'FULFILLED' : 'UNFULFILLED',
    totalPriceSet: money(
      order.lines.reduce((sum, { unit, quantity, tax }) => sum + unit * quantity + tax, 0),
    ),
    totalRefundedSet: money(refundedOf(order)),
    shippingAddress: order.address,
    lineItems,
    fulfillments: order.sentAt ? [parcel(order, order.sentAt)] : [],
    returns: order.returns.map(({ lines, ...one }) => ({
      ...one,
      returnLineItems: lines.map(({ line, quantity, note }) => ({
        quantity,
        returnReasonNote: note,
        fulfillmentLineItem: { id: line.replace('LineItem', 'FulfillmentLineItem'), lineItem: { id: line } },
      })),
    })),
    transactions: order.transactions.map(({ amount, parent, ...one }) => ({
      ...one,
      amountSet: money(amount),
      parentTransaction: parent === null ? null : { id: parent },
    })),
  };
}

const parcel = ({ deliveredAt }: Order, createdAt: string) => ({
  createdAt,
  deliveredAt,
  estimatedDeliveryAt: new Date(Date.parse(createdAt) + 2 * 86_400_000).toISOString(),
  status: 'SUCCESS',
  trackingInfo: [{ company: 'DHL', number: '00340434' }],
});

/** `email:"a@b" AND …`: Shopify's search matches the words of an address, not the address. */
function search(orders: Order[], query: string): Order[] {
  const email = /email:"((?:\\.|[^"\\])*)"/.exec(query)?.[1]?.replace(/\\(.)/g, '$1') ?? '';
  const words = email.toLowerCase().split(/\W+/);
  return orders
    .filter((order) => words.some((word) => order.email.split(/\W+/).includes(word)))
    .sort((a, b) => b.createdAt.localeCompare(a.createdAt));
}

/** What was sent and is in no return yet. */
export function returnable(order: Order): { line: string; quantity: number }[] {
  if (!order.sentAt) return [];
  const taken = (id: string) =>
    order.returns
      .filter(({ status }) => status === 'OPEN')
      .flatMap(({ lines }) => lines)
      .filter(({ line }) => line === id)
      .reduce((sum, { quantity }) => sum + quantity, 0);
  return order.lines
    .map(({ id, quantity }) => ({ line: id, quantity: quantity - taken(id) }))
    .filter(({ quantity }) => quantity > 0);
}

export const queries: Record<string, Resolver> = {
  shop: () => ({ id: gid('Shop', 1), name: 'Acme Outdoor' }),
  order: ({ orders }, { args }) => {
    const found = orders.find(({ id }) => id === args.id);
    return found ? shown(found) : null;
  },
  return({ orders }, { args }) {
    const order = orders.find(({ returns }) => returns.some(({ id }) => id === args.id));
    return order ? { id: args.id, order: shown(order) } : null;
  },
  orders: ({ orders }, { args }) => search(orders, String(args.query)).map(shown),
  productVariants: (_, { args }) =>
    [
      {
        id: gid('ProductVariant', 31),
        displayName: 'Rain jacket - Blue',
        sku: 'RJ-B',
        price: '119.00',
        availableForSale: true,
        sellableOnlineQuantity: 4,
      },
      {
        id: gid('ProductVariant', 32),
        displayName: 'Rain jacket - Red',
        sku: 'RJ-R',
        price: '119.00',
        availableForSale: false,
        sellableOnlineQuantity: -2,
      },
    ].filter(({ displayName }) =>
      (String(args.query).match(/[\p{L}\p{N}]+/gu) ?? []).every((word) =>
        displayName.toLowerCase().includes(word.toLowerCase()),
      ),
    ),
  returnableFulfillments({ orders }, { args }) {
    const order = orders.find(({ id }) => id === args.orderId);
    const lines = order ? returnable(order) : [];
    if (lines.length === 0) return [];
    const returnableFulfillmentLineItems = lines.map(({ line, quantity }) => ({
      quantity,
      fulfillmentLineItem: { id: line.replace('LineItem', 'FulfillmentLineItem'), lineItem: { id: line } },
    }));
    return [{ id: gid('ReturnableFulfillment', 1), returnableFulfillmentLineItems }];
  },
};
