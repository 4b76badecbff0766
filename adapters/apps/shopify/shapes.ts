import { z } from 'zod';

/** In the shop's own currency, as a number. https://shopify.dev/docs/api/admin-graphql/latest/objects/MoneyBag */
const Money = z
  .object({ shopMoney: z.object({ amount: z.coerce.number() }) })
  .transform((bag) => bag.shopMoney.amount);
const MONEY = '{ shopMoney { amount } }';

/** The things of a connection. */
export const nodes = <T extends z.ZodType>(node: T) =>
  z.object({ nodes: z.array(node) }).transform((connection) => connection.nodes);

/** https://shopify.dev/docs/api/admin-graphql/latest/objects/LineItem */
const LineItem = z.object({
  id: z.string(),
  name: z.string(),
  quantity: z.number(),
  discountedUnitPriceAfterAllDiscountsSet: Money,
  taxLines: z.array(z.object({ priceSet: Money })),
});

/** https://shopify.dev/docs/api/admin-graphql/latest/objects/Fulfillment */
const Fulfillment = z.object({
  createdAt: z.string(),
  deliveredAt: z.string().nullable(),
  estimatedDeliveryAt: z.string().nullable(),
  status: z.string(),
  trackingInfo: z.array(z.object({ company: z.string().nullable(), number: z.string().nullable() })),
});

/** https://shopify.dev/docs/api/admin-graphql/latest/objects/Return */
const Return = z.object({
  id: z.string(),
  name: z.string(),
  status: z.string(),
  returnLineItems: nodes(
    z.object({
      quantity: z.number().optional(),
      returnReasonNote: z.string().optional(),
      fulfillmentLineItem: z.object({ lineItem: z.object({ id: z.string() }) }).optional(),
    }),
  ),
});

/** https://shopify.dev/docs/api/admin-graphql/latest/objects/MailingAddress */
const Address = z.object({
  address1: z.string().nullable(),
  address2: z.string().nullable(),
  city: z.string().nullable(),
  zip: z.string().nullable(),
  provinceCode: z.string().nullable(),
  countryCodeV2: z.string().nullable(),
  firstName: z.string().nullable(),
  lastName: z.string().nullable(),
});

/** https://shopify.dev/docs/api/admin-graphql/latest/objects/Order */
export const ShopOrder = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  createdAt: z.string(),
  cancelledAt: z.string().nullable(),
  currencyCode: z.string(),
  presentmentCurrencyCode: z.string(),
  taxesIncluded: z.boolean(),
  displayFulfillmentStatus: z.string(),
  totalPriceSet: Money,
  totalRefundedSet: Money,
  shippingAddress: Address.nullable(),
  lineItems: nodes(LineItem),
  fulfillments: z.array(Fulfillment),
  returns: nodes(Return),
});
export type ShopOrder = z.infer<typeof ShopOrder>;

interface Sizes {
  lines: number;
  parcels: number;
  returns: number;
  returnLines: number;
}

/** One whole order: about 500 points of the 1,000 that a single query may cost. */
export const WHOLE: Sizes = { lines: 30, parcels: 10, returns: 5, returnLines: 20 };
/** One of a list: about 110 points. https://shopify.dev/docs/apps/build/apis/graphql-admin/rate-limits */
export const LISTED: Sizes = { lines: 10, parcels: 2, returns: 2, returnLines: 5 };

export const orderFields = ({ lines, parcels, returns, returnLines }: Sizes) => `
  id name email createdAt cancelledAt currencyCode presentmentCurrencyCode taxesIncluded displayFulfillmentStatus
  totalPriceSet ${MONEY}
  totalRefundedSet ${MONEY}
  shippingAddress { address1 address2 city zip provinceCode countryCodeV2 firstName lastName }
  lineItems(first: ${lines}) {
    nodes {
      id name quantity
      discountedUnitPriceAfterAllDiscountsSet ${MONEY}
      taxLines { priceSet ${MONEY} }
    }
  }
  fulfillments(first: ${parcels}) {
    createdAt deliveredAt estimatedDeliveryAt status
    trackingInfo(first: 1) { company number }
  }
  returns(first: ${returns}) {
    nodes {
      id name status
      returnLineItems(first: ${returnLines}) {
        nodes { ... on ReturnLineItem { quantity returnReasonNote fulfillmentLineItem { lineItem { id } } } }
      }
    }
  }`;

/** https://shopify.dev/docs/api/admin-graphql/latest/objects/OrderTransaction */
export const Transaction = z.object({
  id: z.string(),
  kind: z.string(),
  status: z.string(),
  gateway: z.string().nullable(),
  amountSet: Money,
  parentTransaction: z.object({ id: z.string() }).nullable(),
});
export type Transaction = z.infer<typeof Transaction>;
export const TRANSACTION_FIELDS = `id kind status gateway amountSet ${MONEY} parentTransaction { id }`;
