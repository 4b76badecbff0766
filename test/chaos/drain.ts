import { pause } from './api.ts';
import type { Place } from './place.ts';

const OPEN = `SELECT (SELECT count(*) FROM events WHERE state = 'waiting') AS events,
  (SELECT count(*) FROM outbox WHERE state IN ('waiting', 'sending')) AS deliveries`;

/** Waits until nothing is left to do; else says what is. */
export async function drain({ read }: Place, withinMs: number): Promise<string | null> {
  const until = Date.now() + withinMs;
  for (;;) {
    const [open] = await read<{ events: number | string; deliveries: number | string }>(OPEN);
    const [events, deliveries] = [Number(open?.events), Number(open?.deliveries)];
    if (events + deliveries === 0) return null;
    if (Date.now() > until)
      return `after ${withinMs / 1000} s, ${events} events and ${deliveries} deliveries still wait. ${await describe(read)}`;
    await pause(250);
  }
}

const BY_ERROR = `SELECT kind, target, state, error, count(*) AS n, min(available_at) AS due, max(lease_until) AS leased
  FROM outbox WHERE state IN ('waiting', 'sending') GROUP BY kind, target, state, error`;

async function describe(read: Place['read']): Promise<string> {
  const inSeconds = (at: unknown) => ((Number(at) - Date.now()) / 1000).toFixed(0);
  const rows = await read<Record<string, unknown>>(BY_ERROR);
  const lines = rows.map(
    ({ n, kind, target, state, error, due, leased }) =>
      `${n} ${state} ${kind} to ${target}, due in ${inSeconds(due)} s, leased for ${inSeconds(leased)} s (${error})`,
  );
  return lines.join('; ');
}
