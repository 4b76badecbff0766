import type { Arguments, Tool } from './createShop.ts';
import { cents, changeBalance } from './paymentTools.ts';
import { listOf, no, orderOf, ownOf, textOf, userOf } from './readArguments.ts';
import type { ShopData, ShopOrder } from './shopData.ts';

/** Items of an order that go, and what comes for each. */
interface Swap {
  item: ShopOrder['items'][number];
  variant: ShopData['products'][string]['variants'][string];
}

export const itemTools: Record<string, Tool> = {
  return_delivered_order_items(data, given) {
    const order = orderOf(data, given);
    if (order.status !== 'delivered') throw no('non-delivered order cannot be returned');
    const method = methodOf(data, order, given);
    if (method.source !== 'gift_card' && method.id !== order.payment_history[0]?.payment_method_id)
      throw no('payment method should be either the original one or a gift card');
    const items = listOf(given, 'item_ids');
    demandItems(order, items);
    return Object.assign(order, {
      status: 'return requested',
      return_items: items.toSorted(),
      return_payment_method_id: method.id,
    }) as never;
  },
  exchange_delivered_order_items(data, given) {
    const order = orderOf(data, given);
    if (order.status !== 'delivered') throw no('non-delivered order cannot be exchanged');
    const swaps = swapsIn(data, order, given);
    const difference = cents(sum(swaps));
    const method = methodOf(data, order, given);
    demandBalance(method, difference);
    return Object.assign(order, {
      status: 'exchange requested',
      exchange_items: listOf(given, 'item_ids').toSorted(),
      exchange_new_items: listOf(given, 'new_item_ids').toSorted(),
      exchange_payment_method_id: method.id,
      exchange_price_difference: difference,
    }) as never;
  },
  modify_pending_order_items(data, given) {
    const order = orderOf(data, given);
    if (order.status !== 'pending') throw no('non-pending order cannot be modified');
    const swaps = swapsIn(data, order, given);
    const difference = sum(swaps);
    const method = methodOf(data, order, given);
    demandBalance(method, difference);
    order.payment_history.push({
      transaction_type: difference > 0 ? 'payment' : 'refund',
      amount: Math.abs(difference),
      payment_method_id: method.id,
    });
    changeBalance(method, -difference);
    for (const { item, variant } of swaps)
      Object.assign(item, { item_id: variant.item_id, price: variant.price, options: variant.options });
    order.status = 'pending (item modified)';
    return order as never;
  },
};

/** Each item with the variant of its product that comes for it; one that stands twice in the order may go twice. */
function swapsIn({ products }: ShopData, order: ShopOrder, given: Arguments): Swap[] {
  const [items, newItems] = [listOf(given, 'item_ids'), listOf(given, 'new_item_ids')];
  demandItems(order, items);
  if (items.length !== newItems.length) throw no('the number of items to be exchanged should match');
  const left = [...order.items];
  return items.map((id, at) => {
    const item = left.splice(
      left.findIndex(({ item_id }) => item_id === id),
      1,
    )[0]!;
    const variant = ownOf(ownOf(products, item.product_id)?.variants ?? {}, newItems[at]!);
    if (!variant?.available) throw no(`new item ${newItems[at]} not found or available`);
    return { item, variant };
  });
}

function demandItems({ items }: ShopOrder, ids: string[]): void {
  for (const id of ids) {
    const there = items.filter(({ item_id }) => item_id === id).length;
    if (ids.filter((one) => one === id).length > there) throw no(`${id} not found in the order`);
  }
}

const sum = (swaps: Swap[]) =>
  swaps.reduce((total, { item, variant }) => total + (variant.price - item.price), 0);

function methodOf(data: ShopData, { user_id }: ShopOrder, given: Arguments) {
  const method = ownOf(userOf(data, user_id).payment_methods, textOf(given, 'payment_method_id'));
  if (!method) throw no('payment method not found');
  return method;
}

function demandBalance({ source, balance = 0 }: ReturnType<typeof methodOf>, amount: number): void {
  if (source === 'gift_card' && balance < amount)
    throw no('insufficient gift card balance to pay for the price difference');
}
