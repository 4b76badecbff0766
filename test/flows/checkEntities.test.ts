import { EntityDefinition } from '../../src/domain/entity.ts';
import { entityFaults } from '../../src/flows/checkEntities.ts';

function faultsOf(...patterns: string[]) {
  const value = EntityDefinition.parse({ name: 'code', patterns });
  const lineOf = (path: (string | number)[]) => 3 + Number(path[1] ?? 0);
  return entityFaults({ file: 'entities/code.yaml', value, faults: [], lineOf } as never);
}

describe('a pattern that a bot declares', () => {
  it.each([
    ['(a+)+$'],
    ['(\\d+)*x'],
    ['SN-(\\w+\\s?)*!'],
    ['([A-Z]+-?)+\\d'],
    ['order (?:[a-z]|\\w)+#'],
    ['(?:ab|abab)+c'],
    ['(.*a){12}'],
    ['\\bSO-\\d{2}-(?<value>(\\d+)+)x'],
    ['\\d+\\d+\\d+x'],
    ['room|(x|(y+)+)z'],
  ])('is refused where some message would stop the server: %s', (pattern) => {
    const began = performance.now();
    expect(faultsOf('[A-Z]{3}', pattern)).toEqual([
      {
        file: 'entities/code.yaml',
        line: 4,
        field: 'patterns[1]',
        message: expect.stringMatching(/would stop the server .* a\+ instead of \(a\+\)\+/),
      },
    ]);
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  it.each([
    ['SN-\\d{6}'],
    ['SO-(?<value>\\d{6})'],
    ['[A-Z]{2,6}-?\\d{3,14}'],
    ['(?:[A-Z]+-)+\\d'],
    ['\\d{3}[- ]?\\d{2}[- ]?\\d{4}'],
    ['\\p{Lu}+'],
    ['[a-z]+@[a-z]+\\.[a-z]+'],
    ['room (?<value>\\d+)'],
    ['(?=[a-z]*\\d)[a-z0-9]{6,12}'],
    ['Straße \\d+|[\\w.-]+'],
  ])('is taken where it is quick: %s', (pattern) => {
    expect(faultsOf(pattern)).toEqual([]);
  });
});
