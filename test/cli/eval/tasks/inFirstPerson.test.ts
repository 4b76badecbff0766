import { inFirstPerson } from '../../../../src/cli/eval/tasks/inFirstPerson.ts';

describe('what somebody is told to want, in their own person', () => {
  it.each([
    ['You want to return your lamp.', 'I want to return my lamp.'],
    ["You'd like a refund, and you are in a hurry.", "I'd like a refund, and I am in a hurry."],
    ['It should reach you at work, and save you a call.', 'It should reach me at work, and save me a call.'],
    ['They gave you a discount, which you like.', 'They gave me a discount, which I like.'],
    ['The shop sent you a lamp. Your card was charged.', 'The shop sent me a lamp. My card was charged.'],
    ['You want it for yourself; the other is yours too.', 'I want it for myself; the other is mine too.'],
  ])('%s', (told, said) => expect(inFirstPerson(told)).toBe(said));

  it('leaves out how it is to be played', () => {
    const told =
      'You want a refund (do not reveal it to the agent). If the agent asks, say no. Make sure to be short.';
    expect(inFirstPerson(told)).toBe('I want a refund.');
  });
});
