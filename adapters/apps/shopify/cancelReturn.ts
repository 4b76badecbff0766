import { z } from 'zod';
import { Refused } from '../../../src/domain/errors.ts';
import { refuseOn, UserErrors } from './graphql.ts';
import type { Shop } from './parts.ts';

/** https://shopify.dev/docs/api/admin-graphql/latest/queries/return */
const OWNER = 'query OwnerOfReturn($id: ID!) { return(id: $id) { order { email } } }';
const Owned = z.object({
  return: z.object({ order: z.object({ email: z.string().nullable() }) }).nullable(),
});

/** https://shopify.dev/docs/api/admin-graphql/latest/mutations/returnCancel */
const CANCEL =
  'mutation CancelReturn($id: ID!) { returnCancel(id: $id) { return { id } userErrors { message } } }';
const Cancelled = z.object({ returnCancel: z.object({ userErrors: UserErrors }) });

interface Wanted {
  customer: string;
  label: string;
}

/** Only the customer's own, and only while nothing of it was received or refunded. */
export async function cancelReturn(
  { graphql }: Shop,
  { customer, label }: Wanted,
): Promise<{ label: string }> {
  const variables = { id: `gid://shopify/Return/${label.replace(/\D/g, '')}` };
  const owned = await graphql({ document: OWNER, variables, data: Owned });
  if (owned.return?.order.email?.toLowerCase() !== customer.toLowerCase())
    throw new Refused('the customer has no such return', { status: 404, code: 'not_found' });
  const { returnCancel } = await graphql({ document: CANCEL, variables, data: Cancelled });
  refuseOn(returnCancel.userErrors, 'return_not_cancelled');
  return { label };
}
