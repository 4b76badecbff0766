import type { Arguments, Tool } from './createShop.ts';
import { no, orderOf, textOf, userOf } from './readArguments.ts';
import type { ShopAddress } from './shopData.ts';

export const addressTools: Record<string, Tool> = {
  modify_pending_order_address(data, given) {
    const order = orderOf(data, given);
    if (order.status !== 'pending') throw no('non-pending order cannot be modified');
    order.address = addressIn(given);
    return order as never;
  },
  modify_user_address(data, given) {
    const user = userOf(data, textOf(given, 'user_id'));
    user.address = addressIn(given);
    return user as never;
  },
};

function addressIn(given: Arguments): ShopAddress {
  const part = (name: keyof ShopAddress) => textOf(given, name);
  return {
    address1: part('address1'),
    address2: part('address2'),
    city: part('city'),
    state: part('state'),
    country: part('country'),
    zip: part('zip'),
  };
}
