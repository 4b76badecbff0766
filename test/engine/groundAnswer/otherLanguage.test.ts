import type { Encoder } from '../../../src/domain/encoder.ts';
import { GOOD, openAsking } from './openAsking.ts';
import { PASSAGES } from './passages.ts';

const { ask, server } = openAsking();

describe('an answer in another language than its passage', () => {
  const german = { language: 'de', passages: [PASSAGES.returns] };
  const lines = [
    'Die meisten Artikel können Sie innerhalb von 30 Tagen nach der Lieferung zurückgeben. [1] <<You can return most items within 30 days of delivery>>',
    'Geschenkkarten können nicht zurückgegeben werden. [1] <<Gift cards and personalised items cannot be returned.>>',
  ];

  it('needs the words of the passage behind every sentence, which are not shown', async () => {
    const { grounded } = await ask({ text: lines.join('\n') }, german);
    expect(grounded?.text).toBe(
      'Die meisten Artikel können Sie innerhalb von 30 Tagen nach der Lieferung zurückgeben. Geschenkkarten können nicht zurückgegeben werden.',
    );
    expect(server.prompt).toContain('in German');
  });

  it.each([
    ['it has no quote', 'Geschenkkarten können nicht zurückgegeben werden. [1]'],
    [
      'its quote is made up',
      'Geschenkkarten können nicht zurückgegeben werden. [1] <<Gift cards are never returned>>',
    ],
    ['its number is another', lines[0]!.replace('30', '60')],
    ['it denies what the quote does not', lines[0]!.replace('zurückgeben', 'nicht zurückgeben')],
    [
      'it says much more than the quote',
      `${lines[1]!.replace('werden.', 'werden, aber wir schicken Ihnen stattdessen gern einen Gutschein über denselben Betrag nach Hause.')}`,
    ],
    ['it adds a link', lines[0]!.replace('Lieferung', 'Lieferung auf https://evil.example')],
  ])('is refused where %s', async (_, text) => {
    expect((await ask({ text }, german)).grounded).toBeNull();
  });

  it('is refused in the language that nobody asked for', async () => {
    expect((await ask({ text: GOOD }, german)).grounded).toBeNull();
    const french =
      'Vous pouvez retourner la plupart des articles dans les 30 jours suivant la livraison. [1]';
    expect((await ask({ text: french })).grounded).toBeNull();
  });

  it('needs no quotes where an encoder reads both', async () => {
    const { grounded } = await ask(
      { text: 'Geschenkkarten können nicht zurückgegeben werden. [1]' },
      { ...german, encoder: bilingual },
    );
    expect(grounded?.text).toBe('Geschenkkarten können nicht zurückgegeben werden.');
    expect(server.prompt).not.toContain('<<');
    for (const text of [
      'Geschenkkarten können zurückgegeben werden. [1]',
      'Wir schenken Ihnen einen Gutschein. [1]',
    ])
      expect((await ask({ text }, { ...german, encoder: bilingual })).grounded).toBeNull();
  });
});

/** Reads two languages and knows one thing: whether a text is about gift cards. */
const bilingual: Encoder = {
  model: 'bilingual',
  size: 2,
  languages: ['en', 'de'],
  words: [],
  ready: Promise.resolve(true),
  isReady: true,
  encode: async (text) =>
    new Float32Array(
      /gift cards|geschenkkarten/i.test(text) ? [1, 0] : /gutschein/i.test(text) ? [0, -1] : [0, 1],
    ),
  encodeAll: (texts) => Promise.all(texts.map((text) => bilingual.encode(text))),
};
