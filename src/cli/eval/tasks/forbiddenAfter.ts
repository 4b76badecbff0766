import type { Right } from './mutate.ts';
import type { Call } from './readTasks.ts';
import { ownOf } from './retail/readArguments.ts';

/** Everything that could be done with the order of a write, and that its status does not allow. */
export function forbiddenAfter({ data, customer, order }: Right): Call[] {
  const [item] = order?.items ?? [];
  if (!order || !item) return [];
  const { order_id, status } = order;
  const variants = Object.values(ownOf(data.products, item.product_id)?.variants ?? {});
  const items = { order_id, item_ids: [item.item_id] };
  const swap = {
    ...items,
    new_item_ids: variants
      .filter(({ available }) => available)
      .map(({ item_id }) => item_id)
      .slice(0, 1),
  };
  const method = { payment_method_id: order.payment_history[0]?.payment_method_id ?? '' };
  const others = Object.keys(customer.payment_methods).filter((id) => id !== method.payment_method_id);
  const writes: Record<string, Record<string, Call['arguments']>> = {
    pending: {
      cancel_pending_order: { order_id, reason: 'no longer needed' },
      modify_pending_order_address: { order_id, ...customer.address },
      modify_pending_order_items: { ...swap, ...method },
      modify_pending_order_payment: { order_id, payment_method_id: others[0] ?? method.payment_method_id },
    },
    delivered: {
      return_delivered_order_items: { ...items, ...method },
      exchange_delivered_order_items: { ...swap, ...method },
    },
  };
  return Object.entries(writes)
    .filter(([needed]) => needed !== status)
    .flatMap(([, calls]) => Object.entries(calls).map(([name, given]) => ({ name, arguments: given })));
}
