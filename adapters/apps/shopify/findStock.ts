import { z } from 'zod';
import type { Shop } from './parts.ts';
import { nodes } from './shapes.ts';
import { tail } from './toOrder.ts';

/** https://shopify.dev/docs/api/admin-graphql/latest/queries/productVariants */
const FIND = `query FindStock($query: String!) {
  productVariants(first: 10, query: $query) {
    nodes { id displayName sku price availableForSale sellableOnlineQuantity }
  }
}`;
const Found = z.object({
  productVariants: nodes(
    z.object({
      id: z.string(),
      displayName: z.string(),
      sku: z.string().nullable(),
      price: z.coerce.number(),
      availableForSale: z.boolean(),
      sellableOnlineQuantity: z.number(),
    }),
  ),
});

export async function findStock({ graphql }: Shop, product: string) {
  // Words alone: what stands for an operator of the search would search for something else.
  const words = product.match(/[\p{L}\p{N}-]+/gu) ?? [];
  const query = words.map((word) => `"${word}"`).join(' ');
  if (query === '') return [];
  const { productVariants } = await graphql({ document: FIND, variables: { query }, data: Found });
  return productVariants.map(({ id, displayName, sku, price, availableForSale, sellableOnlineQuantity }) => ({
    variant: tail(id),
    name: displayName,
    sku: sku ?? '',
    price,
    available: availableForSale ? Math.max(0, sellableOnlineQuantity) : 0,
  }));
}
