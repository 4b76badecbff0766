import type { Kind } from './wantsOf.ts';

/** How customers put it; `{what}` is the things that it is about, in their own words. */
export const WANTS: Record<Kind, string[]> = {
  return: [
    "I'd like to return {what}.",
    'Hi, I want to send back {what}',
    'can I return {what}? it is not for me',
    'I want a refund for {what}, I received it but do not want to keep it',
    'Please take back {what}.',
    'hello! I have to return {what}',
    'I need to give back {what}',
  ],
  change: [
    "I'd like to exchange {what}.",
    'Hi, I want to swap {what} for a different version',
    'can I change {what} to another option?',
    'I want to modify {what} in my order',
    'hello, I need another variant of {what}',
    'please exchange {what} for me',
  ],
  cancel: [
    "I'd like to cancel {what}.",
    'Hi, please cancel {what}',
    'can you cancel {what} for me?',
    'I want to cancel {what} before it ships',
    'hello, I need to cancel {what}',
  ],
  order_address: [
    "I'd like to change the shipping address of {what}.",
    'Hi, {what} goes to the wrong address, I want to change the delivery address',
    'can you send {what} to another address?',
    'please update the shipping address for {what}',
    'I need {what} delivered to a different address',
  ],
  default_address: [
    "I'd like to change my default address.",
    'Hi, please update the address in my profile',
    'can you change my user address?',
    'I need a new default address on my account',
    'please change the default address of my account',
  ],
  payment: [
    "I'd like to change the payment method of {what}.",
    'Hi, I want to pay {what} with something else',
    'can you switch the payment for {what}?',
    'please change how {what} is paid',
  ],
  status: [
    "what's the status of {what}?",
    'Hi, I want to know where {what} is',
    'can you give me the tracking number of {what}?',
    'I want to check {what}',
  ],
  product: ['how many options of {what} are available right now?', 'which variants of {what} do you have?'],
  person: [
    'I want to talk to a human',
    'please connect me to a real person',
    'can I speak to a human agent?',
  ],
};

/** Of things that they do not name at once. */
export const UNNAMED: Record<Kind, string[]> = {
  return: ['something I received', 'some things from my order', 'something'],
  change: ['an item', 'something I ordered', 'some items'],
  cancel: ['an order', 'my order', 'my pending order'],
  order_address: ['my order', 'my pending order'],
  default_address: [''],
  payment: ['my order', 'my pending order'],
  status: ['my order'],
  product: ['a product'],
  person: [''],
};

export const NO_EMAIL = [
  "I don't remember my email address",
  "sorry, I don't know which e-mail I used",
  'no idea, I forgot it',
  "I don't have it at hand",
];

export const EMAIL = ['{it}', "it's {it}", 'My email is {it}', 'sure: {it}'];
export const NAME = ['{it}', 'My name is {it}', "It's {it}.", "I'm {it}"];
export const ZIP = ['{it}', "it's {it}", 'my zip code is {it}', '{it}, thanks'];
export const YES = [
  'yes',
  'Yes, please',
  'yes, go ahead',
  'sure, do it',
  "that's right, go ahead",
  'yep',
  'ok, please do',
];
export const NO = ['no', "No, that's not right", 'no, not like that', 'nope'];
export const NONE = ['none of these', 'none of them'];
/** Calls off what the bot is about. */
export const NOT_THAT = ['never mind', 'forget it', 'never mind that'];
export const BYE = ["no, that's all, thank you", "that's everything, thanks", 'no thanks, that was all'];

export const REASONS: Record<string, string[]> = {
  'no longer needed': [
    'I no longer need it',
    "I don't need it anymore",
    "it's no longer needed",
    'no longer needed',
  ],
  'ordered by mistake': [
    'I ordered it by mistake',
    'by mistake',
    'ordered by mistake',
    'that was an accident, by mistake',
  ],
};

export const NEW_ADDRESS = ["it's a new address", 'none of these, it is a new address', 'a new address'];

export const METHODS: Record<string, string[]> = {
  credit_card: [
    'my {brand} ending in {digits}',
    'the {brand} card ending {digits}',
    'credit card ending in {digits}',
  ],
  paypal: ['PayPal', 'my paypal account', 'please use paypal'],
  gift_card: ['the gift card', 'my gift card please', 'gift card'],
};

/** Of what comes instead; `{what}` is how it is to be. */
export const VARIANTS = ['{what}', 'the one with {what}', "I'd like {what}", '{what} please'];
/** `{what}` is only what is other than before. */
export const ALIKE = [
  'the same one but with {what}',
  'same as before, just {what}',
  'like the old one but {what}',
];
