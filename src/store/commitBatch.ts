import { commitTurn, turnRow } from './commit.ts';
import { gather } from './gather.ts';
import type { CommitResult, TurnRecord } from './port.ts';
import type { Postgres } from './postgres.ts';
import {
  CHANGED,
  COLUMNS,
  contactRow,
  conversationRow,
  episodeRow,
  MERGE_CONTACT,
  messageRow,
} from './rows.ts';
import { list, type Row, StoreUnavailable } from './sql.ts';
import { MERGE_SUGGESTION, suggestionRow } from './suggestions.ts';

interface Waiting {
  record: TurnRecord;
  resolve: (result: CommitResult) => void;
  reject: (error: unknown) => void;
}

const NUMBERS = new Set(list('owner_at fence version seq created_at updated_at public at started_at'));

/** Rows of one table travel as one JSON parameter, whatever the number of turns. */
function rowsFrom(parameter: number, name: string, columns: readonly string[]): string {
  const typeOf = (column: string) =>
    NUMBERS.has(column) ? 'bigint' : column === 'confidence' ? 'double precision' : 'text';
  const typed = columns.map((column) => `${column} ${typeOf(column)}`);
  return `json_to_recordset($${parameter}::json) AS ${name}(${typed.join(', ')})`;
}

function insertFrom(parameter: number, table: 'messages' | 'turns' | 'episodes' | 'suggestions'): string {
  const columns = COLUMNS[table].join(', ');
  return `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM ${rowsFrom(parameter, 'r', COLUMNS[table])}
    WHERE conversation IN (SELECT id FROM good)`;
}

/**
 * The turns of a batch in one statement, which is one round trip and one transaction. A turn whose conversation has
 * moved is not among the ids that it answers, and writes nothing.
 */
const COMMIT = `WITH next AS (SELECT * FROM ${rowsFrom(1, 'r', COLUMNS.conversations)}),
  changed AS (UPDATE conversations c SET ${CHANGED.map((column) => `${column} = n.${column}`).join(', ')}
    FROM next n WHERE n.version > 1 AND c.id = n.id AND c.version = n.version - 1 RETURNING c.id),
  made AS (INSERT INTO conversations (${COLUMNS.conversations.join(', ')})
    SELECT ${COLUMNS.conversations.join(', ')} FROM next WHERE version = 1 ON CONFLICT DO NOTHING RETURNING id),
  good AS (SELECT id FROM changed UNION ALL SELECT id FROM made),
  said AS (${insertFrom(2, 'messages')}),
  turned AS (${insertFrom(3, 'turns')}),
  begun AS (${insertFrom(4, 'episodes')}),
  met AS (INSERT INTO contacts (${COLUMNS.contacts.join(', ')})
    SELECT DISTINCT ON (id) ${COLUMNS.contacts.join(', ')} FROM ${rowsFrom(5, 'r', COLUMNS.contacts)}
    ${MERGE_CONTACT}),
  suggested AS (${insertFrom(6, 'suggestions')} ${MERGE_SUGGESTION})
  SELECT id FROM good`;

/**
 * Group commit for PostgreSQL: plain turns of our own API that wait while a batch is under way share the next one. Turns
 * that answer a kept event, or that have more to follow from them, are committed one by one, as on SQLite.
 */
export function batchCommits(sql: Postgres): (record: TurnRecord) => Promise<CommitResult> {
  const alone = (record: TurnRecord) => sql.write(() => commitTurn(record));

  const add = gather<Waiting>(async (batch) => {
    try {
      const done = await commitAll(
        sql,
        batch.map((one) => one.record),
      );
      for (const { record, resolve } of batch)
        resolve(done.has(record.conversation.id) ? 'committed' : 'conflict');
    } catch (error) {
      // No answer came, so they may be in: who waits for one is told, and may send it again with its key.
      const isUnknown = error instanceof StoreUnavailable;
      // Otherwise one bad turn spoils no other.
      for (const { record, resolve, reject } of batch)
        if (isUnknown) reject(error);
        else alone(record).then(resolve, reject);
    }
  });

  return (record) =>
    isPlain(record) ? new Promise((resolve, reject) => add({ record, resolve, reject })) : alone(record);
}

function isPlain({
  event,
  turn,
  outbox,
  handoff,
  messages,
  feedback,
  wakeAt,
  modelCalls = [],
}: TurnRecord): boolean {
  if (wakeAt !== undefined) return false; // Few tasks wait for a time.
  if (feedback !== undefined) return false; // Few messages say whether the last answer helped.
  if (modelCalls.length > 0) return false; // The model took seconds: a round trip more is nothing.
  const hasFiles = messages.some(({ attachments }) => attachments.length > 0);
  return event === null && turn !== null && outbox.length === 0 && handoff === null && !hasFiles;
}

/** The ids of the conversations whose turns are in. */
async function commitAll(sql: Postgres, records: TurnRecord[]): Promise<Set<unknown>> {
  const rows = await sql.commit(COMMIT, [
    asJson(records.map((r) => conversationRow(r.conversation))),
    asJson(records.flatMap((r) => r.messages.map((m) => messageRow(r.conversation.workspace, m)))),
    asJson(records.map(turnRow)),
    asJson(records.flatMap((r) => (r.episode ? [episodeRow(r.conversation, r.episode.previous)] : []))),
    asJson(records.flatMap((r) => (r.contact ? [contactRow(r.conversation, r.contact)] : []))),
    asJson(records.flatMap((r) => (r.suggestion ? [suggestionRow(r.conversation, r.suggestion)] : []))),
  ]);
  return new Set(rows.map(({ id }) => id));
}

/** PostgreSQL's JSON refuses U+0000 and half a surrogate pair; both are rare, and written as escapes. */
function asJson(rows: Row[]): string {
  const json = JSON.stringify(rows);
  if (!/\\u0000|\\ud[89a-f]/.test(json)) return json;
  return JSON.stringify(rows, (_, value) =>
    typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : value,
  );
}
