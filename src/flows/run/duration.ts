const UNITS: Record<string, number> = {
  second: 1_000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
};
const LONGEST_MS = 90 * UNITS.day!;

/** `30 minutes`, `2 days`, `1 week` as ms; null where it is none, or longer than 90 days. */
export function durationOf(text: string): number | null {
  const [, count, unit = ''] = /^\s*(\d{1,5})\s*(second|minute|hour|day|week)s?\s*$/.exec(text) ?? [];
  const ms = Number(count) * (UNITS[unit] ?? Number.NaN);
  return ms > 0 && ms <= LONGEST_MS ? ms : null;
}
