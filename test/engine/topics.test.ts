import { isOpenWhich, namedFirst, topicsOf } from '../../src/engine/topics.ts';

const found = (id: string, title: string, confidence = 0.5, quote = `Quote of ${id}.`) => ({
  article: { id, title, url: undefined, version: 1, language: undefined },
  quote,
  score: confidence,
  confidence,
});
const labels = (...titles: string[]) =>
  topicsOf(titles.map((title, at) => found(`a${at}`, title))).map(({ label }) => label);

describe('topics to choose from', () => {
  it('are the titles without what all of them end in', () => {
    expect(labels('Refunds | Shop help', 'Returns | Shop help')).toEqual(['Refunds', 'Returns']);
    expect(labels('Refunds | Shop help')).toEqual(['Refunds | Shop help']);
  });

  it('are offered once where two articles say the same or are called the same', () => {
    expect(labels('Refunds', 'refunds ', 'Returns')).toEqual(['Refunds', 'Returns']);
    const twice = [found('a', 'Refunds', 0.5, 'Same words.'), found('b', 'Money back', 0.5, 'Same  words.')];
    expect(topicsOf(twice)).toEqual([{ label: 'Refunds', article: 'a' }]);
  });

  it('are three at most, and none that is far less likely than the first', () => {
    expect(labels('A one', 'B two', 'C three', 'D four')).toHaveLength(3);
    expect(topicsOf([found('a', 'A', 0.8), found('b', 'B', 0.1)])).toHaveLength(1);
  });

  it('are short, and still tell apart what begins alike', () => {
    const long = 'Small claims at the Superior Court of the State of California in the County of';
    const [one = '', two = ''] = labels(`${long} Tulare`, `${long} Tuolumne`);
    expect(one).toMatch(/^Small claims.*….*Tulare$/);
    expect(two).toMatch(/^Small claims.*….*Tuolumne$/);
    expect(one.length).toBeLessThanOrEqual(66);
  });

  it('are called by their first words where there is no title, and carry no markup', () => {
    expect(labels('')).toEqual(['Quote of a0.']);
    expect(labels('<img src=x onerror=alert(1)>Refunds ![t](https://t.example/p.gif)')).toEqual([
      'Refunds t',
    ]);
  });
});

describe('which of two', () => {
  const plans = [found('b', 'Change the plan: Basic', 0.9), found('t', 'Change the plan: Team', 0.6)];

  it('is open where the articles differ in what nobody named', () => {
    expect(isOpenWhich(plans, 'how do I change my plan', [])).toBe(true);
    expect(isOpenWhich(plans, 'how much is the premium plan', [])).toBe(true);
  });

  it('is not open where it was named, now or before, or the other is unlikely, or has nothing in common', () => {
    expect(isOpenWhich(plans, 'how do I change the team plan', [])).toBe(false);
    expect(isOpenWhich(plans, 'how do I change my plan', ['I have Basic'])).toBe(false);
    expect(isOpenWhich([plans[0]!, found('t', 'Change the plan: Team', 0.1)], 'change my plan', [])).toBe(
      false,
    );
    expect(isOpenWhich([plans[0]!, found('x', 'Ride with children', 0.6)], 'change my plan', [])).toBe(false);
  });

  it('is the one that a follow-up names', () => {
    expect(namedFirst(plans, 'and with team?').map(({ article }) => article.id)).toEqual(['t', 'b']);
    expect(namedFirst(plans, 'and how often?')).toBe(plans);
  });
});
