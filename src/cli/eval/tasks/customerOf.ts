import type { Task } from './readTasks.ts';
import { ownOf } from './retail/readArguments.ts';
import type { ShopData } from './retail/shopData.ts';

/** The id of the customer whom a task is about: named in it, or whose order it is, or by name and zip code or e-mail. */
export function customerOf({ known, actions }: Task, { users, orders }: ShopData): string | undefined {
  const named = /\b[a-z]+_[a-z]+_\d+\b/.exec(known)?.[0];
  if (named && ownOf(users, named)) return named;
  for (const { arguments: given } of actions) {
    const owner = ownOf(orders, String(given.order_id))?.user_id ?? given.user_id;
    if (typeof owner === 'string') return owner;
  }
  const found = Object.entries(users).find(([, { name, email, address }]) => {
    if (known.includes(email)) return true;
    return known.includes(`${name.first_name} ${name.last_name}`) && known.includes(address.zip);
  });
  return found?.[0];
}
