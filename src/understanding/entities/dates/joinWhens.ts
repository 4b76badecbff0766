import { weekdayOf } from './calendar.ts';
import type { When } from './when.ts';
import type { DateWords } from './words.ts';

export interface Joints {
  /** Between a day and its time. */
  beside: RegExp;
  /** Between the ends of a range. */
  to: RegExp;
  and: RegExp;
  /** In front of the first end. */
  from: RegExp;
  between: RegExp;
  /** The word for "between" inside a piece: "tomorrow between 8am". */
  within: RegExp;
}

const SMALL =
  'at|on|of|in the|in|the|around|about|by|from|for|um|gegen|ab|am|der|des|zwischen|a|au|le|de|du|vers|des|dans|las?|el|en|por|sobre|as|da|do|na|no|pela|between|entre';

export function jointsOf(words: DateWords): Joints {
  return {
    beside: new RegExp(`^(?:,? ?| ?- ?|,? (?:(?:${SMALL}) ){1,2})$`),
    to: new RegExp(`^ ?(?:${words.to})(?: (?:the|at|on|zum|den|el|as|le|o))? ?$`),
    and: new RegExp(`^ ?(?:${words.and})(?: (?:the|at|on|dem|der))? ?$`),
    from: new RegExp(`(?:^|[\\s(])((?:${words.from})(?: (?:the|on))? )$`),
    within: new RegExp(` (?:${words.between}) `),
    between: new RegExp(`(?:^|[\\s(])((?:${words.between})(?: (?:the|dem|der))? )$`),
  };
}

/** "next Friday" and "after lunch" become one, then "Monday" to "Friday". `isMove`: the two ends are two values. */
export function joinWhens(
  whens: When[],
  text: string,
  joints: Joints,
  isMove: (start: number) => boolean,
): When[] {
  return joinRanges(joinBeside(whens, text, joints), text, joints, isMove);
}

function joinBeside(whens: When[], text: string, { beside }: Joints): When[] {
  const joined: When[] = [];
  for (const when of whens) {
    const last = joined.at(-1);
    const one = last && beside.test(text.slice(last.end, when.start)) ? combine(last, when) : undefined;
    if (one) joined[joined.length - 1] = one;
    else joined.push(when);
  }
  return joined;
}

function combine(first: When, second: When): When | undefined {
  const span = { start: first.start, end: second.end };
  const days = [first, second].filter((when) => when.kind === 'day' && when.minute === undefined);
  const [week, named] = first.isWeek ? [first, second] : [second, first];
  if (days.length === 2 && week.isWeek && named.weekday !== undefined)
    return { kind: 'day', day: week.day! + ((named.weekday + 6) % 7), ...span };
  if (days.length === 2) return sameDay(first, second, span);
  const day = [first, second].find(({ kind }) => kind === 'day');
  const time = day === first ? second : first;
  if (!day) return withinPart(first, second, span);
  if (time.kind === 'day' || day.lastDay !== undefined) return undefined;
  if (day.minute !== undefined && day.isApproximate && !time.isApproximate)
    return { ...day, ...(atNight(time, day) ?? atClock(time, day)), ...span };
  if (day.minute !== undefined) return time.kind === 'part' ? { ...day, ...span } : undefined;
  return { ...day, ...atClock(time), weekday: undefined, ...span };
}

/** "Monday, 30 November" and "tomorrow, Friday". */
function sameDay(first: When, second: When, span: { start: number; end: number }): When | undefined {
  const [named, dated] = first.weekday === undefined ? [second, first] : [first, second];
  if (named.weekday === undefined || dated.day === undefined || dated.lastDay !== undefined) return undefined;
  return weekdayOf(dated.day) === named.weekday ? { ...dated, weekday: undefined, ...span } : undefined;
}

/** "5 in the afternoon", "evening at 8". */
function withinPart(first: When, second: When, span: { start: number; end: number }): When | undefined {
  const part = [first, second].find(({ isApproximate }) => isApproximate);
  const clock = part === first ? second : first;
  if (!part || clock.isApproximate || clock.minute === undefined) return undefined;
  return { kind: 'clock', ...atClock(clock, part), isApproximate: undefined, ...span };
}

/** "tonight at midnight", "tonight at 12" and "last night at 2 am" are on the next day by the calendar. */
function atNight(time: When, { day, minute }: When): Partial<When> | undefined {
  if (time.lastMinute !== undefined || minute! < 19 * 60 || time.minute === undefined) return undefined;
  const hour = Math.floor(time.minute / 60);
  const shown = time.isSure ? hour : hour % 12;
  const isAfterMidnight = time.isMorning ? hour < 12 : shown < 4 || hour === 12;
  if (!isAfterMidnight) return undefined;
  const since = hour >= 12 ? time.minute - 720 : time.minute;
  return { day: day! + 1, minute: since, isApproximate: undefined, isSure: true };
}

function atClock(time: When, part?: When): Pick<When, 'minute' | 'lastMinute' | 'isApproximate' | 'isSure'> {
  const isLate = part ? part.minute! >= 12 * 60 : false;
  const hour = Math.floor(time.minute! / 60);
  let minute = time.minute!;
  if (part && isLate && hour < 12 && (!time.isSure || time.kind === 'clock')) minute += 12 * 60;
  if (part && !isLate && !time.isSure && hour >= 12) minute -= 12 * 60;
  return {
    minute,
    lastMinute: time.lastMinute,
    isApproximate: part ? undefined : time.isApproximate,
    isSure: true,
  };
}

function joinRanges(
  whens: When[],
  text: string,
  { to, and, from, between, within }: Joints,
  isMove: (start: number) => boolean,
): When[] {
  const joined: When[] = [];
  for (const when of whens) {
    const last = joined.at(-1);
    const gap = last ? text.slice(last.end, when.start) : '';
    const before = last ? text.slice(Math.max(0, last.start - 14), last.start) : '';
    const opener = between.exec(before) ?? from.exec(before);
    const isRange =
      last &&
      (to.test(gap) ||
        (and.test(gap) &&
          (between.test(before) ||
            (last.lastMinute === undefined && within.test(text.slice(last.start, last.end))))));
    const one = isRange && !isMove(last.start) ? span(last, when) : undefined;
    if (one) joined[joined.length - 1] = { ...one, start: one.start - (opener?.[1]?.length ?? 0) };
    else joined.push(when);
  }
  return joined;
}

function span(first: When, last: When): When | undefined {
  if (
    first.said !== undefined ||
    last.said !== undefined ||
    first.lastDay !== undefined ||
    first.lastMinute !== undefined
  )
    return undefined;
  const at = { start: first.start, end: last.end };
  if (first.day !== undefined && last.day !== undefined) {
    const isTimed = first.minute !== undefined && last.minute !== undefined;
    const lastDay =
      last.day < first.day && last.weekday !== undefined ? last.day + 7 : (last.lastDay ?? last.day);
    return { ...first, lastDay, ...(isTimed && { lastMinute: last.minute }), weekday: undefined, ...at };
  }
  if (last.day === undefined && first.minute !== undefined && last.minute !== undefined)
    return {
      ...first,
      lastMinute: last.minute < first.minute && !last.isSure ? last.minute + 720 : last.minute,
      ...at,
    };
  return undefined;
}
