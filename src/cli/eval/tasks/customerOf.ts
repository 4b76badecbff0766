import type { Task } from './readTasks.ts';
import { ownOf } from './retail/readArguments.ts';
import type { ShopData } from './retail/shopData.ts';

/**
 * The id of the customer whom a task is about: named in it, or whose order it is, or by e-mail, or by name, with the zip
 * code where several bear it. undefined: nobody of this shop.
 */
export function customerOf({ known, actions }: Task, { users, orders }: ShopData): string | undefined {
  const named = known.match(/\b[a-z]+_[a-z]+_\d+\b/g)?.find((id) => ownOf(users, id));
  if (named) return named;
  for (const { arguments: given } of actions) {
    const owner = ownOf(orders, String(given.order_id))?.user_id ?? String(given.user_id);
    if (ownOf(users, owner)) return owner;
  }
  const asked = [known, ...actions.map((call) => Object.values(call.arguments).join(' '))]
    .join('\n')
    .toLowerCase();
  const all = Object.entries(users);
  const byEmail = all.find(([, { email }]) => asked.includes(email.toLowerCase()));
  if (byEmail) return byEmail[0];
  const byName = all.filter(([, { name }]) =>
    asked.includes(`${name.first_name} ${name.last_name}`.toLowerCase()),
  );
  const [only, ...more] = byName.filter(([, { address }]) => asked.includes(address.zip));
  if (only && more.length === 0) return only[0];
  return byName.length === 1 ? byName[0]![0] : undefined;
}
