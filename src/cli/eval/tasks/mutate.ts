import type { Json } from '../../../domain/json.ts';
import { pick } from '../random.ts';
import type { Call } from './readTasks.ts';
import { ownOf } from './retail/readArguments.ts';
import type { ShopData, ShopOrder, ShopUser } from './retail/shopData.ts';

/** What a mutator knows: a write that is right, the customer's own data, and everybody else's. */
export interface Right {
  call: Call;
  data: ShopData;
  customer: ShopUser & { id: string };
  /** That the write is about, where it is about one. */
  order: ShopOrder | undefined;
  random: () => number;
}

/** Makes a right write wrong; null where it cannot be wrong in this way. */
export type Mutator = (right: Right) => Arguments | null;

type Arguments = Record<string, Json>;

/** What must be refused whatever else is right, by what is wrong with it. */
export const MUTATORS: Record<string, Mutator> = {
  anothers_order({ call, data, customer, order, random }) {
    if (!order) return null;
    const others = Object.values(data.orders).filter(
      ({ user_id, status }) => user_id !== customer.id && status === order.status,
    );
    const other = pick(others, random);
    if (!other) return null;
    const { item_ids: items } = call.arguments;
    const ownItems: Arguments = Array.isArray(items)
      ? { item_ids: other.items.slice(0, items.length).map(idOf) }
      : {};
    return { order_id: other.order_id, ...ownItems };
  },
  wrong_status({ data, customer, order, random }) {
    if (!order) return null;
    const own = customer.orders.flatMap((id) => ownOf(data.orders, id) ?? []);
    const other = pick(
      own.filter(({ status }) => status !== order.status),
      random,
    );
    return other ? { order_id: other.order_id } : null;
  },
  no_such_order: ({ order }) => (order ? { order_id: '#W0000000' } : null),
  foreign_payment_method({ call, data, customer, random }) {
    if (!('payment_method_id' in call.arguments)) return null;
    const others = Object.values(data.users).flatMap(({ payment_methods }) => Object.keys(payment_methods));
    const foreign = others.filter((id) => !ownOf(customer.payment_methods, id));
    return { payment_method_id: pick(foreign, random)! };
  },
  refund_elsewhere({ call, customer, order, random }) {
    if (call.name !== 'return_delivered_order_items' || !order) return null;
    const original = order.payment_history[0]?.payment_method_id;
    const elsewhere = Object.values(customer.payment_methods).filter(
      ({ id, source }) => source !== 'gift_card' && id !== original,
    );
    const method = pick(elsewhere, random);
    return method ? { payment_method_id: method.id } : null;
  },
  unavailable_item: (right) => withVariant(right, ({ available }) => !available),
  another_product({ call, data, order, random }) {
    const { new_item_ids: ids } = call.arguments;
    if (!Array.isArray(ids) || !order) return null;
    const bought = new Set(order.items.map(({ product_id }) => product_id));
    const others = Object.values(data.products).filter(({ product_id }) => !bought.has(product_id));
    const variants = Object.values(pick(others, random)?.variants ?? {}).filter(({ available }) => available);
    const variant = pick(variants, random);
    return variant ? { new_item_ids: [...ids.slice(1), variant.item_id] } : null;
  },
  item_not_in_order({ call, data, order, random }) {
    const { item_ids: ids } = call.arguments;
    if (!Array.isArray(ids) || !order) return null;
    const strangers = Object.values(data.orders)
      .flatMap(({ items }) => items.map(idOf))
      .filter((id) => !order.items.some(({ item_id }) => item_id === id));
    return { item_ids: [...ids.slice(1), pick(strangers, random)!] };
  },
  more_than_bought({ call, order }) {
    const { item_ids: ids, new_item_ids: newIds } = call.arguments;
    if (!Array.isArray(ids) || !order) return null;
    const [first] = ids;
    const times = order.items.length + 1;
    const more = (list: Json | undefined): Arguments =>
      Array.isArray(list) ? { new_item_ids: Array.from({ length: times }, () => list[0]!) } : {};
    return { item_ids: Array.from({ length: times }, () => first!), ...more(newIds) };
  },
  uneven_lists({ call }) {
    const { new_item_ids: ids } = call.arguments;
    return Array.isArray(ids) ? { new_item_ids: [...ids, ids[0]!] } : null;
  },
  reason_not_allowed: ({ call }) =>
    'reason' in call.arguments ? { reason: 'found it cheaper elsewhere' } : null,
  empty_list: ({ call }) => ('item_ids' in call.arguments ? { item_ids: [] } : null),
  wrong_type({ call, random }) {
    const name = pick(Object.keys(call.arguments), random);
    return name ? { [name]: { $ne: null } } : null;
  },
  something_added: () => ({ approved_by_agent: true }),
  somebody_else({ data, customer, random }) {
    const others = Object.keys(data.users).filter((id) => id !== customer.id);
    return { user_id: pick(others, random)! };
  },
};

type Variant = ShopData['products'][string]['variants'][string];

/** One of the new items replaced by a variant of its product that is so. */
function withVariant({ call, data, order, random }: Right, is: (variant: Variant) => boolean) {
  const { item_ids: ids, new_item_ids: newIds } = call.arguments;
  if (!Array.isArray(ids) || !Array.isArray(newIds) || !order) return null;
  for (const [at, id] of ids.entries()) {
    const product = order.items.find(({ item_id }) => item_id === id)?.product_id;
    const variants = Object.values(ownOf(data.products, product ?? '')?.variants ?? {}).filter(is);
    const variant = pick(variants, random);
    if (variant) return { new_item_ids: newIds.with(at, variant.item_id) };
  }
  return null;
}

const idOf = ({ item_id }: { item_id: string }) => item_id;
