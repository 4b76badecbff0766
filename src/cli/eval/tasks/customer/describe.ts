import { pick } from '../../random.ts';
import type { Call } from '../readTasks.ts';
import { ownOf } from '../retail/readArguments.ts';
import type { ShopData, ShopOrder, ShopUser } from '../retail/shopData.ts';
import { METHODS } from './wordings.ts';

export type Item = ShopOrder['items'][number];
export type Variant = ShopData['products'][string]['variants'][string];

export const fillOf = (wording: string, it: string) => wording.replace(/\{(?:it|what)\}/, () => it);

export function listed(parts: string[]): string {
  const [last = '', ...others] = parts.toReversed();
  return others.length === 0 ? last : `${others.toReversed().join(', ')} and ${last}`;
}

/** "clicky", "no backlight", "waterproof": an option as somebody would say it. */
export function optionInWords(name: string, value: string): string {
  if (value === 'yes') return name;
  if (value === 'no' || value === 'none') return `no ${name}`;
  return /^\d+$/.test(value) ? `${name} ${value}` : value;
}

export function optionsInWords(options: Record<string, string>, like: Record<string, string> = {}): string[] {
  const said = Object.entries(options).filter(([name, value]) => like[name] !== value);
  return said.map(([name, value]) => optionInWords(name, value));
}

interface Among {
  /** Everything that the customer has ordered: what must be told apart. */
  all: { item: Item; order: string }[];
  order: string;
  /** How plainly, from 0 on: who was not understood says more. */
  effort: number;
  random: () => number;
}

/** "the keyboard", "the clicky keyboard", "the keyboard of order #W1": enough to tell it from their other things. */
export function itemInWords(item: Item, { all, order, effort, random }: Among): string {
  const name = item.name.toLowerCase();
  const others = all.filter((one) => one.item.name === item.name && one.item.item_id !== item.item_id);
  const sameElsewhere = all.some((one) => one.item.item_id === item.item_id && one.order !== order);
  const options =
    effort > 0
      ? optionsInWords(item.options)
      : telling(
          item,
          others.map((one) => one.item),
          random,
        );
  const described = options.length === 0 ? `the ${name}` : `the ${options.join(' ')} ${name}`;
  return effort > 0 || sameElsewhere ? `${described} from order ${order}` : described;
}

/** The fewest options by which it differs from the others of its kind. */
function telling({ options }: Item, others: Item[], random: () => number): string[] {
  const said: [string, string][] = [];
  let left = others;
  const names = Object.keys(options).toSorted(() => random() - 0.5);
  while (left.length > 0) {
    const differing = (name: string) => left.filter((other) => other.options[name] !== options[name]).length;
    const [name] = names.toSorted((a, b) => differing(b) - differing(a));
    if (name === undefined || differing(name) === 0) break;
    said.push([name, options[name]!]);
    left = left.filter((other) => other.options[name] === options[name]);
  }
  return said.map(([name, value]) => optionInWords(name, value));
}

type Method = ShopUser['payment_methods'][string];

export function methodInWords({ source, brand = '', last_four = '' }: Method, random: () => number): string {
  return pick(METHODS[source] ?? [source], random)!
    .replace('{brand}', brand)
    .replace('{digits}', last_four);
}

/** Whether a button is this payment method. */
export function isMethod(label: string, { source, last_four }: Method): boolean {
  if (source === 'credit_card') return label.includes(`ending in ${last_four}`);
  return label.toLowerCase().includes(source === 'paypal' ? 'paypal' : 'gift card');
}

/** The items of the customer's own order that a call is about. */
export function itemsIn({ arguments: given }: Call, { orders }: ShopData): Item[] {
  const order = ownOf(orders, String(given.order_id));
  if (!order || !Array.isArray(given.item_ids)) return [];
  const left = [...order.items];
  return given.item_ids.flatMap((item) => {
    const at = left.findIndex(({ item_id }) => item_id === item);
    return at < 0 ? [] : left.splice(at, 1);
  });
}

/** How what comes instead of the item at this place is to be. */
export function newOptions(
  { arguments: given }: Call,
  at: number,
  { products }: ShopData,
): Record<string, string> | undefined {
  const id = Array.isArray(given.new_item_ids) ? String(given.new_item_ids[at]) : '';
  for (const { variants } of Object.values(products))
    if (ownOf(variants, id)) return ownOf(variants, id)!.options;
  return undefined;
}
