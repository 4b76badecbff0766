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
      return `after ${withinMs / 1000} s, ${events} events and ${deliveries} deliveries still wait`;
    await pause(250);
  }
}
