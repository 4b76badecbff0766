import { createEntityFinder } from '../../../src/understanding/entities/findEntities.ts';
import { ENTITIES } from './bot.ts';
import { CASES } from './cases.ts';
import { HELD_OUT } from './heldOut.ts';
import { MORE_CASES } from './moreCases.ts';
import { readCases } from './readCases.ts';

const find = createEntityFinder(ENTITIES);
const ALL = [CASES, HELD_OUT, MORE_CASES].flatMap(readCases);
const NOISE = [
  '😀',
  '\ud800',
  '\udfff',
  'é',
  'e\u0301',
  'שלום',
  '\u202e',
  '\u0000',
  '\u00a0',
  '\n',
  "'",
  '#',
  'ß',
  'İ',
];

describe('any text', () => {
  it('has exact spans, in order, without overlaps, also with noise in it', () => {
    let at = 0;
    for (const { text, context } of ALL)
      for (const [seed, noise] of NOISE.entries()) {
        const cut = (at++ * 7 + seed) % (text.length + 1);
        const noisy = text.slice(0, cut) + noise + text.slice(cut) + noise;
        let last = 0;
        for (const { text: said, start, end } of find(noisy, context)) {
          expect(noisy.slice(start, end)).toBe(said);
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
      }
  });

  it('gives the same twice', () => {
    for (const { text, context } of ALL) expect(find(text, context)).toEqual(find(text, context));
  });

  it.each([
    ['words', 'where is my order '.repeat(6000)],
    ['digits', '1 234 '.repeat(17_000)],
    ['dots', '1.'.repeat(50_000)],
    ['dates', 'may 3 to 5 '.repeat(9000)],
    ['numbers in words', 'two hundred and '.repeat(6000)],
    ['shouted names', 'A_B_'.repeat(25_000)],
    ['telephone numbers', '+49 170 '.repeat(12_000)],
    ['listed values', 'blue shirt and '.repeat(7000)],
    ['misspelt values', 'sneekrs blauex '.repeat(7000)],
    ['one endless word', 'a'.repeat(100_000)],
    ['right to left', 'أين طلبي من فضلك '.repeat(6000)],
    ['emoji', '🎉🔥'.repeat(25_000)],
    ['lone surrogates', '\ud800 x '.repeat(30_000)],
    ['marks', '!?;,.'.repeat(20_000)],
    ['prices', '$1,111'.repeat(16_000)],
    ['addresses', 'a@a.'.repeat(25_000)],
    ['sums', '$20 '.repeat(25_000)],
    ['Chinese', '注文番号はいつ届きますか'.repeat(9_000)],
    ['one listed word', 'shirt '.repeat(17_000)],
    ['order numbers', 'order 4711 '.repeat(9_000)],
    ['codes without end', `order id: ${'a1'.repeat(50_000)}`],
    ['spaced digits', 'order 12 345 678 '.repeat(6_000)],
  ])('of 100 kB of %s is read in a fraction of a second', (_, text) => {
    for (const language of ['en', 'de', 'fr', 'es', 'pt']) {
      const began = performance.now();
      find(text, { at: 0, language });
      expect(performance.now() - began).toBeLessThan(5_000);
    }
  });
});

describe('a long message', () => {
  it('gives a hundred values at most, the first ones', () => {
    const found = find('$20 and '.repeat(400), { at: 0 });
    expect(found).toHaveLength(100);
    expect(found[0]!.start).toBe(0);
    expect(found[99]!.start).toBe(99 * 8);
  });

  it('is read to 4,000 characters, and no number is cut in two there', () => {
    const near = `${'so '.repeat(1_320)}order 55213`;
    expect(find(near, {})).toMatchObject([{ value: '55213' }]);
    const across = `${'so '.repeat(1_331)}order 55213 and more`;
    expect(across.slice(0, 4_000)).toMatch(/order 5\d?$|order $|orde?r?$/);
    expect(find(across, {})).toEqual([]);
    expect(find(`${'so '.repeat(2_000)}order 55213`, {})).toEqual([]);
  });
});

describe('what is not known', () => {
  it('leaves out dates that need a moment, and keeps those that do not', () => {
    const values = (text: string) =>
      find(text, {}).flatMap(({ name, value }) => (name === 'date' ? [value] : []));
    expect(values('tomorrow at 5, next week or in two days')).toEqual([]);
    expect(values('on 2026-12-01 at 10:30')).toEqual(['2026-12-01T10:30']);
  });

  it('counts days from the clock on the wall of the contact', () => {
    const at = Date.UTC(2026, 11, 31, 23, 30);
    const tomorrow = (timeZone: string) => find('tomorrow', { at, timeZone })[0]?.value;
    expect(tomorrow('UTC')).toBe('2027-01-01');
    expect(tomorrow('Asia/Tokyo')).toBe('2027-01-02');
    expect(tomorrow('America/Los_Angeles')).toBe('2027-01-01');
    expect(tomorrow('Nowhere/Atall')).toBe('2027-01-01');
  });

  it('takes the order of day and month from the country', () => {
    const value = (country?: string) => find('due 03/04/2027', { at: 0, country })[0]?.value;
    expect(value('US')).toBe('2027-03-04');
    expect(value('GB')).toBe('2027-04-03');
  });

  it('takes it from the language where the country is not known, and says that it may be the other way round', () => {
    const date = (text: string, language: string, country?: string) =>
      find(text, { at: 0, language, country })[0];
    expect(date('due 03/04/2027', 'en')).toMatchObject({ value: '2027-03-04', parts: { ambiguous: 'true' } });
    for (const language of ['de', 'fr', 'es', 'pt'])
      expect(date('03/04/2027', language)).toMatchObject({
        value: '2027-04-03',
        parts: { ambiguous: 'true' },
      });
    expect(date('due 03/04/2027', 'en', 'GB')?.parts).toBeUndefined();
    expect(date('due 13/04/2027', 'en')).toMatchObject({ value: '2027-04-13' });
    for (const said of ['13/04/2027', '04/04/2027', '03.04.2027', '2027-04-03'])
      expect(date(`due ${said}`, 'en')?.parts).toBeUndefined();
  });

  it('shows a moment with its offset as the clock on the wall of the contact does', () => {
    const shown = (text: string, timeZone?: string) => find(text, { timeZone })[0]?.value;
    expect(shown('2026-03-04T23:30:00Z', 'Asia/Tokyo')).toBe('2026-03-05T08:30');
    expect(shown('2026-03-04T23:30:00Z')).toBe('2026-03-04T23:30');
    expect(shown('2026-03-04T00:15+02:00', 'America/New_York')).toBe('2026-03-03T17:15');
    expect(shown('2026-03-04T23:30', 'Asia/Tokyo')).toBe('2026-03-04T23:30');
  });

  it('reads dates in a language of which it has no table', () => {
    const at = Date.UTC(2026, 10, 22, 16);
    expect(find('il 3 marzo 2027', { at, language: 'it' })[0]?.value).toBe('2027-03-03');
    expect(find('volgende vrijdag', { at, language: 'nl' })[0]?.value).toMatch(/^2026-1[12]-\d\d$/);
  });
});

describe('what a bot declares', () => {
  it('takes the place of the built-in kind of that name', () => {
    const own = createEntityFinder([{ ...ENTITIES.at(-1)!, name: 'order_number', patterns: ['W\\d{7}'] }]);
    expect(own('order 48213 or w1234567').map(({ name, value }) => `${name} ${value}`)).toEqual([
      'order_number W1234567',
    ]);
  });

  it('is refused by its name where a pattern is none', () => {
    const wrong = [{ ...ENTITIES.at(-1)!, name: 'code', patterns: ['(\\d'] }];
    expect(() => createEntityFinder(wrong)).toThrow(/Entity code: .*no regular expression/);
  });

  it('may give the value in a group of its own', () => {
    const own = createEntityFinder([
      { ...ENTITIES.at(-1)!, name: 'room', patterns: ['room (?<value>\\d+)'] },
    ]);
    expect(own('in room 12 please')).toMatchObject([
      { name: 'room', value: '12', text: '12', start: 8, end: 10 },
    ]);
  });

  it('needs a word near where it says so', () => {
    expect(find('the abc123 is here').filter(({ name }) => name === 'booking_code')).toEqual([]);
    expect(find('my reservation is abc123')).toMatchObject([{ name: 'booking_code', value: 'ABC123' }]);
  });

  it('may forbid slips', () => {
    const strict = createEntityFinder(ENTITIES.map((definition) => ({ ...definition, fuzzy: false })));
    expect(strict('the hoodei')).toEqual([]);
    expect(find('the hoodei')).toMatchObject([{ value: 'hoodie' }]);
  });

  it('may be long', () => {
    const values = Array.from({ length: 20_000 }, (_, at) => ({
      value: `article ${at.toString(36)}x`,
      synonyms: [],
    }));
    const long = createEntityFinder([{ ...ENTITIES[0]!, values }]);
    expect(long('two of article 7psx please').map(({ value }) => value)).toContain('article 7psx');
  });
});

describe('the cost', () => {
  it('is a fraction of a millisecond a message', () => {
    const p50 = (cases: typeof ALL) => {
      const times: number[] = [];
      for (let round = 0; round < 12; round++)
        for (const { text, context } of cases) {
          const began = performance.now();
          find(text, context);
          if (round > 3) times.push(performance.now() - began);
        }
      return times.sort((a, b) => a - b)[times.length >> 1]!;
    };
    const none = p50(ALL.filter(({ family }) => family === 'clean en'));
    const some = p50(ALL.filter(({ expected }) => expected.length > 0));
    console.log(`p50 without values ${none.toFixed(3)} ms, with ${some.toFixed(3)} ms`);
    expect(none).toBeLessThan(5);
    expect(some).toBeLessThan(10);
  });
});
