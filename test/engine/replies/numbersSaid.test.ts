import { numbersSaid } from '../../../src/engine/replies/numbersSaid.ts';
import { createEntityFinder } from '../../../src/understanding/entities/findEntities.ts';

const find = createEntityFinder();
const at = Date.UTC(2026, 10, 22, 9);
const read = (text: string, language: string, asks: string, unasked = false) =>
  numbersSaid(text, find(text, { at, language }), { asks, languages: [language, 'en'], unasked });

describe('numbers in a reply', () => {
  it.each([
    ['en', 'two days', [2]],
    ['de', 'drei Monate', [3]],
    ['en', 'drei Monate', [3]],
    ['de', 'eine Woche', [1]],
    ['fr', 'deux semaines', [2]],
    ['es', 'tres meses', [3]],
    ['pt', 'dois dias', [2]],
    ['en', 'two and a half days', [2.5]],
    ['en', '-2', [-2]],
    ['en', 'minus two', [-2]],
    ['en', '1,5', [1.5]],
    ['de', '1,5', [1.5]],
    ['en', '2.5', [2.5]],
    ['en', '1,500', [1500]],
    ['de', '1.500', [1500]],
    ['de', '1.234,50', [1234.5]],
    ['fr', '1 500', [1500]],
    ['en', '10k', [10_000]],
    ['en', 'ten thousand', [10_000]],
    ['de', 'zweihundertfünfzig', [250]],
    ['de', 'lieber vier', [4]],
    ['en', 'about 4', [4]],
    ['en', 'half a dozen', [6]],
    ['en', '$30', [30]],
    ['en', '20%', [20]],
    ['en', 'just one please', [1]],
    ['en', '5 to 7 days', [5, 7]],
    ['en', '2-3', [2, 3]],
  ])('%s: "%s" is %j', (language, text, numbers) => {
    expect(read(text, language, 'How much?')).toEqual(numbers);
  });

  it.each([
    'a couple of days',
    'the one with the lamp',
    'one moment please',
    'January 2027',
    'on 24 December',
    '+49 170 1234567',
    'W12',
    'once',
    'no',
  ])('"%s" is none', (text) => {
    expect(read(text, 'en', 'How much?')).toEqual([]);
  });

  it('are in the unit that is asked for, where that is sure', () => {
    expect(read('two weeks', 'en', 'For how many days?')).toEqual([14]);
    expect(read('36 hours', 'en', 'For how many days?')).toEqual([1.5]);
    expect(read('a year', 'en', 'For how many months?')).toEqual([12]);
    expect(read('two months', 'en', 'For how many days?')).toEqual([]);
    expect(read('5 kg', 'en', 'How many litres?')).toEqual([]);
    expect(read('2 of us for 3 days', 'en', 'For how many days?')).toEqual([3]);
    expect(read('ein Jahr', 'de', 'Für wie viele Monate?')).toEqual([12]);
  });

  it('that nobody asked for yet count with their unit only', () => {
    expect(
      read('rent a bike for 3 days please, it is for the two of us and our little dog', 'en', 'days', true),
    ).toEqual([3]);
    expect(read('rent 3 bikes', 'en', 'days', true)).toEqual([]);
    expect(read('for 3 days', 'en', 'How many guests?', true)).toEqual([]);
  });

  it('are nothing where none is meant of what is counted', () => {
    expect(read('none', 'en', 'How many guests?')).toEqual([0]);
    expect(read('keine', 'de', 'Wie viele Gäste?')).toEqual([0]);
    expect(read('none', 'en', 'What is the size?')).toEqual([]);
  });
});
