import { z } from 'zod';

/** `db.json` of the public retail tasks. https://github.com/sierra-research/tau2-bench/tree/main/data/tau2/domains/retail */
const Address = z.object({
  address1: z.string(),
  address2: z.string(),
  city: z.string(),
  state: z.string(),
  country: z.string(),
  zip: z.string(),
});

const Options = z.record(z.string(), z.string());

const PaymentMethod = z.looseObject({
  id: z.string(),
  source: z.string(),
  /** Of a gift card, dollars. */
  balance: z.number().optional(),
  /** Of a card. */
  brand: z.string().optional(),
  last_four: z.string().optional(),
});

const Payment = z.object({
  transaction_type: z.string(),
  /** Dollars. */
  amount: z.number(),
  payment_method_id: z.string(),
});

const OrderItem = z.object({
  name: z.string(),
  product_id: z.string(),
  item_id: z.string(),
  price: z.number(),
  options: Options,
});

const Order = z.looseObject({
  order_id: z.string(),
  user_id: z.string(),
  address: Address,
  items: z.array(OrderItem),
  status: z.string(),
  payment_history: z.array(Payment),
});

export const ShopData = z.object({
  products: z.record(
    z.string(),
    z.object({
      name: z.string(),
      product_id: z.string(),
      variants: z.record(
        z.string(),
        z.object({ item_id: z.string(), options: Options, available: z.boolean(), price: z.number() }),
      ),
    }),
  ),
  users: z.record(
    z.string(),
    z.looseObject({
      name: z.object({ first_name: z.string(), last_name: z.string() }),
      address: Address,
      email: z.string(),
      payment_methods: z.record(z.string(), PaymentMethod),
      orders: z.array(z.string()),
    }),
  ),
  orders: z.record(z.string(), Order),
});
export type ShopData = z.infer<typeof ShopData>;
export type ShopOrder = z.infer<typeof Order>;
export type ShopUser = ShopData['users'][string];
export type ShopAddress = z.infer<typeof Address>;
