import { addMonths, dateOf, dayOf, two, weekdayOf } from './calendar.ts';
import { createIndex, minuteOf, shape } from './shape.ts';
import type { ReadWhen, Shape } from './when.ts';
import type { DateWords } from './words.ts';

type Which = 'next' | 'this' | 'last' | undefined;

/** Days of the week, and this, the next and the last week, month and year. */
export function weekdayShapes(words: DateWords): Shape[] {
  const { units, weekdays, shortWeekdays, every, isNextWeek } = words;
  const periods = `(?<w>${units.week})|(?<m>${units.month})|(?<y>${units.year})`;
  const plain = `(?<wd>${weekdays.join('|')})`;
  const abbreviated = `(?<wd>${[...weekdays, ...shortWeekdays].join('|')})`;
  const indexOf = createIndex(weekdays.map((names, at) => `${names}|${shortWeekdays[at]}`));
  const templates: [Exclude<Which, undefined>, string][] = [
    ...words.next.map((template): ['next', string] => ['next', template]),
    ...words.this.map((template): ['this', string] => ['this', template]),
    ...words.last.map((template): ['last', string] => ['last', template]),
  ];
  const bare = `(?<!\\b(?:${every}) )(?:${plain}|(?<we>${words.weekend}))`;
  const near: Shape[] = [
    shape(bare, ({ wd }, now, past) => {
      if (!now) return undefined;
      if (wd === undefined) return weekend(now.day, 'this');
      const weekday = indexOf(wd);
      return { kind: 'day', day: weekdayNear(now.day, weekday, undefined, isNextWeek, past), weekday };
    }),
    ...(words.glued ?? []).map(([part, time]) =>
      shape(`${plain}(?:${part})s?`, ({ wd }, now, past) => {
        const day = now && weekdayNear(now.day, indexOf(wd!), undefined, isNextWeek, past);
        return day === undefined
          ? undefined
          : { kind: 'day', day, minute: minuteOf(time), isApproximate: true };
      }),
    ),
    ...(isNextWeek ? [abbreviatedDay(shortWeekdays, indexOf)] : []),
    shape(words.weekAfterNext, (_, now) => now && week(now.day + 7, 'next')),
  ];
  for (const [which, template] of templates) {
    const noun = `(?:${isNextWeek ? abbreviated : plain}|${periods}|(?<we>${words.weekend}))`;
    near.push(
      shape(template.replace('W', noun), ({ wd, w, m, we }, now) => {
        if (!now) return undefined;
        if (wd !== undefined)
          return { kind: 'day', day: weekdayNear(now.day, indexOf(wd), which, isNextWeek, false) };
        return w
          ? week(now.day, which)
          : m
            ? month(now.day, which)
            : we
              ? weekend(now.day, which)
              : year(now.day, which);
      }),
    );
  }
  const article = /\(\?:(?:la \|le |el \|la |na \|no )\)\?/;
  for (const [which, template] of [...templates, [undefined, 'W'] as [Which, string]]) {
    const noun = template.replace('W', `(?:${periods})`).replace(article, '');
    near.push(shape(`(?:(?<end>${words.endOf})|${words.startOf})${noun}`, edge(which)));
  }
  return near;
}

/** "on Fri" and "Mon 9am": the short names are other words elsewhere. */
function abbreviatedDay(shortWeekdays: string[], indexOf: (word: string) => number): Shape {
  const short = shortWeekdays.join('|');
  const source = `(?<=\\b(?:on|by|until|since|before|to|from) )(?<wd>${short})(?!\\w)|(?<w2>${short})\\.?,?(?= (?:at )?\\d{1,2}(?::\\d\\d)? ?[ap]\\.?m)`;
  return shape(source, ({ wd, w2 }, now, past) => {
    const weekday = indexOf(wd ?? w2!);
    return now && { kind: 'day', day: weekdayNear(now.day, weekday, undefined, true, past), weekday };
  });
}

/** English "next Friday" is the one of next week; elsewhere it is the nearest to come. */
function weekdayNear(
  today: number,
  weekday: number,
  which: Which,
  isNextWeek: boolean,
  past: boolean,
): number {
  const ahead = (weekday - weekdayOf(today) + 7) % 7 || 7;
  if (which === 'last' || (which === undefined && past)) return today + ahead - 7 - (ahead === 7 ? 7 : 0);
  const mondayFirst = (day: number) => (day + 6) % 7;
  const isStillToCome = mondayFirst(weekday) > mondayFirst(weekdayOf(today));
  return which === 'next' && isNextWeek && isStillToCome ? today + ahead + 7 : today + ahead;
}

const AHEAD = { next: 1, this: 0, last: -1 } as const;

function week(today: number, which: keyof typeof AHEAD): ReturnType<ReadWhen> {
  const monday = today - ((weekdayOf(today) + 6) % 7) + 7 * AHEAD[which];
  return { kind: 'day', day: monday, lastDay: monday + 6, isWeek: true };
}

function weekend(today: number, which: keyof typeof AHEAD): ReturnType<ReadWhen> {
  const isSunday = weekdayOf(today) === 0;
  const saturday =
    today - ((weekdayOf(today) + 6) % 7) + 5 + 7 * (AHEAD[which] + (isSunday && which !== 'last' ? 1 : 0));
  return { kind: 'day', day: saturday, lastDay: saturday + 1 };
}

function month(today: number, which: keyof typeof AHEAD): ReturnType<ReadWhen> {
  const { year: inYear, month: inMonth } = dateOf(addMonths(today, AHEAD[which]));
  return { kind: 'day', said: `${inYear}-${two(inMonth)}` };
}

function year(today: number, which: keyof typeof AHEAD): ReturnType<ReadWhen> {
  return { kind: 'day', said: String(dateOf(today).year + AHEAD[which]) };
}

function edge(which: Which): ReadWhen {
  return (groups, now) => {
    if (!now) return undefined;
    const side = groups.end ? 'lastDay' : 'day';
    const { year: inYear, month: inMonth } = dateOf(now.day);
    const step = AHEAD[which ?? 'this'];
    if (groups.w) return { kind: 'day', day: week(now.day, which ?? 'this')![side]! };
    const months = groups.m ? 1 : 12;
    const first = addMonths(dayOf(inYear, groups.m ? inMonth : 1, 1)!, step * months);
    return { kind: 'day', day: side === 'day' ? first : addMonths(first, months) - 1 };
  };
}
