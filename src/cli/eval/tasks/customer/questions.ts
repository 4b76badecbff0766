import type { Kind } from './wantsOf.ts';
import type { Part } from './whatIsWrong.ts';

/** The button for what is wrong. */
export const DIFFERENT: Partial<Record<Part, RegExp>> = {
  order: /order|items/,
  items: /other items/,
  instead: /instead/,
  method: /payment/,
  reason: /reason/,
  address: /address/,
};

/** What a question is about. */
export const ABOUT: Partial<Record<Kind, RegExp>> = {
  return: /want to return\?|I will return/,
  change: /for another variant\?|do you want instead|I will change in order/,
  cancel: /want to cancel\?|I will cancel|because it is/,
  order_address: /go to another address\?|I will send order/,
  default_address: /your default address\?|your default address:/,
  payment: /pay differently\?|change the payment of/,
};

/** What the bot calls each, where it asks which is meant. */
export const OFFERED: Partial<Record<Kind, RegExp>> = {
  return: /^Send delivered items back/,
  change: /^Another variant of/,
  cancel: /^Cancel an order/,
  order_address: /^An order that .* to go to another address/,
  default_address: /^Another address in/,
  payment: /^Pay an order/,
  status: /^What became of an order/,
};

/** The bot's task for each thing that changes something. */
export const FLOWS: Partial<Record<Kind, string>> = {
  return: 'return_items',
  change: 'change_items',
  cancel: 'cancel_orders',
  order_address: 'change_order_address',
  default_address: 'change_default_address',
  payment: 'change_payment',
};
export const CHANGES = new Set(Object.keys(FLOWS));
