import { z } from 'zod';
import { Refused } from '../../../src/domain/errors.ts';
import { findOrder } from './findOrders.ts';
import { refuseOn, UserErrors } from './graphql.ts';
import { parseAddress } from './parseAddress.ts';
import type { Shop } from './parts.ts';
import { addressText, numberOf, toOrder } from './toOrder.ts';

/** https://shopify.dev/docs/api/admin-graphql/latest/mutations/orderUpdate · the address is given whole. */
const UPDATE = `mutation ChangeAddress($input: OrderInput!) {
  orderUpdate(input: $input) { order { id } userErrors { message } }
}`;
const Updated = z.object({ orderUpdate: z.object({ userErrors: UserErrors }) });

interface Wanted {
  customer: string;
  order: string;
  address: string;
}

/** In the same country, for the name that the order has. */
export async function changeAddress(shop: Shop, wanted: Wanted): Promise<{ order: string; before: string }> {
  const order = await findOrder(shop, wanted);
  const old = order.shippingAddress;
  if (toOrder(order, shop, shop.now()).status !== 'processing' || !old)
    throw new Refused('the order has left already', { status: 409, code: 'already_sent' });
  const parsed = parseAddress(wanted.address, old.countryCodeV2 ?? '');
  if (!parsed)
    throw new Refused('street, postcode and town cannot be told apart in this address', {
      status: 422,
      code: 'address_not_clear',
    });
  const { firstName, lastName, countryCodeV2: countryCode } = old;
  const shippingAddress = { firstName, lastName, countryCode, ...parsed };
  const variables = { input: { id: order.id, shippingAddress } };
  const { orderUpdate } = await shop.graphql({ document: UPDATE, variables, data: Updated });
  refuseOn(orderUpdate.userErrors, 'address_not_taken');
  return { order: numberOf(order.name), before: addressText(old) };
}
