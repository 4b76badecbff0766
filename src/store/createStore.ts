import { SetupError } from '../domain/errors.ts';
import { createAccess } from './access.ts';
import { createActionRuns } from './actionRuns.ts';
import { createApps } from './apps.ts';
import { createArticles } from './articles.ts';
import { createDesks } from './desks.ts';
import { createDrafts } from './drafts.ts';
import { createFeedback } from './feedback.ts';
import { createGaps } from './gaps.ts';
import { createInbox } from './inbox.ts';
import { createInsights } from './insights.ts';
import { createInstallations } from './installations.ts';
import { migrate } from './migrate.ts';
import { createModelCalls } from './modelCalls.ts';
import { createOutbox } from './outbox.ts';
import type { Store } from './port.ts';
import { openPostgres } from './postgres.ts';
import { createSecrets } from './secrets.ts';
import { createSources } from './sources.ts';
import { run, type Sql } from './sql.ts';
import { openSqlite } from './sqlite.ts';
import { createSuggestions } from './suggestions.ts';
import { createTurns } from './turns.ts';
import { createVersions } from './versions.ts';
import { createWakes } from './wakes.ts';

export interface StoreOptions {
  /** Folder of the SQLite file. */
  dir: string;
  /** `postgres://…`: PostgreSQL instead. */
  url?: string | undefined;
  now: () => number;
}

/** Opens the store, brings its schema up to date, and gives back what earlier processes of this machine left leased. */
export async function createStore({ dir, url, now }: StoreOptions): Promise<Store> {
  const sql = url ? await openPostgres(url) : openSqlite(dir);
  await migrate(sql).catch(async (error: Error) => {
    await sql.close();
    if (error instanceof SetupError) throw error;
    throw new SetupError(
      `The tables of the store cannot be made (${error.message}). Give Deskhand a ${url ? 'database' : 'folder'} of its own, which it may write.`,
    );
  });
  // The folder's lock says that no other process lives, so nobody can hold these.
  if (sql.dialect === 'sqlite') await freeLeases(sql);
  return {
    turns: createTurns(sql),
    suggestions: createSuggestions(sql),
    feedback: createFeedback(sql),
    insights: createInsights(sql),
    gaps: createGaps(sql),
    drafts: createDrafts(sql),
    modelCalls: createModelCalls(sql),
    versions: createVersions(sql),
    wakes: createWakes(sql),
    inbox: createInbox(sql),
    outbox: createOutbox(sql),
    installations: createInstallations(sql),
    desks: createDesks(sql, now),
    articles: createArticles(sql),
    sources: createSources(sql),
    access: createAccess(sql),
    secrets: createSecrets(sql),
    apps: createApps(sql, now),
    actionRuns: createActionRuns(sql, now),
    async lease(workspace, name, owner, at, leaseMs) {
      const text = `INSERT INTO leases (name, workspace, owner, until) VALUES (?, ?, ?, ?)
        ON CONFLICT (name) DO UPDATE SET owner = excluded.owner, until = excluded.until
        WHERE leases.owner = excluded.owner OR leases.until < ? RETURNING name`;
      return (await sql.write(() => run(text, [name, workspace, owner, at + leaseMs, at]))).length > 0;
    },
    commits: () => sql.commits,
    async ping() {
      await sql.read('SELECT 1');
    },
    close: () => sql.close(),
  };
}

async function freeLeases(sql: Sql): Promise<void> {
  await sql.write(function* () {
    yield* run('UPDATE conversations SET lease_until = 0 WHERE lease_until > 0');
    yield* run('UPDATE outbox SET lease_until = 0 WHERE lease_until > 0');
    yield* run('DELETE FROM leases');
  });
}
