import type { HelpDesk } from '../../domain/helpdesk.ts';
import type { Source } from '../../domain/source.ts';
import type { Found, Outcome } from '../found.ts';

const FULL_EVERY_MS = 24 * 3_600_000;
/** Clocks differ, and a change may show late: look a little further back. */
const OVERLAP_MS = 10 * 60_000;

/**
 * A help centre's articles: those changed since the last run and, once a day or when asked, all of them, which is how
 * deletions and articles that were hidden from the public are noticed.
 */
export async function* readDesk(
  source: Source,
  desk: HelpDesk | undefined,
  { full, now }: { full: boolean; now: number },
): AsyncGenerator<Found, Outcome> {
  const { installation } = source.settings as { installation: string };
  if (!desk)
    throw new Error(
      `The installation "${installation}" is not connected any more. Connect it again, or remove this source.`,
    );
  if (!desk.articles) throw new Error(`The help desk of "${installation}" has no articles that can be read.`);
  const since = full ? undefined : sinceOf(source, now);
  for await (const { id, title, body, url, language } of desk.articles(since)) {
    const piece = { key: '', id: `${installation}:${id}`, title, body, url, language };
    yield { page: id, total: null, found: 'read', name: id, pieces: [piece] };
  }
  return { complete: since === undefined, note: null };
}

/** undefined: all. */
function sinceOf({ lastRunAt, lastCompleteAt, state }: Source, now: number): number | undefined {
  const isDue = lastCompleteAt === null || now - lastCompleteAt >= FULL_EVERY_MS;
  if (isDue || state !== 'idle') return undefined; // After a failure, what was missed is not known.
  return Math.max(0, (lastRunAt ?? 0) - OVERLAP_MS);
}
