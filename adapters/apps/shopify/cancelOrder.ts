import { z } from 'zod';
import { NoAnswer, Refused } from '../../../src/domain/errors.ts';
import { findOrder, readOrder } from './findOrders.ts';
import { refuseOn, UserErrors } from './graphql.ts';
import type { Shop } from './parts.ts';
import { cents, numberOf, toOrder } from './toOrder.ts';

/** https://shopify.dev/docs/api/admin-graphql/latest/mutations/orderCancel */
const CANCEL = `mutation CancelOrder($orderId: ID!, $refundMethod: OrderCancelRefundMethodInput!, $notifyCustomer: Boolean) {
  orderCancel(orderId: $orderId, reason: CUSTOMER, restock: true, refundMethod: $refundMethod,
    notifyCustomer: $notifyCustomer, staffNote: "Cancelled by Deskhand on the customer's wish") {
    job { id } orderCancelUserErrors { message }
  }
}`;
const Cancelled = z.object({
  orderCancel: z.object({ job: z.object({ id: z.string() }).nullable(), orderCancelUserErrors: UserErrors }),
});

/** Shopify cancels in a job of its own; it is looked after so often, then it counts as unknown. */
const LOOKS = 6;
const BETWEEN_MS = 500;

/** Cancels what has not left, and pays it back the way it was paid. One that is cancelled already is left as it is. */
export async function cancelOrder(
  shop: Shop,
  wanted: { customer: string; order: string },
): Promise<{ order: string; amount: number }> {
  const order = await findOrder(shop, wanted);
  const result = { order: numberOf(order.name), amount: cents(order.totalPriceSet) };
  const { status } = toOrder(order, shop, shop.now());
  if (status === 'cancelled') return result;
  if (status !== 'processing')
    throw new Refused('the order has left already', { status: 409, code: 'already_sent' });
  const variables = {
    orderId: order.id,
    refundMethod: { originalPaymentMethodsRefund: true },
    notifyCustomer: shop.notify,
  };
  const { orderCancel } = await shop.graphql({ document: CANCEL, variables, data: Cancelled });
  refuseOn(orderCancel.orderCancelUserErrors, 'not_cancelled');
  for (let look = 1; look <= LOOKS; look++) {
    if ((await readOrder(shop, order.id))?.cancelledAt) return result;
    await shop.sleep(BETWEEN_MS);
  }
  throw new NoAnswer('Shopify has not cancelled it yet', { code: 'still_running' });
}
