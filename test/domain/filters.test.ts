import { evaluate } from '../../src/flows/liquid.ts';

describe('filters of our own', () => {
  it.each([
    ['"2026-12-24" | plus_days: 14', '2027-01-07'],
    ['"2026-12-24" | plus_days: -24', '2026-11-30'],
    ['"2026-12-24T17:00" | plus_days: 1', '2026-12-25T17:00'],
    ['"2026-02-28T09:00:00.000Z" | plus_days: "1"', '2026-03-01T09:00:00.000Z'],
    ['"2027-01" | plus_days: 1', null],
    ['"2026-12-24" | plus_days: 1.5', null],
    ['"2026-12-24" | plus_days: 99999999', null],
    ['nothing | plus_days: 1', null],
  ])('plus_days: %s is %s', (expression, day) => {
    expect(evaluate(expression, {})).toBe(day);
  });

  it.each([
    ['"40.00 EUR" | amount', 40],
    ['"1000 JPY" | amount | times: 2', 2000],
    ['"20%" | amount', 20],
    ['"P2M" | amount', 2],
    ['3 | amount', 3],
    ['"PT2H30M" | amount', null],
    ['"soon" | amount', null],
  ])('amount: %s is %s', (expression, amount) => {
    expect(evaluate(expression, {})).toBe(amount);
  });
});
