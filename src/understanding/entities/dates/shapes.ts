import { type Amounts, amountsOf } from './amounts.ts';
import { addMonths } from './calendar.ts';
import { clockShapes } from './clockShapes.ts';
import { monthShapes } from './monthShapes.ts';
import { minuteOf, shape } from './shape.ts';
import { weekdayShapes } from './weekdayShapes.ts';
import type { ReadWhen, Shape } from './when.ts';
import type { DateWords } from './words.ts';

/** Every shape of one language, compiled. */
export function shapesOf(words: DateWords, language: string): Shape[] {
  const amounts = amountsOf(words, language);
  return [
    ...words.days.map(([pattern, ahead]) =>
      shape(pattern, (_, now) => now && { kind: 'day', day: now.day + ahead }),
    ),
    ...words.dayParts.map(([pattern, ahead, time]) =>
      shape(
        pattern,
        (_, now) => now && { kind: 'day', day: now.day + ahead, minute: minuteOf(time), isApproximate: true },
      ),
    ),
    ...words.ahead.map((pattern) => shape(withAmount(pattern, amounts), distance(amounts, 1))),
    ...words.ago.map((pattern) => shape(withAmount(pattern, amounts), distance(amounts, -1))),
    ...weekdayShapes(words),
    ...monthShapes(words),
    ...clockShapes(words, language).map(({ source, read }) => shape(source, read)),
  ];
}

function withAmount(pattern: string, { number, unit }: Amounts): string {
  return pattern.replace('N', `(?<n>${number})`).replace(' U', `[ -]?(?<u>${unit})`);
}

function distance(amounts: Amounts, sign: 1 | -1): ReadWhen {
  return ({ n, u }, now) => {
    const count = amounts.numberOf(n!);
    const unit = amounts.unitOf(u!);
    if (!now || count === undefined || unit === undefined || count > 5000) return undefined;
    if (unit === 'hour' || unit === 'minute') {
      const minutes = now.minute + sign * count * (unit === 'hour' ? 60 : 1);
      return { kind: 'day', day: now.day + Math.floor(minutes / 1440), minute: minutes, isSure: true };
    }
    if (unit === 'day' || unit === 'week')
      return { kind: 'day', day: now.day + sign * Math.round(count * (unit === 'week' ? 7 : 1)) };
    return { kind: 'day', day: addMonths(now.day, sign * Math.round(count * (unit === 'year' ? 12 : 1))) };
  };
}
