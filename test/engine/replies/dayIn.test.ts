import { dayIn } from '../../../src/engine/replies/dayIn.ts';

describe('a day of a month that was said before', () => {
  it.each([
    ['the 15th', '2027-01-15'],
    ['15', '2027-01-15'],
    ['the 1st', '2027-01-01'],
    ['the 31st', '2027-01-31'],
    ['on the 30th please', '2027-01-30'],
    ['Monday the 4th', '2027-01-04'],
    ['January 7', '2027-01-07'],
    ['Monday', null],
    ['32', null],
    ['3 February', null],
    ['the 3rd or the 4th', null],
    ['I do not know', null],
  ])('"%s" is %s', (text, day) => {
    expect(dayIn(text, '2027-01', ['en'])).toBe(day);
  });

  it.each([
    ['am 15.', 'de', '2027-02-15'],
    ['le 3', 'fr', '2027-02-03'],
    ['el 28', 'es', '2027-02-28'],
    ['dia 29', 'pt', null],
    ['Montag', 'de', null],
  ])('"%s" in %s is %s', (text, language, day) => {
    expect(dayIn(text, '2027-02', [language, 'en'])).toBe(day);
  });

  it('is none of a year, or of a range of days', () => {
    expect(dayIn('the 15th', '2027', ['en'])).toBeNull();
    expect(dayIn('the 15th', '2027-01-01/2027-01-09', ['en'])).toBeNull();
  });
});
