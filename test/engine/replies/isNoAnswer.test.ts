import { isNoAnswer } from '../../../src/engine/replies/isNoAnswer.ts';

const WHERE = 'What is the new address? Please give street, number, postcode and town.';

describe('no answer to a question for words', () => {
  it.each([
    ...[
      'is that possible at all?',
      'what does it cost',
      'Ok. What does it cost?',
      'wait, what was the old one?',
    ],
    ...[
      'who are you?',
      'when do I get it?',
      'was kostet das',
      'wo ist die Ware?',
      '¿cuánto cuesta?',
      '?',
      '...',
    ],
    ...['wait a moment please', 'I will tell you later', 'not now', 'skip', 'idk', 'einen Moment bitte'],
    ...['plus tard', 'un momento por favor', 'mais tarde', 'später', 'attendez un instant'],
    ...['yes', 'no', 'ja', 'Nein.', 'oui', 'sí', 'não', 'ok', 'i want to keep the old one', 'doch nicht'],
    ...['ich hab es mir anders ueberlegt', 'ich habe es mir anders überlegt', "I've changed my mind"],
    ...['I do not need it any more', "j'ai changé d'avis", 'he cambiado de idea', 'mudei de ideia'],
  ])('is "%s"', (text) => expect(isNoAnswer(text, WHERE)).toBe(true));

  it.each([
    ...[
      'Flat 3 at the Old Mill, 10115 Berlin',
      'Waitrose',
      'Later Gator Ltd',
      'Yes Bank',
      'Moment Pictures GmbH',
    ],
    ...['is broken', 'was too small', 'when I opened it, it was scratched', 'ist kaputt', 'did not fit'],
    ...[
      'It is broken. What can I do?',
      'was ich bekam, war kaputt',
      'my old one is worn out',
      'no sound at all',
    ],
    ...[
      'not warm enough',
      'wrong size',
      'I wait for the bus with it',
      'none',
      'the old one was stolen',
      '日本橋1-2',
    ],
  ])('is not "%s"', (text) => expect(isNoAnswer(text, WHERE)).toBe(false));

  it('is no change of mind where a reason was asked for', () => {
    expect(isNoAnswer('I changed my mind', 'What is the reason?')).toBe(false);
    expect(isNoAnswer('ich brauche es nicht mehr', 'Was ist der Grund?')).toBe(false);
    expect(isNoAnswer('I changed my mind', 'What do you need it for?')).toBe(true);
  });

  it('is no plain no where the question can be denied', () => {
    expect(isNoAnswer('no', 'Anything else?', { canDeny: true })).toBe(false);
    expect(isNoAnswer('yes', 'Anything else?', { canDeny: true })).toBe(true);
  });

  it('is told quickly of a long text made to be slow', () => {
    const started = performance.now();
    isNoAnswer('? '.repeat(5_000).concat('x'), WHERE);
    isNoAnswer('no '.repeat(5_000), WHERE);
    isNoAnswer('keep it '.repeat(5_000), WHERE);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
