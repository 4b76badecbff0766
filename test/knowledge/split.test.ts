import { sentencesOf } from '../../src/knowledge/sentences.ts';
import { split } from '../../src/knowledge/split.ts';
import { starterArticles } from './articles.ts';

const sentences = (text: string) =>
  sentencesOf(text, 0, text.length).map(({ start, end }) => text.slice(start, end));

describe('sentences', () => {
  it('end at a full stop without a space behind it', () => {
    expect(sentences('Your account is activated.Verification process takes 3 days.')).toEqual([
      'Your account is activated.',
      'Verification process takes 3 days.',
    ]);
  });

  it('do not end inside abbreviations, versions, addresses and file names', () => {
    const text = 'Use a format (e.g. PNG) with v2.1 from www.Example.com at most. Done.';
    expect(sentences(text)).toEqual([text.slice(0, -6), 'Done.']);
  });

  it('go on over a line that was only wrapped', () => {
    const text =
      'When running Streams as a system service with Streams releases 4.1.1.1\nor 4.1.1.2, toolkits fail.';
    expect(sentences(text)).toEqual([text]);
  });
});

describe('passages', () => {
  const body = `Intro line.\n\n## Setup\n\nFirst part.\n\n### Windows\n\n- one\n- two\n\n## Prices\n\n${'Word '.repeat(150)}end.\n`;
  const { units, passages } = split({ title: 'Guide', body });

  it('stand under one heading and know its path', () => {
    expect(passages.map(({ heading }) => heading)).toEqual([[], ['Setup'], ['Setup', 'Windows'], ['Prices']]);
  });

  it('cover every unit once, in order', () => {
    expect(passages.map(({ from, to }) => [from, to])).toEqual([
      [0, 1],
      [1, 2],
      [2, 4],
      [4, 5],
    ]);
  });

  it('have offsets that cut the very words out of the body', () => {
    expect(units.slice(0, 4).map(({ start, end }) => body.slice(start, end))).toEqual([
      'Intro line.',
      'First part.',
      '- one',
      '- two',
    ]);
  });

  it('lose no word of the starter articles but headings', () => {
    for (const { title, body: text } of starterArticles()) {
      const { units: all } = split({ title, body: text });
      const kept = all
        .map(({ start, end }) => text.slice(start, end))
        .join('')
        .replaceAll(/\s/g, '').length;
      const whole = text.replace(title.trim(), '').replaceAll(/\s/g, '').length;
      expect(kept / whole).toBeGreaterThan(0.95);
    }
  });

  it('of two megabytes are made in a second or two', () => {
    const start = performance.now();
    expect(
      split({ title: 'Long', body: 'A line without a full stop\n'.repeat(80_000) }).passages.length,
    ).toBeGreaterThan(100);
    expect(performance.now() - start).toBeLessThan(4000);
  });
});
