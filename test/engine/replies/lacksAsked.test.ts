import { lacksAsked } from '../../../src/engine/replies/lacksAsked.ts';

const lacks = (text: string, words: string, kind: string, isOptional = true) =>
  lacksAsked(text, { words, kind, isOptional });

describe('that somebody has nothing of what was asked for', () => {
  it.each([
    ['none', 'skip', 'I can’t', 'not possible', 'I have none', 'without', 'not now', 'n/a', 'nothing, sorry'],
    ['keine', 'habe keins', 'kann ich leider nicht', 'nicht möglich', 'geht nicht', 'überspringen'],
    ['aucune', 'je ne peux pas', 'pas possible', 'je n’en ai pas'],
    ['ninguna', 'no puedo', 'no tengo', 'imposible'],
    ['nenhuma', 'não consigo', 'não tenho', 'impossível'],
  ])('is heard whatever it is: "%s" …', (...texts) => {
    for (const text of texts) expect([text, lacks(text, 'Your plate?', 'plate')]).toEqual([text, true]);
  });

  it.each([
    ['no photo', 'Can you send a photo?', 'file'],
    ['I have no picture of it', 'Can you send a photo?', 'file'],
    ['ohne Bild', 'Schicken Sie uns ein Foto?', 'file'],
    ['pas de photo', 'Une photo ?', 'file'],
    ['no tengo foto', '¿Una foto?', 'file'],
    ['sem foto', 'Uma foto?', 'file'],
    ['no order number', 'Which order is it?', 'order_number'],
    ['kein Kennzeichen', 'Wie ist Ihr Kennzeichen?', 'plate'],
  ])('is heard from "%s", of "%s"', (text, asks, kind) => {
    expect(lacks(text, asks, kind)).toBe(true);
  });

  it.each([
    ['Can you send a photo?', 'file', true],
    ['Please send a photo.', 'file', true],
    ['Do you have an order number?', 'order_number', true],
    ['Haben Sie ein Kennzeichen?', 'plate', true],
    ['Avez-vous une plaque ?', 'plate', true],
    ['¿Tiene matrícula?', 'plate', true],
    ['Você tem a placa?', 'plate', true],
    ['Which order is it?', 'order_number', false],
    ['Shall it be by the window?', 'yes_no', false],
  ])('is a plain "no" to "%s" (%s): %s', (asks, kind, isHeard) => {
    expect(lacks('no', asks, kind)).toBe(isHeard);
    expect(lacks('No, sorry.', asks, kind)).toBe(isHeard);
  });

  it.each(['later', 'wait', 'no problem', 'no, wait', 'what photo?', 'here it is', 'my camera is broken'])(
    'is not heard from "%s"',
    (text) => {
      expect(lacks(text, 'Can you send a photo?', 'file')).toBe(false);
    },
  );

  it('is not heard from what tells of something', () => {
    expect(lacks('no water comes out', 'What is broken?', 'text')).toBe(false);
    expect(lacks('no order confirmation came', 'What is wrong with your order?', 'text')).toBe(false);
    expect(lacks('nothing', 'What else is there?', 'text', false)).toBe(false);
  });
});
