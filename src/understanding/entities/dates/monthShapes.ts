import { addMonths, dateOf, dayOf, type Now, two } from './calendar.ts';
import { createIndex, shape } from './shape.ts';
import type { ReadWhen, Shape } from './when.ts';
import type { DateWords } from './words.ts';

/** "the 15th" alone is a day only where its clause ends or goes on with a time. */
const CLAUSE_END =
  '(?= *(?:$|[,!?;)]|\\.(?: |$)| (?:at|and|or|if|please|is|works?|um|oder|und|geht|passt|a las|a|ou|et|o|y|e|as|por|pela|in the|morning)\\b))';

/** Days of a month, with and without the month, and months. */
export function monthShapes(words: DateWords): Shape[] {
  const ordinal = '(?:st|nd|rd|th|er|\\.|º|ª|°|o(?= de))?';
  const inWords = words.ordinals.length > 0 ? `|(?:${[...words.ordinals].reverse().join('|')})\\b` : '';
  const dateOfWord = (said: string) => words.ordinals.indexOf(said.replace('-', ' ')) + 1 || Number(said);
  const digits = (name: string) => `(?<${name}>\\d{1,2}${inWords})${ordinal}`;
  const either = words.months.join('|');
  const day = `(?:(?:(?:${words.from}) )?${digits('d1')} ?(?:${words.to}) ?|(?:${words.between}) ${digits('b1')} (?:${words.and}) )?(?:the )?${digits('d')}`;
  const prefix = `(?:(?:${[...words.weekdays, ...words.shortWeekdays].join('|')})\\b\\.?,? )?`;
  const indexOf = createIndex(words.months);
  const monthOf = (said: string) => indexOf(said) + 1;
  const dated = words.dayMonth.map((template) =>
    shape(
      `${prefix}${template
        .replace('D', day)
        .replace(' M', ` ?(?<mon>${either})\\b\\.?`)
        .replace('M ', `(?<mon>${either})\\b\\.? `)
        .replace('Q', '(?<q>\\d{1,2})')
        .replace('Y', "(?:'?(?<y>\\d{4}|(?<=')\\d\\d))")}`,
      ({ d1, b1, d, mon, q, y }, now, past) => {
        const first = d1 ?? b1;
        const inMonth = mon === undefined ? Number(q) : monthOf(mon);
        return daysIn(
          first === undefined ? undefined : dateOfWord(first),
          dateOfWord(d!),
          inMonth,
          y,
          now,
          past,
        );
      },
    ),
  );
  const alone = words.dayAlone.map((template) =>
    shape(
      `${template.replace('D', '(?<d>\\d{1,2})(?<o>st|nd|rd|th|\\.)?')}${CLAUSE_END}`,
      ({ d, o }, now, past) =>
        now && (template.endsWith('the D') && !o ? undefined : dayInMonth(Number(d), now, past)),
    ),
  );
  const monthYear = `(?<mon>${either})\\b\\.?,?(?: de| del)? (?<y>20\\d\\d)|(?:${words.inMonth}) (?<alone>${either})(?!\\.? ?\\d)`;
  return [
    ...dated,
    ...alone,
    shape(monthYear, ({ mon, y, alone: name }, now, past) => {
      if (mon !== undefined) return { kind: 'day', said: `${y}-${two(monthOf(mon))}` };
      return (
        now && {
          kind: 'day',
          said: `${yearNear(now, monthOf(name!), past ? 1 : 28, past)}-${two(monthOf(name!))}`,
        }
      );
    }),
  ];
}

function daysIn(
  first: number | undefined,
  date: number,
  inMonth: number,
  inYear: string | undefined,
  now: Now | undefined,
  past: boolean,
): ReturnType<ReadWhen> {
  if (inYear === undefined && !now)
    return dayOf(2024, inMonth, date) === undefined
      ? undefined
      : { kind: 'day', said: `--${two(inMonth)}-${two(date)}` };
  const chosen =
    inYear === undefined
      ? yearNear(now!, inMonth, date, past)
      : Number(inYear.length === 2 ? `20${inYear}` : inYear);
  const day = dayOf(chosen, inMonth, date);
  if (day === undefined) return undefined;
  const begin = first === undefined ? undefined : dayOf(chosen, inMonth, first);
  return begin === undefined ? { kind: 'day', day } : { kind: 'day', day: begin, lastDay: day };
}

/** The next such day, today included; the one before where the sentence tells of the past. */
function yearNear({ day }: Now, inMonth: number, date: number, past: boolean): number {
  const { year: today } = dateOf(day);
  const thisYear = dayOf(today, inMonth, date) ?? dayOf(today, inMonth, 28) ?? 0;
  if (past) return thisYear <= day ? today : today - 1;
  return thisYear >= day ? today : today + 1;
}

function dayInMonth(date: number, { day: today }: Now, past: boolean): ReturnType<ReadWhen> {
  for (const step of past ? [0, -1, -2] : [0, 1, 2]) {
    const { year, month } = dateOf(addMonths(today, step));
    const day = dayOf(year, month, date);
    if (day !== undefined && (past ? day <= today : day >= today)) return { kind: 'day', day };
  }
  return undefined;
}
