import type { Call } from '../readTasks.ts';
import { ownOf } from '../retail/readArguments.ts';
import type { ShopData, ShopUser } from '../retail/shopData.ts';
import type { Variant } from './describe.ts';

/** What a customer knows when they read a question for their yes. */
export interface Knowing {
  data: ShopData;
  user: ShopUser;
}

/** Which part of what they are asked to agree to a customer does not want. */
export type Part = 'kind' | 'order' | 'items' | 'instead' | 'method' | 'reason' | 'address';

/**
 * The first thing that a question for a yes says otherwise than the customer wants it: the order, each item, what comes for
 * it, the payment method, the reason, the address. null: all is right. Read from the bot's words alone.
 */
export function whatIsWrong(
  question: string,
  { name, arguments: given }: Call,
  knowing: Knowing,
): Part | null {
  const text = fold(question);
  const says = (value: unknown) => value === undefined || value === '' || text.includes(fold(String(value)));
  if (!isAbout(text, name)) return 'kind';
  if (!namesOrder(question, given.order_id)) return 'order';
  const items = wrongItems(question, given, knowing.data);
  if (items) return items;
  if (!namesMethod(text, given.payment_method_id, knowing.user)) return 'method';
  if (!says(given.reason)) return 'reason';
  const address = [given.address1, given.address2, given.city, given.state, given.zip];
  return address.every(says) ? null : 'address';
}

const ABOUT: Record<string, RegExp> = {
  return_delivered_order_items: /\breturn\b/,
  exchange_delivered_order_items: /\b(?:change|exchange)\b/,
  modify_pending_order_items: /\b(?:change|exchange)\b/,
  cancel_pending_order: /\bcancel\b/,
  modify_pending_order_address: /\bsend order\b/,
  modify_user_address: /\bdefault address\b/,
  modify_pending_order_payment: /\bpayment of order\b/,
};

const isAbout = (text: string, name: string) => ABOUT[name]?.test(text) ?? false;
const fold = (text: string) => text.toLowerCase().replace(/\s+/g, ' ');

function namesOrder(question: string, order: unknown): boolean {
  const named = new Set(question.match(/#W\d+/g) ?? []);
  return order === undefined ? named.size === 0 : named.size === 1 && named.has(String(order));
}

function namesMethod(text: string, id: unknown, { payment_methods: methods }: ShopUser): boolean {
  if (id === undefined) return true;
  const method = ownOf(methods, String(id));
  if (!method) return false;
  const named = text.match(/ending in \d{4}|paypal|gift card/g) ?? [];
  const mine =
    method.source === 'credit_card'
      ? `ending in ${method.last_four}`
      : method.source === 'paypal'
        ? 'paypal'
        : 'gift card';
  return named.length > 0 && named.every((one) => one === mine);
}

/** Each item stands on a line of its own, and nothing else does. */
function wrongItems(question: string, given: Call['arguments'], data: ShopData): 'items' | 'instead' | null {
  if (!Array.isArray(given.item_ids)) return null;
  const { new_item_ids: newIds } = given;
  const order = ownOf(data.orders, String(given.order_id));
  const lines = question
    .split('\n')
    .filter((line) => line.startsWith('- '))
    .map((line) => fold(line).split('→'));
  const wanted = given.item_ids.map((id, at) => ({
    old: order?.items.find(({ item_id }) => item_id === id),
    next: Array.isArray(newIds) ? variantOf(data, String(newIds[at])) : undefined,
  }));
  if (lines.length !== wanted.length) return 'items';
  const hasOld = ([before = '']: string[], { old }: (typeof wanted)[number]) =>
    old !== undefined && before.includes(fold(old.name)) && hasOptions(before, old.options);
  const hasBoth = (line: string[], one: (typeof wanted)[number]) =>
    hasOld(line, one) && (!one.next || hasOptions(line[1] ?? '', one.next.options));
  if (!isMatched(lines, wanted, hasOld)) return 'items';
  return isMatched(lines, wanted, hasBoth) ? null : 'instead';
}

/** Whether each line is one of those that are wanted, and each of those has a line. */
function isMatched<A, B>(lines: A[], wanted: B[], fits: (line: A, one: B) => boolean): boolean {
  const left = [...lines];
  return wanted.every((one) => {
    const at = left.findIndex((line) => fits(line, one));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}

/** Whether all of them are said. */
export function hasOptions(line: string, options: Record<string, string>): boolean {
  return Object.entries(options).every(([name, value]) => {
    if (value === 'yes') return line.includes(fold(name)) && !line.includes(fold(`not ${name}`));
    if (value === 'no' || value === 'none') return /\bnot? /.test(line) && line.includes(fold(name));
    return line.includes(fold(`${name}: ${value}`));
  });
}

function variantOf({ products }: ShopData, id: string): Variant | undefined {
  for (const { variants } of Object.values(products)) if (ownOf(variants, id)) return ownOf(variants, id);
  return undefined;
}
