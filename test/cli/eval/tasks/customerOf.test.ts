import { customerOf } from '../../../../src/cli/eval/tasks/customerOf.ts';
import type { Task } from '../../../../src/cli/eval/tasks/readTasks.ts';
import { ShopData } from '../../../../src/cli/eval/tasks/retail/shopData.ts';
import { SHOP } from './smallShop.ts';

const data = ShopData.parse(SHOP);
const task = (known: string, actions: Task['actions'] = []): Task => ({
  ...{ id: '1', reason: '', known, unknown: '', instructions: '', actions, expected: [] },
});

describe('whom a task is about', () => {
  it.each([
    ['their id', 'You are bo_berg_2.'],
    ['their e-mail address', 'Your email is Bo.Berg@example.com.'],
    ['name and zip code', 'You are Bo Berg in zip code 78701.'],
    ['a name that nobody else bears', 'You are Bo Berg, living in Austin.'],
  ])('is known by %s', (_, known) => expect(customerOf(task(known), data)).toBe('bo_berg_2'));

  it('is known by the order, or by what the shop is asked about', () => {
    const cancels = { name: 'cancel_pending_order', arguments: { order_id: '#W2000001', reason: '' } };
    const asks = { name: 'find_user_id_by_email', arguments: { email: 'ana.lima@example.com' } };
    expect(customerOf(task('', [cancels]), data)).toBe('bo_berg_2');
    expect(customerOf(task('', [asks]), data)).toBe('ana_lima_1');
  });

  it('is nobody where the shop knows nobody such', () => {
    const stranger = { name: 'modify_user_address', arguments: { user_id: 'constructor' } };
    expect(customerOf(task('You are cy_dahl_3, __proto__.', [stranger]), data)).toBeUndefined();
  });
});
