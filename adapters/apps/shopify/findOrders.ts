import { z } from 'zod';
import { Refused } from '../../../src/domain/errors.ts';
import type { Shop } from './parts.ts';
import { LISTED, nodes, orderFields, ShopOrder, WHOLE } from './shapes.ts';
import { numberOf } from './toOrder.ts';

/** https://shopify.dev/docs/api/admin-graphql/latest/queries/orders */
const LIST = `query FindOrders($query: String!) {
  orders(first: 6, query: $query, sortKey: CREATED_AT, reverse: true) { nodes { ${orderFields(LISTED)} } }
}`;
const NUMBERS = `query FindNumbers($query: String!) {
  orders(first: 50, query: $query, sortKey: CREATED_AT, reverse: true) { nodes { id name email } }
}`;
const READ = `query ReadOrder($id: ID!) { order(id: $id) { ${orderFields(WHOLE)} } }`;

const Listed = z.object({ orders: nodes(ShopOrder) });
const Numbered = z.object({ orders: nodes(ShopOrder.pick({ id: true, name: true, email: true })) });
const Read = z.object({ order: ShopOrder.nullable() });

/** The customer's latest orders, the newest first. */
export async function findOrders(shop: Shop, customer: string): Promise<ShopOrder[]> {
  const query = `email:${quoted(customer)}`;
  const { orders } = await shop.graphql({ document: LIST, variables: { query }, data: Listed });
  return orders.filter(isOf(customer));
}

/** Somebody else's order is not found, whatever number is asked for. */
export async function findOrder(
  shop: Shop,
  { customer, order }: { customer: string; order: string },
): Promise<ShopOrder> {
  const query = `email:${quoted(customer)}`;
  const { orders } = await shop.graphql({ document: NUMBERS, variables: { query }, data: Numbered });
  const same = orders.filter(isOf(customer)).find(({ name }) => numberOf(name) === numberOf(order));
  const found = same ? await readOrder(shop, same.id) : null;
  if (!found || !isOf(customer)(found))
    throw new Refused('the customer has no such order', { status: 404, code: 'not_found' });
  return found;
}

/** As it is now: the search may be some seconds behind, this is not. */
export async function readOrder({ graphql }: Shop, id: string): Promise<ShopOrder | null> {
  return (await graphql({ document: READ, variables: { id }, data: Read })).order;
}

/** The search matches words, so that what it finds is compared once more. */
const isOf =
  (customer: string) =>
  ({ email }: { email: string | null }) =>
    email?.toLowerCase() === customer.toLowerCase();

/** https://shopify.dev/docs/api/usage/search-syntax: inside quotes, a backslash escapes. */
const quoted = (value: string) => `"${value.replace(/[\\"]/g, (sign) => `\\${sign}`)}"`;
