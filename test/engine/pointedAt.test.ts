import { pointedAt } from '../../src/engine/pointedAt.ts';

describe('a message that points at something', () => {
  it.each([
    ['What documentation is needed to apply for the loan?', 'loan'],
    ['In which country is this language spoken?', 'language spoken'],
    ["What is the actor's approach to fitness?", 'actor'],
    ['How do I cancel this subscription', 'subscription'],
    ['Can you tell me about a specific town?', 'town'],
    ['Wie kündige ich diesen Vertrag?', 'Vertrag'],
    ['Comment payer cette facture ?', 'facture'],
    ['¿Cómo pago esta factura?', 'factura'],
    ['Como pago esta fatura?', 'fatura'],
  ])('%s: nothing says which %s', (text, thing) => {
    expect(pointedAt(text, [])).toEqual({ thing, isKnown: false });
  });

  it.each([
    'What is the price of the Pro plan?',
    'How do I pay the invoice that you sent me?',
    'Is the Eiffel Tower open?',
    'Do you deliver this week?',
    'I ordered a lamp and the lamp is broken',
    'Wie hoch ist die Gebühr?',
    'How do I pay?',
    `My printer says this: ${'it cannot print because something went wrong '.repeat(5)} what is the cartridge`,
    '',
  ])('%s: nothing is open', (text) => {
    expect(pointedAt(text, [])).toBeNull();
  });

  it('is explained by what either side said before, and "the" then points at that', () => {
    expect(pointedAt('How long does the loan run?', ['We have a loan for students.'])).toBeNull();
    expect(pointedAt('How long does this loan run?', ['I want a loan'])).toEqual({
      thing: 'loan run',
      isKnown: true,
    });
  });

  it('takes first what nobody spoke of', () => {
    const pointed = pointedAt('Does this loan need the guarantor?', ['I want a loan']);
    expect(pointed).toEqual({ thing: 'guarantor', isKnown: false });
  });
});
