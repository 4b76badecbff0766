import { NUMBER_WORDS, UNITS, WORKING } from './units.ts';

/** A number and what it counts: `14 days` and `two weeks` are the same. */
export interface Figure {
  /** In the smallest unit of its kind where it has one; as written where it is a version or a code. */
  value: string;
  /** '' where it counts nothing that is known. */
  unit: string;
}

const FIGURE =
  /(?<![\p{L}\d.,])([$€£¥]|(?:USD|EUR|GBP|CHF)\s)?\s?(\d+(?:[.,:/]\d+)*)(?:\s?([%$€£¥])|(?:[\s-]?(\p{L}+))?(?:[\s-](\p{L}+))?)/gu;
const RANGE = new Set(['to', 'and', 'or', 'bis', 'und', 'a', 'y', 'à', 'et', 'e', 'tot', 'en']);

/** The figures of a text, and the text without them and their units. */
export function readFigures(text: string, language: string): { figures: Figure[]; rest: string } {
  const numbers = NUMBER_WORDS[language] ?? {};
  const counted = text.replace(/\p{L}+/gu, (word) => String(numbers[word.toLowerCase()] ?? word));
  const found: (Figure & { joins: boolean; size?: number })[] = [];
  let rest = '';
  let last = 0;
  for (const match of counted.matchAll(FIGURE)) {
    const [all, before, digits, sign, next, second] = match;
    const written = `${before ?? ''}${sign ?? ''}`.trim().toLowerCase();
    const after = counted.slice(match.index + all.length);
    const joins =
      RANGE.has(next?.toLowerCase() ?? '') || (next === undefined && /^\s*[-–—]\s*\d/.test(after));
    const figure = figureOf(digits!, written, next?.toLowerCase(), second?.toLowerCase());
    found.push({ ...figure, joins });
    const words = [next, second].slice(figure.taken ?? 0);
    rest += `${counted.slice(last, match.index)} ${words.filter(Boolean).join(' ')} `;
    last = match.index + all.length;
  }
  // "3 to 5 days": both are days.
  const figures = found.map(({ value, unit, joins }, i) => {
    const end = found[i + 1];
    if (unit !== '' || !joins || !end || end.unit === '') return { value, unit };
    return { value: String(Number(value) * (end.size ?? 1)), unit: end.unit };
  });
  return { figures, rest: rest + counted.slice(last) };
}

/** `taken`: so many of the words behind it are its unit. */
function figureOf(
  digits: string,
  sign: string,
  next = '',
  second = '',
): Figure & { size?: number; taken?: number } {
  const value = plainNumber(digits);
  const isWorking =
    (WORKING.has(next) && UNITS[second]?.[0] === 'time') || (UNITS[next] && WORKING.has(second));
  if (isWorking) return { value, unit: 'workdays', size: 1, taken: 2 };
  const [unit, taken] = unitOf(sign, next, second);
  if (!unit) return { value, unit: '' };
  const [kind, size] = unit;
  return {
    value: Number.isNaN(Number(value)) ? value : String(Number(value) * size),
    unit: kind,
    size,
    taken,
  };
}

const BEFORE_UNIT = new Set(['calendar', 'full', 'more', 'por']);

function unitOf(sign: string, next: string, second: string): [(typeof UNITS)[string] | undefined, number] {
  if (UNITS[sign]) return [UNITS[sign], 0];
  if (UNITS[next]) return [UNITS[next], 1];
  return BEFORE_UNIT.has(next) ? [UNITS[second], 2] : [undefined, 0];
}

/** `1,000` is `1000`, `12,50` is `12.5`; a version, a time or a number with leading zeros stays as it is. */
function plainNumber(digits: string): string {
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(digits)) return String(Number(digits.replaceAll(',', '')));
  if (/^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/.test(digits))
    return String(Number(digits.replaceAll('.', '').replace(',', '.')));
  if (/^\d+[.,]\d{1,2}$/.test(digits)) return String(Number(digits.replace(',', '.')));
  return digits;
}
