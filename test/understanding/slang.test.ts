import { existsSync, readFileSync } from 'node:fs';
import { tidy } from '../../src/understanding/normalize.ts';
import { expandSlang } from '../../src/understanding/slang.ts';
import { clean, foreign, heldOut, known, type Pair } from './slangWordings.ts';

const SETS = ['banking77/valid', 'clinc150/val', 'hwu64/valid'];
const fileOf = (set: string) => new URL(`../../../shared/data/intents/${set}.jsonl`, import.meta.url);
const isThere = SETS.every((set) => existsSync(fileOf(set)));
if (!isThere) console.log('Skipped: no intents in ../shared/data/intents.');

function wrongOf(pairs: Pair[]): string[][] {
  return pairs
    .map(([written, plain]) => [written, plain, expandSlang(tidy(written))])
    .filter(([, plain, made]) => plain !== made);
}

describe('slang and noise', () => {
  it.each(Object.entries(known))('%s become plain words', (_, pairs) => {
    expect(wrongOf(pairs)).toEqual([]);
  });

  // At the first look 33 of 34 were right: "Dr. Ur Rehman" was taken for "your", which is mended.
  it.each(Object.entries(heldOut))('%s become plain words where they were set aside', (_, pairs) => {
    expect(wrongOf(pairs)).toEqual([]);
  });

  it.each(foreign)('is written out in its own language only: %s, %s', (language, written, plain) => {
    expect(expandSlang(written, language)).toBe(plain);
  });

  it.each(clean)('does not touch clean text: %s', (text) => {
    expect(expandSlang(text)).toBe(text);
  });

  it('changes plain text once: what is plain already stays', () => {
    const written = [...Object.values(known), ...Object.values(heldOut)].flat().map(([text]) => tidy(text));
    const made = written.map((text) => expandSlang(text));
    expect(made.map((text) => expandSlang(text))).toEqual(made);
  });

  (isThere ? it : it.skip)('changes fewer than 2 of 100 messages of public sets', () => {
    const rates = SETS.map((set) => {
      const texts = readFileSync(fileOf(set), 'utf8')
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { text: string }).text);
      const changed = texts.filter((text) => expandSlang(tidy(text)) !== tidy(text));
      return { set, share: changed.length / texts.length };
    });
    console.log(
      `Slang changes ${rates.map(({ set, share }) => `${(100 * share).toFixed(1)} % of ${set}`).join(', ')}.`,
    );
    for (const { share } of rates) expect(share).toBeLessThan(0.02);
  });

  it.each(['', ' ', '😀'.repeat(3_000), 'aaab'.repeat(5_000), 'مرحبا '.repeat(3_000), ':)'.repeat(9_000)])(
    'takes any text',
    (text) => {
      expect(typeof expandSlang(text)).toBe('string');
      expect(typeof expandSlang(text, 'xx')).toBe('string');
    },
  );
});
