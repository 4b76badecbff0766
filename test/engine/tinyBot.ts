import type { Bot, Intent, Phrases } from '../../src/domain/bot.ts';

const phrases = (language: string): Phrases => ({
  greeting: `[${language}] hello{% if name %} {{ name }}{% endif %}`,
  thanks: `[${language}] welcome. Anything else?`,
  goodbye: `[${language}] goodbye`,
  clarify: `[${language}] which of these?`,
  rephrase: `[${language}] in other words?`,
  handoff: `[${language}] a person takes over, ticket {{ ticket }}`,
  handoffNoTicket: `[${language}] a person takes over`,
  ticketNumber: `[${language}] ticket {{ ticket }}`,
  helped: `[${language}] glad that helped`,
  noneOfThese: `[${language}] none`,
  empty: `[${language}] file arrived`,
});

const intent = (given: Partial<Intent> & { name: string }): Intent => ({
  description: '',
  examples: [],
  slots: [],
  translations: {},
  ...given,
});

/** Speaks English, German and Spanish; knows how to be polite in Italian. */
export const tinyBot: Bot = {
  name: 'Tiny',
  language: 'en',
  languages: ['de', 'es'],
  answerAt: 0.7,
  clarifyAt: 0.3,
  intentAt: 0.6,
  maxMisses: 2,
  entities: [],
  phrases: phrases('en'),
  phrasesIn: { en: phrases('en'), de: phrases('de'), es: phrases('es') },
  otherLanguages: { it: 'Parlo solo: {{ languages }}.' },
  intents: [
    intent({
      name: 'order_status',
      description: 'Asks where an order is',
      answer: 'Order {{ slots.order_number }} is on its way.',
      slots: ['order_number'],
      translations: { de: { examples: ['wo ist meine Bestellung'], answer: 'Sie ist unterwegs.' } },
    }),
    intent({
      name: 'refund',
      description: 'Wants money back for something bought from us',
      answer: 'Refunds take five days.',
      slots: ['order_number'],
    }),
    intent({ name: 'cancel_order', description: 'Customer asks to cancel an order', handoff: 'policy' }),
    intent({ name: 'complaint', handoff: 'sentiment' }),
    intent({ name: 'legal', handoff: 'something else' }),
    intent({ name: 'printer', description: 'Asks about the printer' }),
    intent({ name: 'scanner' }),
    intent({ name: 'label', answer: 'Here is a label. Shall I call a courier?' }),
  ],
};
