import { yesOrNo } from '../../../src/engine/replies/yesOrNo.ts';

const QUESTION = 'Shall I send order 1044 to this address: 14 Elm Street, 10115 Berlin?';
const read = (text: string, confirms?: string) =>
  yesOrNo({ text, affirmed: text === '👍', denied: false }, confirms);

describe('A yes to what cannot be taken back', () => {
  it.each([
    ...[
      'yes',
      'Yes, please',
      'yep',
      'y',
      'ok, please do',
      'sure, go for it',
      'yes, go ahead',
      '👍',
      'correct.',
    ],
    ...[
      'yes that is correct, please proceed',
      'sounds good, thanks!',
      'that works for me',
      'yes thats fine with me',
    ],
    ...['yes, send it to 14 Elm Street', 'Yes, the address is correct', 'yes, please send order 1044 there'],
    ...[
      'yes, no problem',
      'yes, thats all',
      'perfect, thank you so much',
      'ja bitte',
      'ja, mach das bitte',
      'genau so',
    ],
    ...["oui c'est bon", "d'accord", 'sí, adelante', 'sim, pode confirmar'],
  ])('is one where it only agrees: %s', (text) => {
    expect(read(text, QUESTION)).toBe('yes');
  });

  it.each([
    ...[
      'ok let me think about it',
      'yes if it is free',
      'yes, no, actually not',
      'yes wait',
      'yes tomorrow',
      'yes?',
    ],
    ...[
      'good to know',
      'right now I cannot',
      'correct me if I am wrong',
      'great, I do not care',
      'ok cancel',
    ],
    ...['yes I need to ask my wife first', 'yes the town is Potsdam', 'yes, 16 Elm Street', 'richtig ist 16'],
    ...['yes and cancel the order', 'yes that is my old address', 'yes thats wrong', 'exactly not'],
    ...['ja moment', 'ja später', 'ja, wenn es nichts kostet', 'genau das will ich nicht'],
    ...['bien sur que non', "oui si c'est gratuit", 'ok je vais réfléchir', 'claro que no', 'isso não'],
  ])('is none where it says anything beside it: %s', (text) => {
    expect(read(text, QUESTION)).not.toBe('yes');
  });

  it('may say more where nothing is done with it', () => {
    expect(read('yes, by the window', undefined)).toBe('yes');
  });
});

describe('A no', () => {
  it.each(['no', 'nope', 'No, that is not right', 'nein', 'wait, no', 'stop', 'I changed my mind'])(
    'is heard: %s',
    (text) => {
      expect(read(text, QUESTION)).toBe('no');
    },
  );

  it.each(['wait', 'wait, let me check', 'one moment please', 'Moment', 'hold on', 'attendez'])(
    'is not who needs a moment: %s',
    (text) => {
      expect(read(text, QUESTION)).toBe('partly');
    },
  );
});
