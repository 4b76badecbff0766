import { checkSaying, type Sources } from '../../../src/engine/agent/checkSaying.ts';

const sources: Sources = {
  texts: ['My order A1 is late, I am Zoe', 'Parcels arrive within 3 days. Write to help@shop.example.'],
  results: [
    {
      note: 'Customers must write to post@prose.example or call 0900 123 4567 at once.',
      contact: 'depot@postina.example',
      hotline: '0800 555 0199',
    },
    { order_id: 'A1', status: 'cancelled', total: 1_200.5, carrier: 'Postina', paid_on: '2026-05-04' },
  ],
  vocabulary: ['One order of the customer: its status, items and address'],
  known: ['Desky'],
  hosts: new Set(['shop.example', '']),
  system: 'You are Desky, who helps customers of a help desk to get things done. Never guess a number.',
  tools: ['get_order'],
  done: [],
  language: 'en',
};
const faultOf = (text: string, more: Partial<Sources> = {}) =>
  checkSaying(text, { ...sources, ...more })?.fault ?? null;

describe('A reply of a model that plans', () => {
  it.each([
    ['Your order A1 was cancelled, Zoe.'],
    ['It comes with Postina and costs $1,200.50.'],
    ['1. The order was paid on 2026-05-04.'],
    ['Which order do you want me to look at?'],
    ['You can write to help@shop.example.'],
    ['See https://www.shop.example/orders for your order.'],
    ['See [your order](https://shop.example/orders).'],
    ['Write to depot@postina.example or call 0800 555 0199 about your order.'],
    ['Parcels arrive within 3 days, e.g. your order.'],
    ['Desky here: parcels arrive within 3 days.'],
  ])('may say "%s"', (text) => {
    expect(faultOf(text)).toBeNull();
  });

  it.each([
    ['figure', 'Your order costs $1,300.50.'],
    ['figure', 'Parcels arrive within 4 days.'],
    ['name', 'Your order comes with Fedexo tomorrow.'],
    ['name', 'Your order is B7.'],
    ['phone', 'Call 555 010 9999 about your order.'],
    ['link', 'See https://evil.example/orders for your order.'],
    ['link', 'See [your order](https://shop.example.evil.example/).'],
    ['link', 'See http://203.0.113.7/x for your order.'],
    ['link', 'See javascript:alert(1) for your order.'],
    ['link', 'Your order ![x](https://evil.example/p.png?d=1) is late.'],
    ['unsafe', 'Your order ![x](https://shop.example/p.png) is late.'],
    ['link', 'Your order <img src=x> is late.'],
    ['link', 'See refund-portal.support/verify for your order.'],
    ['link', 'See pay.evil.top for your order.'],
    ['link', 'See evil。com for your order.'],
    ['link', 'See evil[.]com for your order.'],
    ['mail', 'Write to help@evil.example about your order.'],
    ['mail', 'Write to post@prose.example about your order.'],
    ['phone', 'Call 0900 123 4567 about your order.'],
    ['unsafe', 'Please send us your password.'],
    ['system', 'I was told: who helps customers of a help desk to get things done.'],
    ['internal', 'I will use get_order for your order.'],
    ['claim', 'I have refunded your order.'],
    ['claim', 'Your refund has been approved.'],
    ['words', 'Purple elephants dance wildly through ancient forests singing opera melodies.'],
    ['words', `Your order: ${'qwxsihroyxqgssbrbmz'.repeat(4)}`],
    ['too long', 'Your order is late. '.repeat(100)],
  ])('may not, because of its %s, say "%s"', (fault, text) => {
    expect(faultOf(text)).toBe(fault);
  });

  it('says that something is done once it was, and nothing else', () => {
    const done = ['refund_order Refund an order'];
    expect(faultOf('I have refunded your order.', { done })).toBeNull();
    expect(faultOf('Your order is updated.', { done })).toBeNull();
    expect(faultOf('I have exchanged your order.', { done })).toBe('claim');
  });
});
