import type { Tool } from './createShop.ts';
import { no, orderOf, ownOf, textOf, userOf } from './readArguments.ts';
import type { ShopUser } from './shopData.ts';

const REASONS = ['no longer needed', 'ordered by mistake'];

export const paymentTools: Record<string, Tool> = {
  cancel_pending_order(data, given) {
    const order = orderOf(data, given);
    if (order.status !== 'pending') throw no('non-pending order cannot be cancelled');
    const reason = textOf(given, 'reason');
    if (!REASONS.includes(reason)) throw no('invalid reason');
    const { payment_methods: methods } = userOf(data, order.user_id);
    const refunds = order.payment_history.map((paid) => ({ ...paid, transaction_type: 'refund' }));
    for (const { payment_method_id, amount } of refunds) changeBalance(methods[payment_method_id], amount);
    order.payment_history.push(...refunds);
    return Object.assign(order, { status: 'cancelled', cancel_reason: reason }) as never;
  },
  modify_pending_order_payment(data, given) {
    const order = orderOf(data, given);
    if (order.status !== 'pending') throw no('non-pending order cannot be modified');
    const { payment_methods: methods } = userOf(data, order.user_id);
    const method = ownOf(methods, textOf(given, 'payment_method_id'));
    if (!method) throw no('payment method not found');
    const [paid, ...more] = order.payment_history;
    if (!paid || more.length > 0 || paid.transaction_type !== 'payment')
      throw no('there should be exactly one payment for a pending order');
    if (paid.payment_method_id === method.id)
      throw no('the new payment method should be different from the current one');
    const { amount } = paid;
    if (method.source === 'gift_card' && (method.balance ?? 0) < amount)
      throw no('insufficient gift card balance to pay for the order');
    order.payment_history.push(
      { transaction_type: 'payment', amount, payment_method_id: method.id },
      { transaction_type: 'refund', amount, payment_method_id: paid.payment_method_id },
    );
    changeBalance(method, -amount);
    changeBalance(methods[paid.payment_method_id], amount);
    return order as never;
  },
};

/** Only a gift card has a balance here: what goes to another method takes days. */
export function changeBalance(method: ShopUser['payment_methods'][string] | undefined, amount: number): void {
  if (method?.source === 'gift_card') method.balance = cents((method.balance ?? 0) + amount);
}

/** Dollars, to the cent. */
export const cents = (amount: number) => Math.round((amount + Number.EPSILON) * 100) / 100;
