import { createHash } from 'node:crypto';
import { z } from 'zod';
import { NoAnswer, Refused } from '../../../src/domain/errors.ts';
import { findOrder } from './findOrders.ts';
import { refuseOn, UserErrors } from './graphql.ts';
import { markOf } from './markOf.ts';
import type { Shop } from './parts.ts';
import { TRANSACTION_FIELDS, Transaction } from './shapes.ts';
import { cents, tail } from './toOrder.ts';

const PAYMENTS = `query Payments($id: ID!) {
  order(id: $id) { transactions(first: 50) { ${TRANSACTION_FIELDS} } refunds(first: 50) { id note } }
}`;
const Payments = z.object({
  order: z.object({
    transactions: z.array(Transaction),
    refunds: z.array(z.object({ id: z.string(), note: z.string().nullable() })),
  }),
});

/**
 * https://shopify.dev/docs/api/admin-graphql/latest/mutations/refundCreate · the key must be there since 2026-04:
 * https://shopify.dev/docs/api/usage/idempotent-requests
 */
const REFUND = `mutation CreateRefund($input: RefundInput!, $key: String!) {
  refundCreate(input: $input) @idempotent(key: $key) { refund { id } userErrors { message } }
}`;
const Refunded = z.object({
  refundCreate: z.object({ refund: z.object({ id: z.string() }).nullable(), userErrors: UserErrors }),
});

interface Wanted {
  customer: string;
  order: string;
  amount: number;
}

/** Pays back the way it was paid, at most what is left of the payments. What it may be paid back for is the action's own rule. */
export async function refund(
  shop: Shop,
  wanted: Wanted,
  key: string,
): Promise<{ refund: string; amount: number }> {
  const order = await findOrder(shop, wanted);
  if (order.presentmentCurrencyCode !== order.currencyCode)
    throw new Refused('this order was paid in another currency than the shop’s; refund it in Shopify', {
      status: 409,
      code: 'other_currency',
    });
  const read = await shop.graphql({ document: PAYMENTS, variables: { id: order.id }, data: Payments });
  const amount = cents(wanted.amount);
  const mark = markOf(key);
  // Shopify knows a repeat for a day; the note knows it for ever, and when nothing is left to refund.
  const before = read.order.refunds.find(({ note }) => note?.includes(mark));
  if (before) return { refund: tail(before.id), amount };
  const input = {
    orderId: order.id,
    note: `Refunded by Deskhand ${mark}`,
    notify: shop.notify,
    transactions: shareOut(amount, read.order.transactions).map((share) => ({ ...share, orderId: order.id })),
  };
  const { refundCreate } = await shop.graphql({
    document: REFUND,
    variables: { input, key: uuidOf(key) },
    data: Refunded,
  });
  refuseOn(refundCreate.userErrors, 'nothing_to_refund');
  if (!refundCreate.refund) throw new NoAnswer('Shopify named no refund', { code: 'unknown_shape' });
  return { refund: tail(refundCreate.refund.id), amount };
}

/** Over the payments, in the order in which they came: each gives back at most what is left of it. */
function shareOut(amount: number, transactions: Transaction[]) {
  const done = transactions.filter(({ status }) => status === 'SUCCESS' || status === 'PENDING');
  let missing = amount;
  const shares = [];
  for (const { id, kind, gateway, amountSet } of done) {
    if (kind !== 'SALE' && kind !== 'CAPTURE') continue;
    const back = done
      .filter((one) => one.kind === 'REFUND' && one.parentTransaction?.id === id)
      .reduce((sum, one) => sum + one.amountSet, 0);
    const share = cents(Math.min(missing, amountSet - back));
    if (share <= 0) continue;
    shares.push({ amount: share.toFixed(2), gateway: gateway ?? '', kind: 'REFUND', parentId: id });
    missing = cents(missing - share);
  }
  if (missing > 0)
    throw new Refused('that is more than is left of what was paid', {
      status: 409,
      code: 'nothing_to_refund',
    });
  return shares;
}

/** Shopify recommends UUIDs (RFC 9562, version 8: made of a digest). */
function uuidOf(key: string): string {
  const hex = createHash('sha256').update(key).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
