import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const address = (address1: string, city: string, zip: string) => ({
  ...{ address1, address2: '', city, state: 'TX', country: 'USA', zip },
});

const variant = (item_id: string, options: Record<string, string>, price: number, available = true) => ({
  ...{ item_id, options, price, available },
});

const item = (product_id: string, name: string, { item_id, options, price }: ReturnType<typeof variant>) => ({
  ...{ product_id, name, item_id, options, price },
});

const small = variant('11', { color: 'red', size: 'S' }, 20);
const large = variant('12', { color: 'red', size: 'L' }, 25);
const gone = variant('13', { color: 'blue', size: 'S' }, 20, false);
const green = variant('14', { color: 'green', size: 'L' }, 21);
const lamp = variant('21', { brightness: 'high', waterproof: 'no' }, 40);
const dim = variant('22', { brightness: 'low', waterproof: 'yes' }, 35);

const paid = (payment_method_id: string, amount: number) => [
  { transaction_type: 'payment', payment_method_id, amount },
];

/** Two customers, two products, and an order in each status that matters. */
export const SHOP = {
  products: {
    '1': {
      name: 'T-Shirt',
      product_id: '1',
      variants: { '11': small, '12': large, '13': gone, '14': green },
    },
    '2': { name: 'Desk Lamp', product_id: '2', variants: { '21': lamp, '22': dim } },
  },
  users: {
    ana_lima_1: {
      name: { first_name: 'Ana', last_name: 'Lima' },
      email: 'ana.lima@example.com',
      address: address('1 Elm Street', 'Houston', '77001'),
      payment_methods: {
        credit_card_1: { id: 'credit_card_1', source: 'credit_card', brand: 'visa', last_four: '1111' },
        gift_card_1: { id: 'gift_card_1', source: 'gift_card', balance: 50 },
      },
      orders: ['#W1000001', '#W1000002'],
    },
    bo_berg_2: {
      name: { first_name: 'Bo', last_name: 'Berg' },
      email: 'bo.berg@example.com',
      address: address('2 Oak Street', 'Austin', '78701'),
      payment_methods: { paypal_2: { id: 'paypal_2', source: 'paypal' } },
      orders: ['#W2000001', '#W2000002'],
    },
  },
  orders: {
    '#W1000001': {
      ...{ order_id: '#W1000001', user_id: 'ana_lima_1', status: 'pending', fulfillments: [] },
      address: address('1 Elm Street', 'Houston', '77001'),
      items: [item('1', 'T-Shirt', small), item('2', 'Desk Lamp', lamp)],
      payment_history: paid('credit_card_1', 60),
    },
    '#W1000002': {
      ...{ order_id: '#W1000002', user_id: 'ana_lima_1', status: 'delivered', fulfillments: [] },
      address: address('9 Pine Road', 'Dallas', '75001'),
      items: [item('1', 'T-Shirt', large), item('2', 'Desk Lamp', dim)],
      payment_history: paid('credit_card_1', 60),
    },
    '#W2000001': {
      ...{ order_id: '#W2000001', user_id: 'bo_berg_2', status: 'pending', fulfillments: [] },
      address: address('2 Oak Street', 'Austin', '78701'),
      items: [item('2', 'Desk Lamp', lamp)],
      payment_history: paid('paypal_2', 40),
    },
    '#W2000002': {
      ...{ order_id: '#W2000002', user_id: 'bo_berg_2', status: 'delivered', fulfillments: [] },
      address: address('2 Oak Street', 'Austin', '78701'),
      items: [item('1', 'T-Shirt', small)],
      payment_history: paid('paypal_2', 20),
    },
  },
};

export const RETURNS = {
  id: 'return',
  reason_for_call: 'You want to return the lamp that you received.',
  known_info: 'You are Ana Lima in zip code 77001.',
  actions: [
    {
      name: 'return_delivered_order_items',
      arguments: { order_id: '#W1000002', item_ids: ['22'], payment_method_id: 'credit_card_1' },
    },
  ],
  expected_diff: [
    ['/orders/#W1000002/return_items', null, ['22']],
    ['/orders/#W1000002/return_payment_method_id', null, 'credit_card_1'],
    ['/orders/#W1000002/status', 'delivered', 'return requested'],
  ],
};

export const CANCELS = {
  id: 'cancel',
  reason_for_call: 'You want to cancel your pending order, you ordered it by mistake.',
  known_info: 'You are Bo Berg, your email is bo.berg@example.com.',
  actions: [
    { name: 'find_user_id_by_email', arguments: { email: 'bo.berg@example.com' } },
    { name: 'cancel_pending_order', arguments: { order_id: '#W2000001', reason: 'ordered by mistake' } },
  ],
  expected_diff: [
    ['/orders/#W2000001/cancel_reason', null, 'ordered by mistake'],
    [
      '/orders/#W2000001/payment_history',
      paid('paypal_2', 40),
      [...paid('paypal_2', 40), { transaction_type: 'refund', payment_method_id: 'paypal_2', amount: 40 }],
    ],
    ['/orders/#W2000001/status', 'pending', 'cancelled'],
  ],
};

export const EXCHANGES = {
  id: 'exchange',
  reason_for_call: 'You want to exchange the shirt that you received for a green one.',
  known_info: 'You are Ana Lima, your email is ana.lima@example.com.',
  actions: [
    {
      name: 'exchange_delivered_order_items',
      arguments: {
        ...{
          order_id: '#W1000002',
          item_ids: ['12'],
          new_item_ids: ['14'],
          payment_method_id: 'gift_card_1',
        },
      },
    },
  ],
  expected_diff: [
    ['/orders/#W1000002/exchange_items', null, ['12']],
    ['/orders/#W1000002/exchange_new_items', null, ['14']],
    ['/orders/#W1000002/exchange_payment_method_id', null, 'gift_card_1'],
    ['/orders/#W1000002/exchange_price_difference', null, -4],
    ['/orders/#W1000002/status', 'delivered', 'exchange requested'],
  ],
};

/** A folder with the shop and its tasks, as the verb reads them. */
export function writeShop(tasks: object[] = [RETURNS, CANCELS, EXCHANGES]): { dir: string; tasks: string } {
  const dir = mkdtempSync(join(tmpdir(), 'deskhand-tasks-'));
  const file = join(dir, 'tasks.jsonl');
  writeFileSync(join(dir, 'db.json'), JSON.stringify(SHOP));
  writeFileSync(file, tasks.map((task) => JSON.stringify(task)).join('\n'));
  return { dir, tasks: file };
}
