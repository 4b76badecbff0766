import { numberWordsOf } from '../numberWords.ts';
import { type Candidate, CERTAINTY, candidate, type Reading } from '../reading.ts';
import { type Amounts, amountsOf, type UnitName } from './amounts.ts';
import { DATE_WORDS } from './findDates.ts';

interface DurationReader extends Amounts {
  pattern: RegExp;
  /** "A week", and nothing else. */
  alone: RegExp;
  starts: Set<string>;
}

const ISO_UNITS: Record<UnitName, string> = {
  minute: 'TM',
  hour: 'TH',
  day: 'D',
  week: 'W',
  month: 'M',
  year: 'Y',
};
const readers = new Map<string, DurationReader>();

/** Lengths of time as ISO 8601: "two weeks" is `P2W`, "5 to 7 days" `P5D/P7D`. */
export function findDurations(reading: Reading): Candidate[] {
  const language = DATE_WORDS[reading.language] ? reading.language : 'en';
  const reader = readerFor(language);
  if (!reading.hasDigit && !reading.tokens.some(({ word }) => reader.starts.has(word))) return [];
  const found: Candidate[] = [];
  const alone = reader.alone.exec(reading.folded);
  for (const match of alone ? [alone] : reading.folded.matchAll(reader.pattern)) {
    const value = isoLength(match.groups!, reader);
    const start = match.index + (match.groups!.lead?.length ?? 0);
    if (value)
      found.push(
        candidate(reading, 'duration', value, { start, end: match.index + match[0].length }, CERTAINTY.shape),
      );
  }
  return found;
}

function readerFor(language: string): DurationReader {
  let reader = readers.get(language);
  if (!reader) {
    const words = DATE_WORDS[language]!;
    const amounts = amountsOf(words, language);
    const { number, unit } = amounts;
    const one = '(?<one>an?|une?|una|um|uma|einen?|einem|einer|ein)(?= )';
    const small = `(?<lead>\\b(?:${words.aUnit}) )${one}`;
    const plain = `(?<n>\\d{1,4}(?:[.,]\\d)?|${number})`;
    const source = `(?:${small}|(?:(?<n1>${number}) ?(?:${words.or}) ?)?${plain})(?<half1> ?(?:${words.halfMore}))?[ -]?(?:${words.working || '(?!)'}){0,2}(?<u>${unit})(?<half2> (?:${words.halfMore}))?(?: (?:and |und |et |y |e )?(?<n2>\\d{1,2}) ?(?<u2>${words.units.minute}))?`;
    reader = {
      ...amounts,
      alone: new RegExp(`^(?<lead>\\W*)${one} (?<u>${unit})(?=[\\s.!]*$)`),
      pattern: new RegExp(`(?<![\\w.,:/€$£#-])(?:${source})(?![\\w])(?!'s)`, 'g'),
      starts: new Set([
        ...numberWordsOf(language),
        'half',
        'a',
        'an',
        'couple',
        'halbe',
        'halben',
        'demi',
        'media',
        'meia',
        'anderthalb',
      ]),
    };
    readers.set(language, reader);
  }
  return reader;
}

function isoLength(
  groups: Record<string, string | undefined>,
  { numberOf, unitOf }: Amounts,
): string | undefined {
  const { one, n, n1, u, half1, half2, n2 } = groups;
  const unit = unitOf(u!);
  const plain =
    one !== undefined ? 1 : /^(?:an?|une?|una|um|uma|eine?[nmr]?)$/.test(n ?? '') ? undefined : numberOf(n!);
  if (unit === undefined || plain === undefined || plain === 0) return undefined;
  const count = plain + ((half1 ?? half2) ? 0.5 : 0);
  const first = n1 === undefined ? undefined : numberOf(n1);
  const last = n2 === undefined ? iso(count, unit) : `${iso(count, unit)}${n2}M`;
  return first === undefined ? last : `${iso(first, unit)}/${last}`;
}

function iso(count: number, unit: UnitName): string {
  const code = ISO_UNITS[unit];
  const half =
    code === 'TH' && count % 1 !== 0
      ? `${Math.floor(count) ? `${Math.floor(count)}H` : ''}${(count % 1) * 60}M`
      : undefined;
  return half ? `PT${half}` : `P${code.replace(/[A-Z]$/, `${count}$&`)}`;
}
