import { findDifferences, isSameChange } from './findDifferences.ts';
import type { Call, Difference, Task } from './readTasks.ts';
import { createShop } from './retail/createShop.ts';
import { ownOf } from './retail/readArguments.ts';
import type { ShopData } from './retail/shopData.ts';

/** Of more writes than this not every choice is tried. */
const MOST = 8;

/**
 * Whether some of the task's own writes, in their order, make exactly these changes: then it was begun and not finished,
 * and nothing was done that nobody asked for. A place such as a balance or a list of payments changes with each write, and
 * is between what it was and what it should become.
 */
export function isUnfinished({ actions }: Task, data: ShopData, changed: Difference[]): boolean {
  const { tools } = createShop(data);
  const writes = actions.filter(({ name }) => tools.includes(name) && !/^(?:find|get|list)_/.test(name));
  if (writes.length > MOST) return false;
  const own = dataOf(writes, data);
  return choicesOf(writes).some((some) => isSameChange(changeBy(some, own), changed));
}

/** Every choice of them, none and all included, each in their order. */
function choicesOf(writes: Call[]): Call[][] {
  return Array.from({ length: 2 ** writes.length }, (_, choice) =>
    writes.filter((_write, at) => (choice >> at) % 2 === 1),
  );
}

function changeBy(writes: Call[], data: ShopData): Difference[] {
  const shop = createShop({ ...data, ...structuredClone({ users: data.users, orders: data.orders }) });
  for (const { name, arguments: given } of writes) tryCall(shop, name, given);
  return findDifferences(data, shop.data);
}

/** What the shop refuses changes nothing. */
function tryCall(shop: ReturnType<typeof createShop>, name: string, given: Call['arguments']): void {
  try {
    shop.call(name, given);
  } catch {}
}

/** Only the orders and customers that the writes are about. */
function dataOf(writes: Call[], { products, users, orders }: ShopData): ShopData {
  const own: ShopData = { products, users: {}, orders: {} };
  for (const { arguments: given } of writes) {
    const id = String(given.order_id);
    const order = ownOf(orders, id);
    if (order) own.orders[id] = order;
    const user = order?.user_id ?? String(given.user_id);
    const known = ownOf(users, user);
    if (known) own.users[user] = known;
  }
  return own;
}
