import { rmSync } from 'node:fs';
import { findDifferences } from '../../../../src/cli/eval/tasks/findDifferences.ts';
import { playTask } from '../../../../src/cli/eval/tasks/playTask.ts';
import { readDomain } from '../../../../src/cli/eval/tasks/readDomain.ts';
import type { Call, Task } from '../../../../src/cli/eval/tasks/readTasks.ts';
import { createShop } from '../../../../src/cli/eval/tasks/retail/createShop.ts';
import { createUnderstanding } from '../../../../src/understanding/createUnderstanding.ts';
import { writeShop } from './smallShop.ts';

const shop = writeShop();
const domain = await readDomain(shop.dir);
const understanding = await createUnderstanding({ bot: domain.bot, encoder: null });
await understanding.complete;
afterAll(() => {
  understanding.close();
  rmSync(shop.dir, { recursive: true, force: true });
});

const pending = { order_id: '#W1000001' };
const delivered = { order_id: '#W1000002' };
const oregon = { address1: '5 Fir Way', city: 'Portland', state: 'OR', country: 'USA', zip: '97201' };
const to = { ...oregon, address2: 'Apt 4' };

/** Wants that Ana may come with, each with the writes that finish it. */
const WANTS: [string, Call[]][] = [
  [
    'a new address in a state that is a word too',
    [{ name: 'modify_pending_order_address', arguments: { ...pending, ...to } }],
  ],
  [
    'another suite of the same house',
    [
      {
        name: 'modify_user_address',
        arguments: { user_id: 'ana_lima_1', ...domain.data.users.ana_lima_1!.address, address2: 'Suite 9' },
      },
    ],
  ],
  [
    'address, payment and then the items of one order',
    [
      { name: 'modify_pending_order_address', arguments: { ...pending, ...to } },
      {
        name: 'modify_pending_order_items',
        arguments: { ...pending, item_ids: ['11'], new_item_ids: ['12'], payment_method_id: 'gift_card_1' },
      },
    ],
  ],
  [
    'another payment that is not enough, and then a return',
    [
      {
        name: 'modify_pending_order_payment',
        arguments: { ...pending, payment_method_id: 'gift_card_1' },
      },
      {
        name: 'return_delivered_order_items',
        arguments: { ...delivered, item_ids: ['12', '22'], payment_method_id: 'gift_card_1' },
      },
    ],
  ],
  [
    'the same thing once more',
    [
      {
        name: 'exchange_delivered_order_items',
        arguments: {
          ...delivered,
          item_ids: ['12'],
          new_item_ids: ['12'],
          payment_method_id: 'credit_card_1',
        },
      },
    ],
  ],
];

function taskOf(id: string, actions: Call[]): Task {
  const after = createShop(structuredClone(domain.data));
  for (const { name, arguments: given } of actions) {
    try {
      after.call(name, given);
    } catch {
      // What the shop refuses must stay undone.
    }
  }
  const known = 'You are Ana Lima, your email is ana.lima@example.com.';
  const expected = findDifferences(domain.data, after.data);
  return { id, reason: '', known, unknown: '', instructions: '', actions, expected };
}

describe('tasks that nobody wrote flows for', () => {
  it.each(WANTS)(
    '%s reaches its end state, however it is put',
    async (id, actions) => {
      const task = taskOf(id, actions);
      for (const seed of [1, 2, 3, 4])
        expect(await playTask(task, { domain, understanding, seed })).toMatchObject({
          passed: true,
          wrongWrites: 0,
        });
    },
    60_000,
  );
});
