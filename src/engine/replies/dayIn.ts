import { DATE_WORDS, findDates } from '../../understanding/entities/dates/findDates.ts';
import { fold, readText } from '../../understanding/entities/reading.ts';

const DAY_MS = 86_400_000;
/** "15", "the 15th", "am 15.", "le 15". */
const FIGURE = /^\D*\b(\d{1,2})(?:st|nd|rd|th|er|e|o|a|º|ª|\.)?\D*$/;

/**
 * "The 15th", "the fifteenth" or "15", of a month (`2027-01`), as a day of it; null: it names none, or a day of the week, of
 * which a month has four.
 */
export function dayIn(text: string, month: string, languages: string[]): string | null {
  const first = Date.parse(`${month}-01`);
  if (!/^\d{4}-\d{2}$/.test(month) || Number.isNaN(first)) return null;
  const folded = fold(text);
  for (const language of languages) {
    const found = findDates(readText(text, { at: first, language })).map(({ value }) => value);
    const [day, ...more] = found.filter((value) => value.startsWith(`${month}-`));
    if (day !== undefined && more.length === 0 && (/\d/.test(folded) || !namesWeekday(folded, language)))
      return day;
    if (found.length > 0) return null;
  }
  const figure = Number(FIGURE.exec(folded)?.[1] ?? 0);
  const day = new Date(first + (figure - 1) * DAY_MS).toISOString().slice(0, 10);
  return figure > 0 && day.startsWith(month) ? day : null;
}

function namesWeekday(folded: string, language: string): boolean {
  const weekdays = DATE_WORDS[language.slice(0, 2)]?.weekdays.join('|');
  return weekdays !== undefined && new RegExp(`\\b(?:${weekdays})\\b`).test(folded);
}
