import { COMMON_WORDS } from './commonWords.ts';
import type { WordPoint } from './points.ts';

/** Words longer than this are keys and base64. */
const LONGEST = 40;
/** Words of a text that are looked at. */
const MOST = 120;
/** Endings differ where the word is the same: words are compared by their parts of this many letters, too. */
const PART = 4;
const PART_WEIGHT = 0.5;

/** Texts as points of unit length: words and parts of words, weighted by how rare they are among these texts. */
export function wordPoints(texts: string[]): { size: number; points: WordPoint[] } {
  const numbers = new Map<string, number>();
  const counted = texts.map((text) => {
    const counts = new Map<number, number>();
    for (const [feature, weight] of featuresOf(text)) {
      let number = numbers.get(feature);
      if (number === undefined) {
        number = numbers.size;
        numbers.set(feature, number);
      }
      counts.set(number, (counts.get(number) ?? 0) + weight);
    }
    return counts;
  });
  const inTexts = new Int32Array(numbers.size);
  for (const counts of counted) for (const number of counts.keys()) inTexts[number]!++;
  const rarity = Float32Array.from(inTexts, (count) => Math.sqrt(Math.log((texts.length + 1) / count)));
  return { size: numbers.size, points: counted.map((counts) => unitPoint(counts, rarity)) };
}

function unitPoint(counts: Map<number, number>, rarity: Float32Array): WordPoint {
  const at = Int32Array.from(counts.keys()).sort();
  const weight = Float32Array.from(at, (number) => Math.sqrt(counts.get(number)!) * rarity[number]!);
  const length = Math.hypot(...weight) || 1;
  return { at, weight: weight.map((value) => value / length) };
}

function* featuresOf(text: string): Generator<[feature: string, weight: number]> {
  for (const word of wordsOf(text)) {
    yield [word, 1];
    const framed = `^${word}$`;
    for (let i = 0; i + PART <= framed.length; i++) yield [framed.slice(i, i + PART), PART_WEIGHT];
  }
}

/** The words that say something; all of them where none does. */
function wordsOf(text: string): string[] {
  const plain = text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');
  const words = (plain.match(/[\p{L}\p{N}]+/gu) ?? [])
    .slice(0, MOST)
    .filter(({ length }) => length <= LONGEST);
  const telling = words.filter((word) => !COMMON_WORDS.has(word));
  return telling.length > 0 ? telling : words;
}
