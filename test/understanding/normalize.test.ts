import { LONGEST_UNDERSTOOD, ownWords, tidy } from '../../src/understanding/normalize.ts';
import { heldOut, known, type Mail } from './normalizeMails.ts';

const own = (text: string) => tidy(ownWords(text));

describe("a message's own words", () => {
  it.each([
    [
      'Still broken.\n\nOn Mon, 6 May 2024 at 10:02, Support <s@example.com> wrote:\n> try this\n> and that',
      'Still broken.',
    ],
    [
      'Still broken.\n\nOn Mon, 6 May 2024 at 10:02, Support\n<s@example.com> wrote:\n\ntry this',
      'Still broken.',
    ],
    [
      'Am 6. Mai 2024 um 10:02 schrieb Support <s@example.com>:\n> Hilft das?\n\nNein, leider nicht.',
      'Nein, leider nicht.',
    ],
    ['No luck.\n\n-----Original Message-----\nFrom: Support\nTry this', 'No luck.'],
    ['No luck.\n\nFrom: Support <s@example.com>\nSent: Monday\nSubject: Re: x\n\nTry this', 'No luck.'],
    ['Where is it?\n-- \nAna Belmonte\n+49 170 1234567', 'Where is it?'],
    ['Where is it?\nSent from my iPhone', 'Where is it?'],
    [
      'It fails:\n2024-01-01 10:00:00 ERROR boom\n2024-01-01 10:00:01 INFO x\n2024-01-01 10:00:02 INFO y\nhelp',
      'It fails:\n2024-01-01 10:00:00 ERROR boom\nhelp',
    ],
    ['On Monday I wrote: nothing came.', 'On Monday I wrote: nothing came.'],
    ['> only a quote', '> only a quote'],
    ['a > b is true', 'a > b is true'],
  ])('%j', (text, expected) => {
    expect(own(text)).toBe(expected);
  });

  const cases = (mails: Mail[]) => mails.map((mail) => [mail.name, mail] as const);
  it.each(cases(known))('are found in a mail: %s', (_, { text, own: expected }) => {
    expect(own(text)).toBe(tidy(expected));
    expect(ownWords(text)).toHaveLength(text.length);
  });

  // At the first look all 12 were right.
  it.each(cases(heldOut))('are found in a mail that was set aside: %s', (_, { text, own: expected }) => {
    expect(own(text)).toBe(tidy(expected));
    expect(ownWords(text)).toHaveLength(text.length);
  });

  it('keep an order number that stands in the signature', () => {
    const text = 'Where is it?\n\nBest regards,\nAna Ruiz\nOrder 471122\nACME';
    expect(own(text)).toBe('Where is it?\nOrder 471122');
  });

  it.each(['> a\n', 'From: a\n', 'On x wrote\n:', '________________\n', 'Regards\n', 'x\n', 'a', '-- \n'])(
    'are found in a fraction of a second in any text: %j',
    (part) => {
      const start = performance.now();
      ownWords(part.repeat(20_000));
      expect(performance.now() - start).toBeLessThan(5_000);
    },
  );

  it('keep every offset', () => {
    const text = 'order #12\n> quoted #34\nand #56';
    expect(ownWords(text)).toHaveLength(text.length);
    expect(ownWords(text).indexOf('#56')).toBe(text.indexOf('#56'));
  });

  it('lose control and zero-width characters and extra space', () => {
    expect(tidy(' re\u200bfund\u0000 \t  please\u202e \r\n\r\n now ')).toBe('refund please\nnow');
  });

  it('are understood up to a length', () => {
    expect(tidy('word '.repeat(50_000)).length).toBeLessThanOrEqual(LONGEST_UNDERSTOOD);
  });
});
