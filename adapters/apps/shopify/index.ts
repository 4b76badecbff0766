import { z } from 'zod';
import { defineApp, defineVerb } from '../../../src/domain/app.ts';
import { cancelOrder } from './cancelOrder.ts';
import { cancelReturn } from './cancelReturn.ts';
import { changeAddress } from './changeAddress.ts';
import { findOrder, findOrders } from './findOrders.ts';
import { findStock } from './findStock.ts';
import { createGraphql } from './graphql.ts';
import type { Parts, Shop } from './parts.ts';
import { refund } from './refund.ts';
import { returnItems } from './returnItems.ts';
import { baseUrlOf, Settings } from './settings.ts';
import { toOrder } from './toOrder.ts';

const customer = z
  .email()
  .meta({ description: 'E-mail address of the account, as the requester was verified' });
const order = z.string().min(1).max(40).meta({ description: 'Number of the order, such as 1042 or #1042' });
const items = z.array(z.string()).min(1).max(50).meta({ description: 'The `id`s of the order’s items' });
const reason = z.string().max(500).default('');
const replacements = z
  .array(z.object({ variant: z.string().max(40), quantity: z.number().int().min(1).max(50).default(1) }))
  .min(1)
  .max(50);

const SHOP = `query WhoAmI { shop { name } }`;
const Named = z.object({ shop: z.object({ name: z.string() }) });

/** Orders, stock, returns, exchanges, refunds of a Shopify shop. https://shopify.dev/docs/api/admin-graphql */
export const shopify = defineApp<Settings, Shop>({
  name: 'shopify',
  title: 'Shopify',
  kind: 'shop',
  settings: Settings,
  connect(settings, { fetch, sleep, now }) {
    const parts: Parts = { ...settings, baseUrl: baseUrlOf(settings), fetch, sleep, now };
    return { ...parts, graphql: createGraphql(parts) };
  },
  async check({ graphql }) {
    return { as: (await graphql({ document: SHOP, data: Named })).shop.name };
  },
  verbs: {
    find_orders: defineVerb({
      does: 'read',
      description: 'The customer’s latest six orders, the newest first',
      arguments: z.object({ customer }),
      async run(shop: Shop, given) {
        return (await findOrders(shop, given.customer)).map((one) => toOrder(one, shop, shop.now()));
      },
    }),
    get_order: defineVerb({
      does: 'read',
      description: 'One order of the customer; somebody else’s is not found',
      arguments: z.object({ customer, order }),
      run: async (shop: Shop, given) => toOrder(await findOrder(shop, given), shop, shop.now()),
    }),
    find_stock: defineVerb({
      does: 'read',
      description: 'Variants of a product by its name or SKU, with price and what is available',
      arguments: z.object({ product: z.string().min(2).max(200) }),
      run: (shop: Shop, given) => findStock(shop, given.product),
    }),
    return_items: defineVerb({
      does: 'write',
      description: 'Opens a return for whole items of the order; gives its label and what they were worth',
      arguments: z.object({ customer, order, items, reason }),
      run: (shop: Shop, given, { key }) => returnItems(shop, given, key),
    }),
    exchange_items: defineVerb({
      does: 'write',
      description: 'Opens a return for whole items, and sends the named variants instead',
      arguments: z.object({ customer, order, items, reason, replacements }),
      run: (shop: Shop, given, { key }) => returnItems(shop, given, key),
    }),
    cancel_return: defineVerb({
      does: 'write',
      description: 'Takes a return back of which nothing has arrived yet',
      arguments: z.object({ customer, label: z.string().regex(/^R?\d+$/, 'a label such as R17') }),
      run: cancelReturn,
    }),
    refund: defineVerb({
      does: 'write',
      description: 'Pays an amount back the way the order was paid',
      arguments: z.object({ customer, order, amount: z.number().positive() }),
      run: (shop: Shop, given, { key }) => refund(shop, given, key),
    }),
    cancel_order: defineVerb({
      does: 'write',
      description: 'Cancels an order that has not left, restocks it and pays it back',
      arguments: z.object({ customer, order }),
      run: cancelOrder,
    }),
    change_address: defineVerb({
      does: 'write',
      description: 'Sends an order that has not left to another address of the same country',
      arguments: z.object({ customer, order, address: z.string().min(5).max(300) }),
      run: changeAddress,
    }),
  },
});
