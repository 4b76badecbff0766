import { createRandom } from '../../../../src/cli/eval/random.ts';
import { forbiddenAfter } from '../../../../src/cli/eval/tasks/forbiddenAfter.ts';
import { MUTATORS, type Right } from '../../../../src/cli/eval/tasks/mutate.ts';
import { FORM_MUTATORS } from '../../../../src/cli/eval/tasks/mutateForm.ts';
import { ITEM_MUTATORS } from '../../../../src/cli/eval/tasks/mutateItems.ts';
import { ShopData } from '../../../../src/cli/eval/tasks/retail/shopData.ts';
import { CANCELS, EXCHANGES, RETURNS, SHOP } from './smallShop.ts';

const data = ShopData.parse(SHOP);
const all = { ...MUTATORS, ...ITEM_MUTATORS, ...FORM_MUTATORS };

function rightOf({ actions }: { actions: { name: string; arguments: object }[] }): Right {
  const call = actions.at(-1) as Right['call'];
  const order = data.orders[String(call.arguments.order_id)]!;
  const customer = { ...data.users[order.user_id]!, id: order.user_id };
  return { call, data, customer, order, random: createRandom(4) };
}

describe('ways to make a right write wrong', () => {
  it.each([
    ['a return', RETURNS],
    ['a cancellation', CANCELS],
    ['an exchange', EXCHANGES],
  ])('leave nothing of %s as it should be', (_, task) => {
    const right = rightOf(task);
    const mutants = Object.values(all)
      .map((mutate) => mutate(right))
      .filter((changed) => changed !== null);
    expect(mutants.length).toBeGreaterThan(15);
    for (const changed of mutants)
      expect({ ...right.call.arguments, ...changed }).not.toEqual(right.call.arguments);
  });

  it('find the items of a list, and the card that does not hold enough', () => {
    const right = rightOf(EXCHANGES);
    expect(ITEM_MUTATORS.an_item_twice!(right)).toEqual({
      item_ids: ['12', '12'],
      new_item_ids: ['14', '14'],
    });
    expect(ITEM_MUTATORS.another_product_of_the_order!(right)).toEqual({
      new_item_ids: [expect.stringMatching(/^2[12]$/)],
    });
    const poor = { ...right.customer.payment_methods.gift_card_1!, balance: -1 };
    const customer = { ...right.customer, payment_methods: { gift_card_1: poor } };
    expect(ITEM_MUTATORS.too_poor_a_gift_card!({ ...right, customer })).toEqual({
      payment_method_id: 'gift_card_1',
      new_item_ids: ['12'],
    });
  });

  it('are all that a status forbids, and nothing that it allows', () => {
    const namesAt = (status: string) => {
      const right = rightOf(RETURNS);
      return forbiddenAfter({ ...right, order: { ...right.order!, status } }).map(({ name }) => name);
    };
    const delivered = ['return_delivered_order_items', 'exchange_delivered_order_items'];
    expect(namesAt('pending')).toEqual(delivered);
    expect(namesAt('delivered')).toHaveLength(4);
    expect(namesAt('delivered')).not.toEqual(expect.arrayContaining(delivered));
    expect(namesAt('cancelled')).toHaveLength(6);
  });
});
