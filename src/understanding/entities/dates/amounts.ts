import { numberOf, smallNumberPattern } from '../numberWords.ts';
import type { DateWords } from './words.ts';

/** Numbers that are no plain number word: "in half an hour", "in an hour". */
const PARTS: Record<string, [string, number][]> = {
  en: [
    ['half an?', 0.5],
    ['a couple(?: of)?|couple(?: of)?', 2],
    ['an?', 1],
  ],
  de: [
    ['einer halben|eine halbe', 0.5],
    ['anderthalb', 1.5],
    ['ein paar', 3],
  ],
  fr: [['une demi', 0.5]],
  es: [
    ['media', 0.5],
    ['un par de', 2],
  ],
  pt: [
    ['meia', 0.5],
    ['um par de', 2],
  ],
};

export type UnitName = keyof DateWords['units'];
export interface Amounts {
  /** Of a number, without groups. */
  number: string;
  unit: string;
  numberOf: (said: string) => number | undefined;
  unitOf: (said: string) => UnitName | undefined;
}

/** Numbers and units of time in one language. */
export function amountsOf(words: DateWords, language: string): Amounts {
  const parts = (PARTS[language] ?? []).map(([pattern, value]) => ({
    pattern,
    exact: new RegExp(`^(?:${pattern})$`),
    value,
  }));
  const units = Object.entries(words.units).map(([name, pattern]) => ({
    name: name as UnitName,
    exact: new RegExp(`^(?:${pattern})$`),
  }));
  return {
    number: `(?:\\d{1,4}(?:[.,]\\d)?|${parts.map(({ pattern }) => pattern).join('|')}|${smallNumberPattern(language)})`,
    unit: `(?:${Object.values(words.units).join('|')})`,
    numberOf: (said) => parts.find(({ exact }) => exact.test(said))?.value ?? numberOf(said, language),
    unitOf: (said) => units.find(({ exact }) => exact.test(said))?.name,
  };
}
