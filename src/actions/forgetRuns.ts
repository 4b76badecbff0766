import type { ActionParts } from './parts.ts';

const DAY_MS = 24 * 60 * 60_000;
const KEEP_DAYS = 400;
/** What was read is the target's own, and may be personal. */
const KEEP_READ_DAYS = 30;
/** At once: the store is nobody else's while it forgets. */
const BATCH = 500;

/** Takes what ended long ago out of the journal, a little each time; never what a limit still counts. */
export async function forgetRuns({
  actions,
  runs,
  now,
  keepDays = KEEP_DAYS,
}: Pick<ActionParts, 'actions' | 'runs' | 'now' | 'keepDays'>): Promise<void> {
  const counted = actions().flatMap(({ limits: { perRequester, perWorkspace } }) => [
    perRequester?.days ?? 0,
    perWorkspace?.days ?? 0,
  ]);
  await runs.forgetReads(now() - KEEP_READ_DAYS * DAY_MS, BATCH);
  await runs.forget(now() - Math.max(keepDays, ...counted) * DAY_MS, BATCH);
}
