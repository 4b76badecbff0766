import { whatIsWrong } from '../../../../../src/cli/eval/tasks/customer/whatIsWrong.ts';
import { ShopData } from '../../../../../src/cli/eval/tasks/retail/shopData.ts';
import { EXCHANGES, SHOP } from '../smallShop.ts';

const data = ShopData.parse(SHOP);
const knowing = { data, user: data.users.ana_lima_1! };
const [call] = EXCHANGES.actions;
const question = (changes: Record<string, string> = {}) =>
  Object.entries(changes).reduce(
    (text, [from, to]) => text.replace(from, to),
    `I will change in order #W1000002:
- T-Shirt (color: red, size: L) → T-Shirt (color: green, size: L)
The difference of $4 is refunded to your gift card with a balance of $50. Shall I?`,
  );

describe('a customer who is asked for a yes', () => {
  it('finds nothing wrong with what they want', () => {
    expect(whatIsWrong(question(), call!, knowing)).toBeNull();
  });

  it.each([
    ['another order', { '#W1000002': '#W1000001' }, 'order'],
    ['another item', { 'color: red': 'color: blue' }, 'items'],
    [
      'an item more',
      { '\nThe': '\n- Desk Lamp (brightness: low) → Desk Lamp (brightness: high)\nThe' },
      'items',
    ],
    ['something else instead', { 'color: green': 'color: red' }, 'instead'],
    ['another payment method', { 'gift card': 'visa credit card ending in 1111' }, 'method'],
    ['something else altogether', { 'I will change in': 'I will cancel the' }, 'kind'],
  ])('finds %s', (_, changes, part) => {
    expect(whatIsWrong(question(changes as Record<string, string>), call!, knowing)).toBe(part);
  });
});
