import { createEntityFinder } from '../../../src/understanding/entities/findEntities.ts';
import { ENTITIES } from './bot.ts';
import { CASES } from './cases.ts';
import { HELD_OUT } from './heldOut.ts';
import { MORE_CASES } from './moreCases.ts';
import { readCases, shown } from './readCases.ts';

const find = createEntityFinder(ENTITIES);

/** How many of a family's cases are found as wanted, value and words; prints each that is not. */
function rightIn(family: string, table: Record<string, string>): { right: number; total: number } {
  const cases = readCases({ [family]: table[family]! });
  let right = 0;
  for (const { text, context, expected } of cases) {
    const found = shown(find(text, context), expected);
    if (found.join() === expected.join()) right++;
    else console.log(`${family}: ${text}\n  wanted ${expected.join(', ')}\n  found  ${found.join(', ')}`);
  }
  console.log(`${family}: ${right} of ${cases.length}`);
  return { right, total: cases.length };
}

describe('values in what customers write', () => {
  it.each(Object.keys(CASES))('are found: %s', (family) => {
    const { right, total } = rightIn(family, CASES);
    expect(right).toBe(total);
  });

  it.each(Object.keys(MORE_CASES))('are found, and nothing else: %s', (family) => {
    const { right, total } = rightIn(family, MORE_CASES);
    expect(right).toBe(total);
  });

  it('are found in cases that were kept aside', () => {
    const rates = Object.keys(HELD_OUT).map((family) => rightIn(family, HELD_OUT));
    const right = rates.reduce((sum, rate) => sum + rate.right, 0);
    const total = rates.reduce((sum, rate) => sum + rate.total, 0);
    console.log(`kept aside: ${right} of ${total}`);
    expect(right / total).toBeGreaterThanOrEqual(0.97);
  });
});
