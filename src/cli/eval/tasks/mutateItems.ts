import type { Json } from '../../../domain/json.ts';
import { pick } from '../random.ts';
import type { Mutator } from './mutate.ts';
import { ownOf } from './retail/readArguments.ts';
import type { ShopData, ShopOrder } from './retail/shopData.ts';

/** What is wrong with a list of items, with what comes for them, or with what shall pay for it. */
export const ITEM_MUTATORS: Record<string, Mutator> = {
  items_of_another_own_order({ call, data, customer, order, random }) {
    if (!order || !Array.isArray(call.arguments.item_ids)) return null;
    const others = customer.orders
      .flatMap((id) => ownOf(data.orders, id)?.items ?? [])
      .filter(({ item_id }) => !has(order, item_id));
    const other = pick(others, random);
    return other ? { item_ids: [...call.arguments.item_ids.slice(1), other.item_id] } : null;
  },
  an_item_twice({ call, order }) {
    const { item_ids: ids, new_item_ids: newIds } = call.arguments;
    if (!order || !Array.isArray(ids)) return null;
    const once = ids.findIndex((id) => order.items.filter(({ item_id }) => item_id === id).length === 1);
    if (once < 0) return null;
    const twice = { item_ids: [...ids, ids[once]!] };
    return Array.isArray(newIds) ? { ...twice, new_item_ids: [...newIds, newIds[once]!] } : twice;
  },
  too_few_new_items: ({ call }) =>
    Array.isArray(call.arguments.new_item_ids)
      ? { new_item_ids: call.arguments.new_item_ids.slice(1) }
      : null,
  a_product_for_an_item({ call, order }) {
    const { item_ids: ids } = call.arguments;
    if (!order || !Array.isArray(ids)) return null;
    const item = order.items.find(({ item_id }) => item_id === ids[0]);
    return item ? { item_ids: [item.product_id, ...ids.slice(1)] } : null;
  },
  a_product_for_a_new_item({ call, order }) {
    const { item_ids: ids, new_item_ids: newIds } = call.arguments;
    if (!order || !Array.isArray(ids) || !Array.isArray(newIds)) return null;
    const item = order.items.find(({ item_id }) => item_id === ids[0]);
    return item ? { new_item_ids: [item.product_id, ...newIds.slice(1)] } : null;
  },
  /** In stock, and a product that is in the order: but not the one that goes. */
  another_product_of_the_order({ call, data, order, random }) {
    const { item_ids: ids, new_item_ids: newIds } = call.arguments;
    if (!order || !Array.isArray(ids) || !Array.isArray(newIds)) return null;
    const gone = order.items.find(({ item_id }) => item_id === ids[0]);
    const others = order.items.filter(({ product_id }) => product_id !== gone?.product_id);
    const variant = pick(
      others.flatMap(({ product_id }) => inStock(data, product_id)),
      random,
    );
    return variant ? { new_item_ids: [variant.item_id, ...newIds.slice(1)] } : null;
  },
  /** The dearest variants, on a gift card that does not hold as much. */
  too_poor_a_gift_card({ call, data, customer, order }) {
    const { item_ids: ids, new_item_ids: newIds } = call.arguments;
    const cards = Object.values(customer.payment_methods).filter(({ source }) => source === 'gift_card');
    if (!order || cards.length === 0 || call.name === 'return_delivered_order_items') return null;
    const swaps = Array.isArray(ids) && Array.isArray(newIds) ? dearest(data, order, ids) : null;
    const cost = swaps?.cost ?? order.payment_history[0]?.amount ?? 0;
    const card = cards.find(({ balance = 0 }) => balance < cost);
    if (!card || !('payment_method_id' in call.arguments)) return null;
    return { payment_method_id: card.id, ...(swaps ? { new_item_ids: swaps.ids } : {}) };
  },
  the_payment_that_it_has({ call, order }) {
    const paid = order?.payment_history[0]?.payment_method_id;
    return paid && call.name === 'modify_pending_order_payment' ? { payment_method_id: paid } : null;
  },
};

const has = ({ items }: ShopOrder, id: string) => items.some(({ item_id }) => item_id === id);

function inStock({ products }: ShopData, product: string) {
  const variants = Object.values(ownOf(products, product)?.variants ?? {});
  return variants.filter(({ available }) => available);
}

/** The dearest variant that there is for each of these items, and what all of them cost more. */
function dearest(data: ShopData, { items }: ShopOrder, ids: Json[]): { ids: string[]; cost: number } | null {
  const swaps = ids.flatMap((id) => {
    const item = items.find(({ item_id }) => item_id === id);
    const [best] = inStock(data, item?.product_id ?? '').toSorted((a, b) => b.price - a.price);
    return item && best ? [{ id: best.item_id, more: best.price - item.price }] : [];
  });
  if (swaps.length !== ids.length) return null;
  return { ids: swaps.map(({ id }) => id), cost: swaps.reduce((sum, { more }) => sum + more, 0) };
}
