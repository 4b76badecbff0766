import type { Order } from '../../../src/domain/order.ts';
import type { Settings } from './settings.ts';
import type { ShopOrder } from './shapes.ts';

const DAY_MS = 86_400_000;
/** Declined and cancelled ones give everything back to the order; one that is only asked for has not been granted yet. */
const GRANTED = new Set(['OPEN', 'CLOSED']);
const COUNTED = new Set([...GRANTED, 'REQUESTED']);

/** Times are ISO 8601, amounts in the shop's currency. */
export function toOrder(order: ShopOrder, settings: Settings, now: number): Order {
  const prices = new Map(order.lineItems.map((line) => [line.id, unitPrice(line, order.taxesIncluded)]));
  const taken = returnedPieces(order, COUNTED);
  const items = order.lineItems.map(({ id, name, quantity }) => ({
    id: tail(id),
    name,
    quantity,
    price: cents((prices.get(id) ?? 0) * quantity),
    returned: quantity > 0 && (taken.get(id) ?? 0) >= quantity,
  }));
  const worth = [...returnedPieces(order, GRANTED)].reduce(
    (sum, [id, n]) => sum + n * (prices.get(id) ?? 0),
    0,
  );
  const [tracking] = order.fulfillments.flatMap(({ trackingInfo }) => trackingInfo);
  return {
    id: numberOf(order.name),
    customer: order.email?.toLowerCase() ?? '',
    placed_at: order.createdAt,
    ...delivery(order, settings, now),
    carrier: tracking?.company ?? '',
    tracking: tracking?.number ?? '',
    address: addressText(order.shippingAddress),
    items,
    currency: order.currencyCode,
    total: cents(order.totalPriceSet),
    refundable: cents(Math.max(0, worth - order.totalRefundedSet)),
    refunded: cents(order.totalRefundedSet),
  };
}

type Delivery = Pick<Order, 'status' | 'expected_at' | 'delivered_at' | 'return_until'>;

/** The last parcel counts. */
function delivery(
  order: ShopOrder,
  { arrivalDays, returnDays, deliveryDays }: Settings,
  now: number,
): Delivery {
  const parcels = order.fulfillments.filter(({ status }) => status === 'SUCCESS');
  const expected_at =
    latest(parcels.map(({ estimatedDeliveryAt }) => estimatedDeliveryAt)) ??
    new Date(Date.parse(order.createdAt) + arrivalDays * DAY_MS).toISOString();
  if (order.cancelledAt !== null) return { status: 'cancelled', expected_at };
  if (parcels.length === 0) return { status: 'processing', expected_at };
  const arrived = parcels.map((parcel) => arrivedAt(parcel, deliveryDays, now));
  const isAll = order.displayFulfillmentStatus === 'FULFILLED' && arrived.every((at) => at !== null);
  const delivered_at = isAll ? latest(arrived) : undefined;
  if (delivered_at === undefined) return { status: 'shipped', expected_at };
  const return_until = new Date(Date.parse(delivered_at) + returnDays * DAY_MS).toISOString();
  return { status: 'delivered', expected_at, delivered_at, return_until };
}

function arrivedAt(
  { deliveredAt, createdAt }: ShopOrder['fulfillments'][number],
  deliveryDays: number | undefined,
  now: number,
): string | null {
  if (deliveredAt !== null || deliveryDays === undefined) return deliveredAt;
  const at = Date.parse(createdAt) + deliveryDays * DAY_MS;
  return at <= now ? new Date(at).toISOString() : null;
}

function latest(times: (string | null)[]): string | undefined {
  const known = times.filter((time) => time !== null).map((time) => Date.parse(time));
  return known.length > 0 ? new Date(Math.max(...known)).toISOString() : undefined;
}

function returnedPieces({ returns }: ShopOrder, states: Set<string>): Map<string, number> {
  const pieces = new Map<string, number>();
  for (const { status, returnLineItems } of returns)
    for (const { quantity = 0, fulfillmentLineItem } of states.has(status) ? returnLineItems : []) {
      const id = fulfillmentLineItem?.lineItem.id ?? '';
      pieces.set(id, (pieces.get(id) ?? 0) + quantity);
    }
  return pieces;
}

function unitPrice(line: ShopOrder['lineItems'][number], taxesIncluded: boolean): number {
  const tax = line.taxLines.reduce((sum, { priceSet }) => sum + priceSet, 0) / Math.max(1, line.quantity);
  return line.discountedUnitPriceAfterAllDiscountsSet + (taxesIncluded ? 0 : tax);
}

export function addressText(address: ShopOrder['shippingAddress']): string {
  if (!address) return '';
  const { address1, address2, city, zip, provinceCode } = address;
  const town = [zip, city].filter(Boolean).join(' ');
  return [address1, address2, town, provinceCode].filter(Boolean).join(', ');
}

export const cents = (amount: number) => Math.round(amount * 100) / 100;

/** `gid://shopify/LineItem/17` is 17 to everybody outside. */
export const tail = (gid: string) => gid.slice(gid.lastIndexOf('/') + 1);

/** #1042, ACME-1042 and 1042 are the same order to a customer. */
export const numberOf = (name: string) => name.replace(/\D/g, '') || name;
