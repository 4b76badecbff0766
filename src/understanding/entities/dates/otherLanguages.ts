import { createRequire } from 'node:module';
import type { Chrono, Component, ParsedComponents, ParsedResult } from 'chrono-node';
import { type Candidate, CERTAINTY, candidate, type Reading } from '../reading.ts';
import { isoDay, isoTime, type Now } from './calendar.ts';

const LANGUAGES = new Set(['it', 'nl', 'sv', 'fi', 'ru', 'uk', 'ja', 'zh', 'vi', 'id', 'ar']);
/** Loaded when a message in that language comes: all of them together take a fifth of a second. */
const require = createRequire(import.meta.url);
const LONGEST = 1_000;

/** Dates in languages that have no table of ours: https://github.com/wanasit/chrono. Casual guesses are left out. */
export function findWithChrono(reading: Reading, now: Now | undefined): Candidate[] {
  if (!now) return [];
  const instant = new Date(`${isoDay(now.day)}T${isoTime(now.minute)}:00Z`);
  const results = parserOf(reading.language).parse(
    reading.text.slice(0, LONGEST),
    { instant, timezone: 0 },
    { forwardDate: true },
  );
  return results.filter(isMeant).map((result) => {
    const hasDay = isDay(result.start);
    const first = isoOf(result.start, hasDay);
    const value = result.end ? `${first}/${isoOf(result.end, hasDay)}` : first;
    const span = { start: result.index, end: result.index + result.text.length };
    return candidate(reading, hasDay ? 'date' : 'time', value, span, CERTAINTY.shape + 0.3);
  });
}

function parserOf(language: string): Chrono {
  const { casual, strict }: { casual: Chrono; strict: Chrono } = require(
    `chrono-node/${LANGUAGES.has(language) ? language : 'en'}`,
  );
  return LANGUAGES.has(language) ? casual : strict;
}

function isMeant({ start, text }: ParsedResult): boolean {
  return text.length > 3 && (isDay(start) || (start.isCertain('hour') && start.isCertain('minute')));
}

function isDay(components: ParsedComponents): boolean {
  return components.isCertain('day') || components.isCertain('weekday');
}

function isoOf(components: ParsedComponents, hasDay: boolean): string {
  const get = (name: Component) => components.get(name) ?? 0;
  const day = Math.floor(Date.UTC(get('year'), get('month') - 1, get('day')) / 86_400_000);
  const time = isoTime(get('hour') * 60 + get('minute'));
  if (!hasDay) return time;
  return components.isCertain('hour') ? `${isoDay(day)}T${time}` : isoDay(day);
}
