import type { Tool } from './createShop.ts';
import { no, orderOf, ownOf, textOf, userOf } from './readArguments.ts';

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

export const findTools: Record<string, Tool> = {
  find_user_id_by_email({ users }, given) {
    const email = textOf(given, 'email');
    const found = Object.entries(users).find(([, user]) => same(user.email, email));
    if (!found) throw no('user not found');
    return found[0];
  },
  find_user_id_by_name_zip({ users }, given) {
    const [first, last, zip] = [
      textOf(given, 'first_name'),
      textOf(given, 'last_name'),
      textOf(given, 'zip'),
    ];
    const found = Object.entries(users).find(
      ([, { name, address }]) =>
        same(name.first_name, first) && same(name.last_name, last) && address.zip === zip,
    );
    if (!found) throw no('user not found');
    return found[0];
  },
  get_user_details: (data, given) => userOf(data, textOf(given, 'user_id')) as never,
  get_order_details: (data, given) => orderOf(data, given) as never,
  get_product_details({ products }, given) {
    const product = ownOf(products, textOf(given, 'product_id'));
    if (!product) throw no('product not found');
    return product;
  },
  get_item_details({ products }, given) {
    const id = textOf(given, 'item_id');
    for (const { variants } of Object.values(products)) {
      const item = ownOf(variants, id);
      if (item) return item;
    }
    throw no('item not found');
  },
  list_all_product_types: ({ products }) =>
    Object.fromEntries(Object.values(products).map(({ name, product_id }) => [name, product_id])),
  transfer_to_human_agents: () => 'Transfer successful',
};
