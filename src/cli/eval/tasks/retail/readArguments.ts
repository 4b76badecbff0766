import { Refused } from '../../../../domain/errors.ts';
import type { Json } from '../../../../domain/json.ts';
import type { ShopData, ShopOrder, ShopUser } from './shopData.ts';

/** The shop's no. */
export function no(message: string): Refused {
  return new Refused(message, { status: 422, code: 'refused_by_shop' });
}

export function textOf(given: Record<string, Json>, name: string): string {
  const value = given[name];
  if (typeof value !== 'string') throw no(`${name} must be a text`);
  return value;
}

export function listOf(given: Record<string, Json>, name: string): string[] {
  const value = given[name];
  if (!Array.isArray(value) || value.length === 0 || value.some((one) => typeof one !== 'string'))
    throw no(`${name} must be a list of ids`);
  return value as string[];
}

export function orderOf({ orders }: ShopData, given: Record<string, Json>): ShopOrder {
  return ownOf(orders, textOf(given, 'order_id')) ?? fail('order not found');
}

export function userOf({ users }: ShopData, id: string): ShopUser {
  return ownOf(users, id) ?? fail('user not found');
}

/** Ids come from customers: one such as `constructor` is none. */
export function ownOf<T>(record: Record<string, T>, id: string): T | undefined {
  return Object.hasOwn(record, id) ? record[id] : undefined;
}

function fail(message: string): never {
  throw no(message);
}
