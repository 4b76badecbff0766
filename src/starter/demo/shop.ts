import type { Json } from '../../domain/json.ts';
import type { Order } from '../../domain/order.ts';
import { type DemoParts, emailIn, type Given, refuse, textIn, type Verbs } from './parts.ts';
import { demoOrders } from './shopOrders.ts';

/** A shop that keeps its state in memory: orders, returns, refunds, addresses. Whose order it is not, sees no order. */
export function createDemoShop({ now }: Pick<DemoParts, 'now'>): Verbs {
  const orders = demoOrders(now());
  const returns = new Map<string, { order: Order; items: string[] }>();

  function own(given: Given): Order {
    const order = orders.get(textIn(given, 'order').replace(/\D/g, ''));
    if (!order || order.customer !== emailIn(given, 'customer')) refuse('not_found', 404);
    return order;
  }

  function setReturned(order: Order, ids: string[], returned: boolean): void {
    for (const item of order.items) if (ids.includes(item.id)) item.returned = returned;
    order.refundable =
      order.items.reduce((sum, item) => sum + (item.returned ? item.price : 0), 0) - order.refunded;
  }

  return {
    find_orders: (given) =>
      asJson([...orders.values()].filter(({ customer }) => customer === emailIn(given, 'customer'))),
    get_order: (given) => asJson(own(given)),
    return_items(given) {
      const order = own(given);
      const ids = [given.items ?? []].flat().map(String);
      const items = order.items.filter(({ id, returned }) => ids.includes(id) && !returned);
      if (order.status !== 'delivered' || ids.length === 0 || items.length < ids.length)
        refuse('not_returnable');
      setReturned(order, ids, true);
      const label = `R${order.id}-${returns.size + 1}`;
      returns.set(label, { order, items: ids });
      return { label, amount: items.reduce((sum, { price }) => sum + price, 0) };
    },
    cancel_return(given) {
      const label = textIn(given, 'label');
      const found = returns.get(label);
      if (!found || found.order.customer !== emailIn(given, 'customer')) refuse('not_found', 404);
      setReturned(found.order, found.items, false);
      returns.delete(label);
      return { label };
    },
    refund(given) {
      const order = own(given);
      const amount = Number(given.amount);
      if (!(amount > 0) || amount > order.refundable) refuse('nothing_to_refund');
      order.refunded += amount;
      order.refundable -= amount;
      return { refund: `F${order.id}`, amount };
    },
    cancel_order(given) {
      const order = own(given);
      if (order.status !== 'processing') refuse('already_sent');
      order.status = 'cancelled';
      order.refunded = order.total;
      return { order: order.id, amount: order.total };
    },
    change_address(given) {
      const order = own(given);
      if (order.status !== 'processing') refuse('already_sent');
      const before = order.address;
      order.address = textIn(given, 'address');
      return { order: order.id, before };
    },
  };
}

/** A copy: what a caller does with it stays with the caller. */
const asJson = (value: unknown): Json => JSON.parse(JSON.stringify(value));
