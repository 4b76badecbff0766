import { commitRest, eventRow, needsRest, turnRow } from './commit.ts';
import type { CommitResult, TurnRecord } from './port.ts';
import type { Postgres } from './postgres.ts';
import { CHANGED, COLUMNS, conversationRow, messageRow } from './rows.ts';
import type { Row, Work } from './sql.ts';

type Query = (text: string, params?: unknown[]) => Promise<Row[]>;
type Table = keyof typeof COLUMNS;

interface Waiting {
  record: TurnRecord;
  resolve: (result: CommitResult) => void;
  reject: (error: unknown) => void;
}

const MAX_BATCH = 64;
const NUMBERS = new Set([
  'owner_at',
  'fence',
  'version',
  'seq',
  'created_at',
  'updated_at',
  'public',
  'at',
  'received_at',
]);

/** Rows travel as one JSON parameter: one statement a table, whatever the number of turns. */
const rowsOf = (columns: readonly string[], n = 1) =>
  `json_to_recordset($${n}::json) AS r(${columns.map((c) => `${c} ${NUMBERS.has(c) ? 'bigint' : 'text'}`).join(', ')})`;

const insertMany = (table: Table, tail = '') =>
  `INSERT INTO ${table} (${COLUMNS[table].join(', ')}) SELECT ${COLUMNS[table].join(', ')} FROM ${rowsOf(COLUMNS[table])} ${tail}`;

const LOCK = 'SELECT id, version FROM conversations WHERE id = ANY($1) ORDER BY id FOR UPDATE';
const INSERT_CONVERSATIONS = insertMany('conversations', 'ON CONFLICT DO NOTHING RETURNING id');
const INSERT_EVENTS = insertMany('events', 'ON CONFLICT DO NOTHING RETURNING native');
const FINISH_EVENTS = `UPDATE events e SET state = 'done', turn = r.turn
  FROM json_to_recordset($1::json) AS r(position bigint, turn text)
  WHERE e.position = r.position AND e.state = 'waiting' RETURNING e.position`;
const WRITE = `WITH changed AS (
    UPDATE conversations c SET ${CHANGED.map((column) => `${column} = r.${column}`).join(', ')}
    FROM ${rowsOf(COLUMNS.conversations, 1)} WHERE c.id = r.id),
  said AS (INSERT INTO messages (${COLUMNS.messages.join(', ')})
    SELECT ${COLUMNS.messages.join(', ')} FROM ${rowsOf(COLUMNS.messages, 2)})
  INSERT INTO turns (${COLUMNS.turns.join(', ')}) SELECT ${COLUMNS.turns.join(', ')} FROM ${rowsOf(COLUMNS.turns, 3)}`;

/** PostgreSQL's JSON refuses U+0000 and half a surrogate pair; both are rare, and written as escapes. */
function asJson(rows: object[]): string {
  const json = JSON.stringify(rows);
  if (!/\\u0000|\\ud[89a-f]/.test(json)) return json;
  return JSON.stringify(rows, (_, value) =>
    typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : value,
  );
}

/**
 * Group commit for PostgreSQL: turns that wait while a transaction is under way share the next one, so that five round
 * trips serve them all. The rows of conversations are locked in the order of their ids, so that two replicas never
 * wait for each other in a ring.
 */
export function batchCommits(sql: Postgres): (record: TurnRecord) => Promise<CommitResult> {
  const waiting: Waiting[] = [];
  let busy = false;

  async function flush(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting.splice(0, MAX_BATCH);
      try {
        const results = await sql.transaction((query) =>
          commitAll(
            query,
            batch.map((one) => one.record),
          ),
        );
        for (const one of batch) one.resolve(results.get(one.record) ?? 'committed');
      } catch (error) {
        if (batch.length === 1) batch[0]?.reject(error);
        else await alone(batch);
      }
    }
    busy = false;
  }

  /** One bad turn must not take the others with it. */
  async function alone(batch: Waiting[]): Promise<void> {
    for (const { record, resolve, reject } of batch)
      await sql
        .transaction((query) => commitAll(query, [record]))
        .then((results) => resolve(results.get(record) ?? 'committed'), reject);
  }

  return (record) =>
    new Promise((resolve, reject) => {
      waiting.push({ record, resolve, reject });
      if (busy) return;
      busy = true;
      setImmediate(flush);
    });
}

/** Results of those that were not committed. */
async function commitAll(query: Query, records: TurnRecord[]): Promise<Map<TurnRecord, CommitResult>> {
  const results = new Map<TurnRecord, CommitResult>();
  await findConflicts(query, records, results);
  await findDuplicates(query, remaining(records, results), results);
  const good = remaining(records, results);
  if (good.length === 0) return results;
  await query(WRITE, [
    asJson(good.filter((r) => !r.isNew).map((r) => conversationRow(r.conversation))),
    asJson(good.flatMap((r) => r.messages.map((m) => messageRow(r.conversation.workspace, m)))),
    asJson(good.filter((r) => r.turn).map(turnRow)),
  ]);
  for (const record of good) if (needsRest(record)) await drive(query, commitRest(record));
  return results;
}

async function findConflicts(
  query: Query,
  records: TurnRecord[],
  results: Map<TurnRecord, CommitResult>,
): Promise<void> {
  const known = records.filter((r) => !r.isNew);
  const fresh = records.filter((r) => r.isNew);
  const versions = new Map<unknown, unknown>();
  if (known.length > 0)
    for (const row of await query(LOCK, [known.map((r) => r.conversation.id)]))
      versions.set(row.id, row.version);
  for (const r of known)
    if (versions.get(r.conversation.id) !== r.conversation.version - 1) results.set(r, 'conflict');
  if (fresh.length === 0) return;
  const made = new Set<unknown>();
  const rows = fresh.map((r) => conversationRow(r.conversation));
  for (const row of await query(INSERT_CONVERSATIONS, [asJson(rows)])) made.add(row.id);
  for (const r of fresh) if (!made.has(r.conversation.id)) results.set(r, 'conflict');
}

async function findDuplicates(
  query: Query,
  records: TurnRecord[],
  results: Map<TurnRecord, CommitResult>,
): Promise<void> {
  const kept = records.flatMap((r) =>
    r.event && 'kept' in r.event ? [{ record: r, id: r.event.kept }] : [],
  );
  const fresh = records.flatMap((r) =>
    r.event && !('kept' in r.event) ? [{ record: r, id: r.event.native }] : [],
  );
  const done = new Set<unknown>();
  if (fresh.length > 0)
    for (const row of await query(INSERT_EVENTS, [asJson(fresh.map(({ record }) => eventRow(record)))]))
      done.add(row.native);
  if (kept.length > 0) {
    const rows = kept.map(({ record, id }) => ({ position: id, turn: record.turn?.id ?? null }));
    for (const row of await query(FINISH_EVENTS, [asJson(rows)])) done.add(row.position);
  }
  for (const { record, id } of [...kept, ...fresh]) if (!done.has(id)) results.set(record, 'duplicate');
}

function remaining(records: TurnRecord[], results: Map<TurnRecord, CommitResult>): TurnRecord[] {
  return records.filter((record) => !results.has(record));
}

async function drive(query: Query, work: Work<void>): Promise<void> {
  let step = work.next();
  while (!step.done) {
    let n = 0;
    step = work.next(
      await query(
        step.value.text.replace(/\?/g, () => `$${++n}`),
        step.value.params,
      ),
    );
  }
}
