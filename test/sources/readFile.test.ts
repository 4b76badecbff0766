import { createReader } from '../../src/sources/formats/createReader.ts';
import { toArticles } from '../../src/sources/toArticles.ts';
import { makeDocx, makePdf } from './files.ts';

const reader = createReader();
afterAll(() => reader.close());
const read = (name: string, data: string | Buffer, type?: string) =>
  reader.read({ name, bytes: Buffer.from(data as string), type });
const only = async (name: string, data: string | Buffer) => (await read(name, data)).pieces[0];

describe('a file', () => {
  it('of Markdown gives title, address and language by its front matter', async () => {
    const text =
      '---\ntitle: Late orders\nurl: https://acme.test/late\nlang: de\n---\n# Late orders\n\nText <!-- no -->here\n\n```html\n<!-- yes -->\n```\n';
    expect(await only('a.md', text)).toEqual({
      key: '',
      title: 'Late orders',
      body: 'Text here\n\n```html\n<!-- yes -->\n```',
      url: 'https://acme.test/late',
      language: 'de',
    });
    expect(await only('getting-started_now.md', 'Just text')).toMatchObject({ title: 'getting started now' });
    expect((await read('a.md', '---\ndraft: true\n---\nText')).pieces).toEqual([]);
    expect(await read('a.md', '---\na: [\n---\nText')).toMatchObject({
      pieces: [{ body: 'Text' }],
      problem: expect.stringContaining('not valid YAML'),
    });
  });

  it('of PDF gives headings, paragraphs and lists by the size and place of its lines', async () => {
    const pdf = makePdf([
      { text: 'Warranty terms', size: 24, y: 720 },
      { text: 'Every device has a warranty of two years from the', size: 11, y: 680 },
      { text: 'day of purchase (receipt needed).', size: 11, y: 666 },
      { text: 'Exceptions', size: 15, y: 630 },
      { text: '1. Water damage', size: 11, y: 605 },
      { text: '2. Broken seals', size: 11, y: 591 },
    ]);
    const piece = await only('terms.pdf', pdf);
    expect(piece?.title).toBe('Warranty terms');
    expect(piece?.body).toBe(
      'Every device has a warranty of two years from the day of purchase (receipt needed).\n\n## Exceptions\n\n1. Water damage\n2. Broken seals',
    );
    expect(
      await only('a.pdf', makePdf([{ text: 'Words', size: 9, y: 9 }], 'The terms of use')),
    ).toMatchObject({
      title: 'The terms of use',
    });
  });

  it('of Word gives its title and headings', async () => {
    const docx = makeDocx([
      { text: 'Travel policy', style: 'Title' },
      { text: 'Book early &amp; save.' },
      { text: 'Hotels', style: 'Heading2' },
      { text: 'At most 120 a night.' },
    ]);
    expect(await only('policy.docx', docx)).toMatchObject({
      title: 'Travel policy',
      body: 'Book early & save.\n\n## Hotels\n\nAt most 120 a night.',
    });
  });

  it.each([
    ['commas and a head', 'Question,Answer,URL\n"How, then?","So ""it"" is",https://a.test/1\n'],
    [
      'semicolons, as Excel writes them in Europe',
      '\ufeffFrage;Antwort;Link\nHow, then?;So "it" is;https://a.test/1\n',
    ],
    ['no head', '"How, then?","So ""it"" is",https://a.test/1\n'],
    ['columns in another order', 'url,answer,question\nhttps://a.test/1,"So ""it"" is","How, then?"\n'],
  ])('of CSV with %s gives an article a row', async (_, text) => {
    expect((await read('faq.csv', text)).pieces).toEqual([
      {
        key: 'how, then?#1',
        title: 'How, then?',
        body: 'So "it" is',
        url: 'https://a.test/1',
        language: undefined,
      },
    ]);
  });

  it('of CSV names the rows that hold no answer, and reads HTML in others', async () => {
    const { pieces, problem } = await read('a.csv', 'question,answer\nA?,\nB?,<p>Yes <b>so</b></p>\n,x\n');
    expect(pieces.map(({ body }) => body)).toEqual(['Yes **so**']);
    expect(problem).toBe('Without a question or an answer: row 2, 4.');
  });

  it('of text has its first line as title where it looks like one', async () => {
    expect(await only('a.txt', 'Opening hours\r\n\r\nNine to five.')).toMatchObject({
      title: 'Opening hours',
      body: 'Nine to five.',
    });
    expect(await only('hours.txt', 'We open at nine.\nWe close at five.')).toMatchObject({ title: 'hours' });
  });

  it.each([
    ['UTF-16', Buffer.from('\ufeffGrüße\n\nnach Köln', 'utf16le')],
    ['an old Windows program', Buffer.from('Grüße\n\nnach Köln', 'latin1')],
    ['UTF-8 with a mark', Buffer.from('\ufeffGrüße\n\nnach Köln')],
  ])('is read in the encoding of %s', async (_, bytes) => {
    expect(await only('a.txt', bytes)).toMatchObject({ title: 'Grüße', body: 'nach Köln' });
  });

  it.each([
    ['a.pdf', Buffer.from('no pdf at all'), /not an intact PDF/],
    ['a.docx', Buffer.from('PK broken'), /not an intact DOCX/],
    ['a.exe', Buffer.from('MZ'), /format is not read/],
  ])('that cannot be read says why: %s', async (name, bytes, why) => {
    await expect(read(name, bytes)).rejects.toThrow(why);
    expect(await only('a.txt', 'Still\n\nthere')).toMatchObject({ body: 'there' });
  });

  it('that takes too long ends alone', async () => {
    const hasty = createReader({ timeoutMs: 1_500 });
    await expect(hasty.read({ name: 'a.html', bytes: Buffer.from('<div>'.repeat(20_000)) })).rejects.toThrow(
      /longer than 1.5 s|too deeply/,
    );
    expect((await hasty.read({ name: 'a.md', bytes: Buffer.from('Text') })).pieces).toHaveLength(1);
    await hasty.close();
  });
});

describe('articles of a file', () => {
  const page = { source: 's', name: 'p', url: 'https://a.test/p' };
  it('have ids of their source and place, and nothing else', () => {
    const make = (body: string, source = 's') =>
      toArticles({ ...page, source }, [{ key: '', title: 'T', body }])[0]?.id;
    expect(make('one')).toBe(make('two'));
    expect(make('one')).not.toBe(make('one', 'other'));
  });

  it('are told their language by the page, else by their words', () => {
    const language = (body: string, declared?: string) =>
      toArticles(page, [{ key: '', title: 'T', body, language: declared }])[0]?.language;
    expect(language('Your order is late when it takes more than ten days.', 'pt_BR')).toBe('pt-BR');
    expect(
      language('Ihre Bestellung ist verspätet, wenn sie länger als zehn Tage braucht.', 'not a tag!'),
    ).toBe('de');
    expect(language('E42')).toBeUndefined();
  });

  it('are in no language rather than in a wrong one: logs and product names are none', () => {
    const language = (body: string) => toArticles(page, [{ key: '', title: 'T', body }])[0]?.language;
    for (const body of LOGS) expect([undefined, 'en']).toContain(language(body));
    expect(
      language(
        'Cliquez sur le lien que nous vous avons envoyé dans le message. Vous pouvez choisir un nouveau mot de passe pendant les trente minutes qui suivent.',
      ),
    ).toBe('fr');
  });

  it('lose nothing of a book of two megabytes', () => {
    const chapter = (n: number) => `## Chapter ${n}\n\n${`Words of chapter ${n}. `.repeat(1_000)}`;
    const body = Array.from({ length: 100 }, (_, n) => chapter(n)).join('\n\n');
    const articles = toArticles(page, [{ key: '', title: 'Book', body }]);
    expect(articles.length).toBeGreaterThan(4);
    expect(new Set(articles.map(({ id }) => id)).size).toBe(articles.length);
    expect(
      articles.every((article) => article.body.startsWith('## Chapter') && article.body.length <= 500_000),
    ).toBe(true);
    expect(
      articles
        .map((article) => article.body)
        .join('')
        .match(/## Chapter/g),
    ).toHaveLength(100);
  });
});

/** As they stand in articles for engineers. */
const LOGS = [
  'JVMDUMP039I Processing dump event systhrow, detail java/lang/OutOfMemoryError at 2017/05/04. JVMDUMP032I JVM requested Heap dump using heapdump.phd in response to an event.',
  'APAR IV88888 PTF UK12345 DB2 z/OS V10 V11 SQLCODE -904 rc 00C90088 DSNT408I',
  'JRE GSKit MQ 8.0.0.5 JRE 7.0.9.40 GSKit 8.0.50.57 MQ 8.0.0.6 JRE 7.0.9.50 GSKit 8.0.50.66',
];
