import { z } from 'zod';

export const Settings = z.object({
  shop: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]*$/i, 'only the part before .myshopify.com, such as acme')
    .meta({ title: 'Shop', description: 'acme, when the admin is at acme.myshopify.com' }),
  token: z.string().min(1).meta({
    title: 'Admin API access token',
    secret: true,
    description:
      'Of a custom app with the scopes read_orders, write_orders, read_returns, write_returns and read_products',
  }),
  apiVersion: z
    .string()
    .regex(/^\d{4}-(01|04|07|10)$/, 'a version such as 2026-07')
    .default('2026-07')
    .meta({
      description: 'Shopify keeps each version for a year: https://shopify.dev/docs/api/usage/versioning',
    }),
  returnDays: z.number().int().min(0).max(365).default(30).meta({
    title: 'Days for a return',
    description: 'From delivery on; gives an order its return_until',
  }),
  arrivalDays: z.number().int().min(1).max(90).default(7).meta({
    title: 'Days until an order arrives',
    description: 'After it was placed; gives an order its expected_at where no carrier has named a day',
  }),
  deliveryDays: z.number().int().min(0).max(90).optional().meta({
    title: 'Days on the way',
    description:
      'Counts a parcel of which no carrier reports the delivery as delivered so many days after it left; without it, never',
  }),
  notify: z
    .boolean()
    .default(true)
    .meta({ description: 'Shopify tells customers of cancellations and refunds by mail' }),
  baseUrl: z.url().optional().meta({ description: 'Another address than https://<shop>.myshopify.com' }),
});
export type Settings = z.infer<typeof Settings>;

export function baseUrlOf({ baseUrl, shop }: Settings): string {
  return baseUrl?.replace(/\/+$/, '') ?? `https://${shop}.myshopify.com`;
}
