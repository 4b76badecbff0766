import { openChat, textOf } from './chat.ts';

describe('languages', () => {
  it('a greeting is answered in its own language', async () => {
    const chat = openChat();
    expect(textOf(await chat.say('¡Hola!'))).toBe('[es] hello');
    expect(chat.conversation.language).toBe('es');
    expect(textOf(await chat.say('hi'))).toBe('[es] hello');
  });

  it('an intent answers in the customer’s language where its author wrote one', async () => {
    expect(textOf(await openChat().say('wo ist meine Bestellung 12345'))).toBe('Sie ist unterwegs.');
  });

  it('an intent without words in the customer’s language does not answer in another', async () => {
    const turn = await openChat().say('quiero ver mi pedido 12345 por favor');
    expect(turn.decision).not.toBe('answer');
    expect(textOf(turn)).toContain('[es]');
  });

  it('an article in another language than the customer’s is not quoted', async () => {
    const german = await openChat({ given: { language: 'de' } }).say(
      'ich zahle immer mit card und das geht nicht',
    );
    expect(german.decision).not.toBe('answer');
    expect((await openChat().say('can I always pay with a card at your shop')).decision).toBe('answer');
  });

  it('a request in a language that the bot does not speak gets a polite sentence in it and a person', async () => {
    const turn = await openChat().say("dov'è il mio ordine 12345");
    expect(turn.handoff?.reason).toBe('no_answer');
    expect(turn.handoff?.nextStep).toContain('The customer writes in Italian');
    expect(textOf(turn)).toBe(
      'Parlo solo: inglese, tedesco e spagnolo.\n\n[en] a person takes over, ticket {{ticket}}',
    );
    expect(turn.say[0]?.textWithoutTicket).toContain('Parlo solo');
  });
});
