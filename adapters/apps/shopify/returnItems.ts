import { z } from 'zod';
import { NoAnswer, Refused } from '../../../src/domain/errors.ts';
import { findOrder } from './findOrders.ts';
import { refuseOn, UserErrors } from './graphql.ts';
import { markOf } from './markOf.ts';
import type { Shop } from './parts.ts';
import { nodes, type ShopOrder } from './shapes.ts';
import { cents, tail, toOrder } from './toOrder.ts';

interface Wanted {
  customer: string;
  order: string;
  items: string[];
  reason: string;
  /** Variants that are sent instead. */
  replacements?: { variant: string; quantity: number }[] | undefined;
}

/** https://shopify.dev/docs/api/admin-graphql/latest/queries/returnableFulfillments */
const RETURNABLE = `query Returnable($orderId: ID!) {
  returnableFulfillments(orderId: $orderId, first: 5) {
    nodes { returnableFulfillmentLineItems(first: 30) { nodes { quantity fulfillmentLineItem { id lineItem { id } } } } }
  }
}`;
const Returnable = z.object({
  returnableFulfillments: nodes(
    z.object({
      returnableFulfillmentLineItems: nodes(
        z.object({
          quantity: z.number(),
          fulfillmentLineItem: z.object({ id: z.string(), lineItem: z.object({ id: z.string() }) }),
        }),
      ),
    }),
  ),
});

/** https://shopify.dev/docs/api/admin-graphql/latest/mutations/returnCreate */
const CREATE = `mutation CreateReturn($returnInput: ReturnInput!) {
  returnCreate(returnInput: $returnInput) { return { id name } userErrors { message } }
}`;
const Created = z.object({
  returnCreate: z.object({
    return: z.object({ id: z.string(), name: z.string() }).nullable(),
    userErrors: UserErrors,
  }),
});

/** Longest `returnReasonNote`. */
const LONGEST_NOTE = 255;

/**
 * Takes items back, all their pieces, and sends others instead where `replacements` are named. Returns have no idempotency
 * key, so that each carries a mark in its note, which is looked for first.
 */
export async function returnItems(
  shop: Shop,
  wanted: Wanted,
  key: string,
): Promise<{ label: string; amount: number }> {
  const order = await findOrder(shop, wanted);
  const mark = markOf(key);
  const items = wanted.items.map((item) => `gid://shopify/LineItem/${tail(item)}`);
  const amount = worthOf(shop, order, items);
  const before = order.returns.find(({ returnLineItems }) =>
    returnLineItems.some(({ returnReasonNote }) => returnReasonNote?.includes(mark)),
  );
  if (before) return { label: labelOf(before.id), amount };
  const lines = await returnableLines(shop, order, items);
  const note = `${wanted.reason.slice(0, LONGEST_NOTE - mark.length - 1)} ${mark}`.trim();
  const returnInput = {
    orderId: order.id,
    returnLineItems: lines.map((line) => ({ ...line, returnReasonNote: note })),
    ...(wanted.replacements ? { exchangeLineItems: wanted.replacements.map(toExchange) } : {}),
  };
  const { returnCreate } = await shop.graphql({
    document: CREATE,
    variables: { returnInput },
    data: Created,
  });
  refuseOn(returnCreate.userErrors, 'not_returnable');
  if (!returnCreate.return) throw new NoAnswer('Shopify named no return', { code: 'unknown_shape' });
  return { label: labelOf(returnCreate.return.id), amount };
}

/** Each item must be returnable as a whole: half a return would be half a yes. */
async function returnableLines({ graphql }: Shop, order: ShopOrder, items: string[]) {
  const { returnableFulfillments } = await graphql({
    document: RETURNABLE,
    variables: { orderId: order.id },
    data: Returnable,
  });
  const lines = returnableFulfillments.flatMap(
    ({ returnableFulfillmentLineItems }) => returnableFulfillmentLineItems,
  );
  const chosen = lines.filter(({ fulfillmentLineItem }) => items.includes(fulfillmentLineItem.lineItem.id));
  const covered = new Set(chosen.map(({ fulfillmentLineItem }) => fulfillmentLineItem.lineItem.id));
  if (items.length === 0 || items.some((item) => !covered.has(item)))
    throw new Refused('not all of these items can be returned', { status: 409, code: 'not_returnable' });
  return chosen.map(({ quantity, fulfillmentLineItem }) => ({
    fulfillmentLineItemId: fulfillmentLineItem.id,
    quantity,
  }));
}

function worthOf(shop: Shop, order: ShopOrder, items: string[]): number {
  const shown = toOrder(order, shop, shop.now()).items.filter(({ id }) =>
    items.includes(`gid://shopify/LineItem/${id}`),
  );
  return cents(shown.reduce((sum, { price }) => sum + price, 0));
}

/** https://shopify.dev/docs/api/admin-graphql/latest/input-objects/ExchangeLineItemInput */
const toExchange = ({ variant, quantity }: { variant: string; quantity: number }) => ({
  variantId: `gid://shopify/ProductVariant/${tail(variant)}`,
  quantity,
});

const labelOf = (gid: string) => `R${tail(gid)}`;
