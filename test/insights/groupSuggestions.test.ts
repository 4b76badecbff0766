import { groupSuggestions } from '../../src/insights/groupSuggestions.ts';
import { encoderOf, suggestion } from './suggestions.ts';

const WIFI = [
  'the wifi in my hotel room does not work',
  'hotel room wifi keeps dropping',
  'there is no wifi in the hotel',
  'cannot connect to the wifi',
];
const INVOICE = [
  'I need last month’s invoice as a pdf',
  'please resend the invoice for March',
  'the invoices for March miss our VAT number',
];
const PARKING = ['is there parking near your office'];
const CORPUS = [
  'where is my order',
  'I want my money back',
  'how do I reset my password',
  'the app does not open on my phone',
  'please change the address for the next month',
  'is there a discount for students',
  'can I speak to someone in the office',
  'cannot log in',
];
const all = [...WIFI, ...INVOICE, ...PARKING];

/** As sets: by which text each group is known, and what is in it. */
const sets = (groups: { suggestions: { text: string }[] }[]) =>
  groups.map(({ suggestions }) => suggestions.map(({ text }) => text).sort());

describe('grouping suggestions', () => {
  it('puts together by words what is about the same, largest group first', async () => {
    const { by, groups } = await groupSuggestions(
      all.map((text) => suggestion(text)),
      CORPUS,
      null,
    );
    expect(by).toBe('words');
    expect(sets(groups)).toEqual([WIFI.toSorted(), INVOICE.toSorted(), PARKING]);
  });

  it('puts together by meaning what shares no word', async () => {
    const encoder = encoderOf([
      ['wifi', 'wlan', 'internet'],
      ['invoice', 'bill'],
    ]);
    const texts = [
      'wifi is down',
      'our bill is wrong',
      'the internet is gone',
      'wlan kaputt',
      'resend the invoice',
    ];
    const { by, groups } = await groupSuggestions(
      texts.map((text) => suggestion(text)),
      [],
      encoder,
    );
    expect(by).toBe('meaning');
    expect(sets(groups)).toEqual([
      ['the internet is gone', 'wifi is down', 'wlan kaputt'],
      ['our bill is wrong', 'resend the invoice'],
    ]);
  });

  it('goes by words where the encoder gives no vector for one of them', async () => {
    const encoder = { ...encoderOf([['wifi']]), encodeAll: async (texts: string[]) => texts.map(() => null) };
    const { by, groups } = await groupSuggestions(
      WIFI.map((text) => suggestion(text)),
      CORPUS,
      encoder,
    );
    expect([by, groups[0]?.suggestions.length]).toEqual(['words', 3]);
  });

  it('gives the same groups whatever order they come in', async () => {
    const rows = all.map((text) => suggestion(text));
    const forth = await groupSuggestions(rows, CORPUS, null);
    const back = await groupSuggestions(rows.toReversed(), CORPUS, null);
    expect(sets(back.groups)).toEqual(sets(forth.groups));
    expect(back.groups.map(({ label }) => label)).toEqual(forth.groups.map(({ label }) => label));
  });

  it('is known by its most central text', async () => {
    const encoder = encoderOf([['a'], ['b'], ['c']]);
    const texts = ['a', 'a b', 'a b c', 'b'];
    const { groups } = await groupSuggestions(
      texts.map((text) => suggestion(text)),
      [],
      encoder,
    );
    expect(groups[0]).toMatchObject({ label: 'a b', suggestions: expect.arrayContaining([]) });
    expect(groups[0]?.suggestions[0]?.text).toBe('a b');
  });

  it('proposes what most speaks for, and a person’s word before the bot’s guesses', async () => {
    const guess = (intent: string, confidence: number) =>
      suggestion('the wifi is down', { intent, guessed: intent, confidence });
    const told = (intent: string | null) =>
      suggestion('the wifi is down', { reason: 'corrected', intent, confidence: 1 });
    const proposed = async (rows: ReturnType<typeof guess>[]) =>
      (await groupSuggestions(rows, CORPUS, null)).groups.map(({ intent }) => intent);
    expect(await proposed([guess('a', 0.5), guess('b', 0.3), guess('b', 0.3)])).toEqual(['b']);
    expect(await proposed([guess('a', 0.5), guess('a', 0.5), told('b')])).toEqual(['b']);
    expect(await proposed([guess('a', 0.5), told(null)])).toEqual([null]);
    expect(await proposed([suggestion('the wifi is down')])).toEqual([null]);
  });

  it('keeps apart what persons told apart, even in the same words', async () => {
    const told = (intent: string | null) => suggestion('the wifi is down', { reason: 'corrected', intent });
    const { groups } = await groupSuggestions([told('a'), told('b'), told('a'), told(null)], CORPUS, null);
    expect(groups.map(({ intent, suggestions }) => [intent, suggestions.length])).toEqual([
      ['a', 2],
      ['b', 1],
      [null, 1],
    ]);
  });

  it('does so however many others lie between them', async () => {
    const rows = Array.from({ length: 60 }, () => suggestion('the wifi is down'));
    const told = ['a', 'b'].map((intent) => suggestion('the wifi is down', { reason: 'corrected', intent }));
    const { groups } = await groupSuggestions([...rows, ...told], CORPUS, null);
    expect(groups.map(({ suggestions }) => suggestions.length)).toEqual([61, 1]);
  });

  it.each([
    ['nothing at all', []],
    ['texts without a word', ['???', '👍👍', '…', '']],
    ['right-to-left and unspaced scripts', ['أين طلبي', '我的订单在哪里', 'ที่ไหน']],
    ['a very long word', ['x'.repeat(2_000)]],
  ])('copes with %s', async (_what, texts) => {
    const { groups } = await groupSuggestions(
      texts.map((text) => suggestion(text)),
      [],
      null,
    );
    expect(groups.flatMap(({ suggestions }) => suggestions)).toHaveLength(texts.length);
  });

  it('groups 2,000, and lets others have their turn meanwhile', async () => {
    const texts = Array.from({ length: 2_000 }, (_, i) => `${all[i % all.length]} ${i % 37} and ${i}`);
    let [turns, runs] = [0, true];
    const watch = () => {
      turns++;
      if (runs) setImmediate(watch);
    };
    watch();
    const { groups } = await groupSuggestions(
      texts.map((text) => suggestion(text)),
      CORPUS,
      null,
    );
    runs = false;
    expect(turns).toBeGreaterThan(10);
    expect(groups[0]?.suggestions.length).toBeGreaterThan(100);
  });
});
