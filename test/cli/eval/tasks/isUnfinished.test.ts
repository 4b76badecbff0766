import { isUnfinished } from '../../../../src/cli/eval/tasks/isUnfinished.ts';
import type { Difference, Task } from '../../../../src/cli/eval/tasks/readTasks.ts';
import { ShopData } from '../../../../src/cli/eval/tasks/retail/shopData.ts';
import { SHOP } from './smallShop.ts';

const data = ShopData.parse(SHOP);
const order_id = '#W1000001';
const task: Task = {
  ...{ id: 'two', reason: '', known: '', unknown: '', instructions: '', expected: [] },
  actions: [
    { name: 'modify_pending_order_items', arguments: swap('11', '14') },
    { name: 'cancel_pending_order', arguments: { order_id: '#W2000001', reason: 'ordered by mistake' } },
  ],
};

function swap(item: string, next: string) {
  return { order_id, item_ids: [item], new_item_ids: [next], payment_method_id: 'gift_card_1' };
}

/** What the first write alone makes: a balance and a status between what they were and what they should become. */
const first = (): Difference[] => {
  const { items, payment_history } = structuredClone(data.orders[order_id]!);
  const { item_id, price, options } = data.products['1']!.variants['14']!;
  const paid = { transaction_type: 'payment', amount: 1, payment_method_id: 'gift_card_1' };
  return [
    [`/orders/${order_id}/items`, items, [{ ...items[0]!, item_id, price, options }, items[1]!]],
    [`/orders/${order_id}/payment_history`, payment_history, [...payment_history, paid]],
    [`/orders/${order_id}/status`, 'pending', 'pending (item modified)'],
    ['/users/ana_lima_1/payment_methods/gift_card_1/balance', 50, 49],
  ];
};

describe('a task that was begun', () => {
  it('is unfinished where some of its own writes were done, or none', () => {
    expect(isUnfinished(task, data, first())).toBe(true);
    expect(isUnfinished(task, data, [])).toBe(true);
  });

  it('is wrong where anything else was done', () => {
    expect(isUnfinished(task, data, first().slice(0, 3))).toBe(false);
    expect(isUnfinished(task, data, [[`/orders/${order_id}/status`, 'pending', 'cancelled']])).toBe(false);
    expect(isUnfinished(task, data, [...first(), ['/users/bo_berg_2/email', 'a', 'b']])).toBe(false);
  });
});
