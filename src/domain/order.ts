import { z } from 'zod';

const Time = z.iso.datetime();
/** In the order's currency, to the cent. */
const Amount = z.number().min(0);

const Item = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1),
  quantity: z.number().int().min(0),
  /** Of all its pieces, with tax, after discounts. */
  price: Amount,
  returned: z.boolean(),
});

/** An order as every shop gives it, and as flows and actions read it: docs/starter.md. */
export const Order = z.strictObject({
  /** What the customer reads: the digits of #1042. */
  id: z.string().min(1),
  /** E-mail address of the account. */
  customer: z.string(),
  status: z.enum(['processing', 'shipped', 'delivered', 'cancelled']),
  placed_at: Time,
  expected_at: Time,
  delivered_at: Time.optional(),
  /** The last moment to send something back. */
  return_until: Time.optional(),
  /** Empty where nobody has named one, as `tracking`. */
  carrier: z.string(),
  tracking: z.string(),
  address: z.string(),
  items: z.array(Item),
  /** ISO 4217. */
  currency: z.string().length(3),
  total: Amount,
  /** Of what came back or was cancelled, and is not refunded yet. */
  refundable: Amount,
  refunded: Amount,
});
export type Order = z.infer<typeof Order>;
