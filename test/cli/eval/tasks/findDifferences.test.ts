import { findDifferences, isSameChange } from '../../../../src/cli/eval/tasks/findDifferences.ts';

describe('what changed in a shop', () => {
  it('is listed by place, lists as a whole', () => {
    const before = { orders: { a: { status: 'pending', items: ['1'] }, b: { status: 'pending' } } };
    const after = { orders: { a: { status: 'cancelled', items: ['1', '2'] }, b: { status: 'pending' } } };
    expect(findDifferences(before, after)).toEqual([
      ['/orders/a/items', ['1'], ['1', '2']],
      ['/orders/a/status', 'pending', 'cancelled'],
    ]);
  });

  it('is the same sum however it was added up, and another by a cent', () => {
    const [one, other] = [0.1 + 0.2 + 0.3, 0.3 + 0.2 + 0.1];
    expect(one === other).toBe(false);
    expect(isSameChange([['/paid', null, [{ amount: one }]]], [['/paid', null, [{ amount: other }]]])).toBe(
      true,
    );
    expect(isSameChange([['/paid', null, 0.6]], [['/paid', null, 0.61]])).toBe(false);
    expect(findDifferences({ paid: one }, { paid: other })).toEqual([]);
  });
});
