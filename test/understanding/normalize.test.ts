import { LONGEST_UNDERSTOOD, ownWords, tidy } from '../../src/understanding/normalize.ts';

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
