import { GraphqlError } from '../graphql.ts';
import { type Resolver, returnable } from './queries.ts';
import { gid, type Order } from './state.ts';

/** By idempotency key. */
export type Refunds = Map<string, { orderId: string; amount: number }>;

let made = 100;
const no = (message: string) => [{ field: null, message, code: 'INVALID' }];
const find = (orders: Order[], id: unknown) => orders.find((one) => one.id === id);

interface ReturnInput {
  orderId: string;
  returnLineItems: { fulfillmentLineItemId: string; quantity: number; returnReasonNote?: string }[];
  exchangeLineItems?: unknown[];
}

interface RefundInput {
  orderId: string;
  note: string;
  transactions: { amount: string; gateway: string; kind: string; parentId: string }[];
}

export const mutations: Record<string, Resolver> = {
  returnCreate({ orders }, { args }) {
    const input = args.returnInput as ReturnInput;
    const order = find(orders, input.orderId);
    if (!order) return { return: null, userErrors: no('Order does not exist') };
    const left = returnable(order);
    const lines = input.returnLineItems.map(({ fulfillmentLineItemId, quantity, returnReasonNote = '' }) => ({
      line: fulfillmentLineItemId.replace('FulfillmentLineItem', 'LineItem'),
      quantity,
      note: returnReasonNote,
    }));
    if (lines.some(({ note }) => note.length > 255))
      return { return: null, userErrors: no('Return reason note is too long (maximum is 255 characters)') };
    const isPossible = lines.every(({ line, quantity }) =>
      left.some((one) => one.line === line && one.quantity >= quantity),
    );
    if (!isPossible) return { return: null, userErrors: no('Return line items quantity is invalid') };
    const id = gid('Return', ++made);
    const one = {
      id,
      name: `${order.name}-R${order.returns.length + 1}`,
      status: 'OPEN',
      lines,
      exchanged: input.exchangeLineItems ?? [],
    };
    order.returns.push(one);
    return { return: { ...one, returnLineItems: [] }, userErrors: [] };
  },
  returnCancel({ orders }, { args }) {
    const one = orders.flatMap(({ returns }) => returns).find(({ id }) => id === args.id);
    if (one?.status !== 'OPEN') return { return: null, userErrors: no('Return cannot be cancelled') };
    one.status = 'CANCELED';
    return { return: { id: one.id }, userErrors: [] };
  },
  refundCreate({ orders, refunds }, { args, directives }) {
    const { key } = directives.idempotent ?? {};
    if (typeof key !== 'string' || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(key))
      throw new GraphqlError('The @idempotent directive is required for this mutation', 'BAD_REQUEST');
    const { orderId, transactions, note } = args.input as RefundInput;
    const refund = { id: gid('Refund', key.slice(0, 6)) };
    if (refunds.has(key)) return { refund, userErrors: [] };
    const order = find(orders, orderId);
    if (!order) return { refund: null, userErrors: no('Order does not exist') };
    for (const { amount, parentId, gateway } of transactions) {
      const parent = order.transactions.find(({ id }) => id === parentId);
      const back = order.transactions
        .filter((one) => one.parent === parentId)
        .reduce((sum, one) => sum + one.amount, 0);
      if (!parent || parent.gateway !== gateway || Number(amount) > parent.amount - back + 0.001)
        return { refund: null, userErrors: no('Refund amount is greater than the remaining amount') };
    }
    for (const { amount, parentId: parent, gateway } of transactions)
      order.transactions.push({
        id: gid('OrderTransaction', ++made),
        kind: 'REFUND',
        status: 'SUCCESS',
        gateway,
        amount: Number(amount),
        parent,
      });
    order.refunds.push({ id: refund.id, note });
    refunds.set(key, { orderId, amount: transactions.reduce((sum, { amount }) => sum + Number(amount), 0) });
    return { refund, userErrors: [] };
  },
  orderCancel({ orders }, { args }) {
    const order = find(orders, args.orderId);
    if (!order || order.sentAt || order.cancelledAt)
      return {
        job: null,
        orderCancelUserErrors: no('Cannot cancel an order that has outstanding fulfillments'),
      };
    order.cancelsIn = 1;
    return { job: { id: gid('Job', ++made), done: false }, orderCancelUserErrors: [] };
  },
  orderUpdate({ orders }, { args }) {
    const { id, shippingAddress } = args.input as { id: string; shippingAddress: Record<string, string> };
    const order = find(orders, id);
    if (!order) return { order: null, userErrors: no('Order does not exist') };
    const { countryCode = null, ...rest } = shippingAddress;
    order.address = { address2: null, provinceCode: null, ...rest, countryCodeV2: countryCode };
    return { order: { id }, userErrors: [] };
  },
};
