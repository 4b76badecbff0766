import { run, type Sql, type Work } from './sql.ts';

/**
 * Held until the transaction ends: whoever keeps a ticket's event and whoever links the ticket to a chat take turns, so
 * that no event is kept for the conversation that the link just took away. SQLite has one writer anyhow.
 */
export function* lockTickets(dialect: Sql['dialect'], source: string, tickets: string[]): Work<void> {
  if (dialect !== 'postgres') return;
  // In one order everywhere: two that hold several never wait for each other in a ring.
  for (const ticket of [...new Set(tickets)].sort())
    yield* run('SELECT pg_advisory_xact_lock(hashtextextended(?, 0))', [`${source}/${ticket}`]);
}
