import { amountsOf, type UnitName } from '../../understanding/entities/dates/amounts.ts';
import { DATE_WORDS } from '../../understanding/entities/dates/findDates.ts';
import { numberOf, numberPattern } from '../../understanding/entities/numberWords.ts';
import { UNITS } from '../../understanding/entities/quantityWords.ts';
import { fold } from '../../understanding/entities/reading.ts';
import { FIGURE, readFigure } from './readFigure.ts';

/** A number with the unit behind it: `day`, `kg`. */
export interface Said {
  count: number;
  unit?: string | undefined;
}

export interface UnitRead {
  /** The numbers of a folded text, each with its unit. */
  read(folded: string): Said[];
  /** The units that a question speaks of. */
  namedIn(question: string): string[];
  /** How many of the second make one of the first; undefined where that is not known. */
  factor(from: string, to: string): number | undefined;
}

/** Lengths that are always the same: a month has no number of days. */
const MINUTES: Record<string, number> = { minute: 1, hour: 60, day: 1_440, week: 10_080 };
const MONTHS: Record<string, number> = { month: 1, year: 12 };
const ONE = 'an?|einen?|einem|einer|eine|ein|une?|una|uma?';
/** These may be no number at all, alone: "the one with the lamp". */
const MAYBE_ONE = new RegExp(`^(?:one|eins|zwo|uno|${ONE})$`);
const TIMES: Record<string, number> = {
  k: 1e3,
  thousand: 1e3,
  tausend: 1e3,
  mil: 1e3,
  mille: 1e3,
  million: 1e6,
};
const MINUS = '(?<minus>(?<![\\p{L}\\p{N}.,)])[-−](?=\\d)|\\b(?:minus|moins|menos) )';
const MEASURES = UNITS.map(([pattern, symbol]) => ({ exact: new RegExp(`^(?:${pattern})$`), symbol }));
const MEASURE = UNITS.map(([pattern]) => pattern).join('|');
/** Beside a lone "one" it is still one: "just one please". */
const BESIDE =
  /\b(?:just|only|about|make it|please|thanks|for|i|we|want|need|rather|ok|okay|yes|nur|bitte|danke|fur|lieber|etwa|ja|ich|seulement|pour|merci|oui|solo|para|gracias|si|so|apenas|obrigad[oa]|sim|one|eins|uno|an?|eine?[nmr]?|une?|una|uma?)\b|[^\p{L}]+/gu;

interface Reader {
  pattern: RegExp;
  language: string;
  unitOf: (said: string) => string | undefined;
  unit: RegExp;
  /** Of a language that nobody is known to speak here: only with a unit, which tells it. */
  isForeign: boolean;
}

const reads = new Map<string, UnitRead>();
/** Questions whose units are remembered. */
const MOST_KEPT = 1_000;

/** Numbers and units in the customer's and the bot's languages; in the others where they stand together: "drei Monate". */
export function unitsOf(languages: string[]): UnitRead {
  const own = [...new Set(languages.map((code) => code.slice(0, 2)))].filter((code) => DATE_WORDS[code]);
  const key = own.join(',');
  const read = reads.get(key) ?? openUnits(own);
  reads.set(key, read);
  return read;
}

function openUnits(own: string[]): UnitRead {
  const all = [...new Set([...own, ...Object.keys(DATE_WORDS)])].map((language) =>
    readerFor(language, own.length > 0 && !own.includes(language)),
  );
  const kept = new Map<string, string[]>();
  return {
    read: (folded) => all.map((reader) => readIn(folded, reader)).find((said) => said.length > 0) ?? [],
    namedIn(question) {
      const known = kept.get(question) ?? unitsIn(fold(question), all);
      if (kept.size >= MOST_KEPT) kept.clear();
      kept.set(question, known);
      return known;
    },
    factor: (from, to) => partOf(MINUTES, from, to) ?? partOf(MONTHS, from, to),
  };
}

/** A letter alone is an article in French. */
function unitsIn(folded: string, all: Reader[]): string[] {
  const found = all.flatMap(({ unit, unitOf }) =>
    (folded.match(unit) ?? []).flatMap((word) => (word.length > 1 ? (unitOf(word) ?? []) : [])),
  );
  return [...new Set(found)];
}

function partOf(table: Record<string, number>, from: string, to: string): number | undefined {
  const [a, b] = [table[from], table[to]];
  return a === undefined || b === undefined ? undefined : a / b;
}

function readerFor(language: string, isForeign: boolean): Reader {
  const words = DATE_WORDS[language]!;
  const { unit, unitOf } = amountsOf(words, language);
  const figure = `(?<figure>${FIGURE})(?: ?(?<times>${Object.keys(TIMES).join('|')})\\b)?`;
  const behind = `(?: ?(?:${words.working || '(?!)'}))*[ -]?(?<unit>(?:${unit}|${MEASURE})(?![\\p{L}\\p{N}]))`;
  const number = `(?:${figure}|(?<word>${numberPattern(language)})|(?<one>${ONE})(?= ))`;
  return {
    pattern: new RegExp(
      `${MINUS}?(?<![\\p{L}\\p{N}.,]|\\p{L}-)${number}(?<half> ?(?:${words.halfMore}))?(?:${behind})?`,
      'gu',
    ),
    language,
    unit: new RegExp(`(?<![\\p{L}\\p{N}])(?:${unit}|${MEASURE})(?![\\p{L}\\p{N}])`, 'gu'),
    unitOf: (said) =>
      (unitOf(said) as UnitName | undefined) ?? MEASURES.find(({ exact }) => exact.test(said))?.symbol,
    isForeign,
  };
}

function readIn(folded: string, { pattern, language, unitOf, isForeign }: Reader): Said[] {
  return [...folded.matchAll(pattern)].flatMap(({ groups }) => {
    const { minus, figure, times, word, one, half, unit: said } = groups!;
    const unit = said === undefined ? undefined : unitOf(said);
    if (unit === undefined && (one !== undefined || isForeign)) return [];
    if (unit === undefined && word !== undefined && MAYBE_ONE.test(word) && !isAlone(folded)) return [];
    const spelt = word === undefined ? 1 : numberOf(word, language);
    const plain = figure === undefined ? spelt : readFigure(figure, language) * (TIMES[times ?? ''] ?? 1);
    if (plain === undefined || Number.isNaN(plain)) return [];
    const count = plain + (half ? 0.5 : 0);
    return [{ count: minus ? -count : count, unit }];
  });
}

const isAlone = (folded: string) => folded.replace(BESIDE, '') === '';
