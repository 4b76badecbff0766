import type { ActionRun, ActionRuns, Begin, Begun, RunFilter, RunLimit } from '../domain/actionRun.ts';
import { RUN_COLUMNS, runRow, toRun } from './actionRunRows.ts';
import { takeTurns } from './actionRunTurns.ts';
import { valuesOf } from './rows.ts';
import { run as ask, insertText, type Row, type Sql, type Value, type Work } from './sql.ts';

const INSERT = insertText('action_runs', RUN_COLUMNS, 'ON CONFLICT DO NOTHING RETURNING id');
const BY_KEY = 'SELECT * FROM action_runs WHERE workspace = ? AND key = ?';
const BY_ID = 'SELECT * FROM action_runs WHERE workspace = ? AND id = ?';
const COUNT = `SELECT count(*) AS count FROM action_runs WHERE workspace = ? AND action = ? AND created_at >= ?
  AND undone_by IS NULL AND (state IN ('started', 'done', 'awaiting_approval') OR is_unknown = 1 OR (state = 'failed' AND ? = 1))`;
const TAKE_OVER = `UPDATE action_runs SET lease_until = ? WHERE workspace = ? AND id = ? AND state = 'started'
  AND lease_until = ? AND lease_until <= ? RETURNING id`;
const SETTLE = `UPDATE action_runs SET state = ?, why = ?, outcome = ?, is_unknown = ?, request = NULL, settled_at = ?
  WHERE workspace = ? AND id = ? AND state = 'started'`;
const APPROVE = `UPDATE action_runs SET state = 'started', decided_by = ?, decided_at = ?, lease_until = ?
  WHERE workspace = ? AND id = ? AND state = 'awaiting_approval' AND until > ? RETURNING *`;
const REJECT = `UPDATE action_runs SET state = 'rejected', why = ?, decided_by = ?, decided_at = ?, settled_at = ?
  WHERE workspace = ? AND id = ? AND state = 'awaiting_approval' AND until > ? RETURNING *`;
const FORGET_REQUEST = 'UPDATE action_runs SET request = NULL WHERE workspace = ? AND id = ?';
const ANY_LATE = "SELECT 1 FROM action_runs WHERE state = 'awaiting_approval' AND until <= ? LIMIT 1";
const EXPIRE = `UPDATE action_runs SET state = 'expired', request = NULL, settled_at = ?
  WHERE state = 'awaiting_approval' AND until <= ? RETURNING *`;
const ABANDONED = `SELECT * FROM action_runs WHERE state = 'started' AND lease_until <= ? ORDER BY created_at LIMIT 100`;
const ENDED_BEFORE = "created_at < ? AND state NOT IN ('started', 'awaiting_approval')";
const ANY_OLD = `SELECT 1 FROM action_runs WHERE ${ENDED_BEFORE} LIMIT 1`;
const FORGET = `DELETE FROM action_runs
  WHERE id IN (SELECT id FROM action_runs WHERE ${ENDED_BEFORE} ORDER BY created_at, id LIMIT ?) RETURNING id`;
const READ_BEFORE = 'created_at < ? AND result IS NOT NULL';
const ANY_READ = `SELECT 1 FROM action_runs WHERE ${READ_BEFORE} LIMIT 1`;
const FORGET_READS = `UPDATE action_runs SET result = NULL
  WHERE id IN (SELECT id FROM action_runs WHERE ${READ_BEFORE} ORDER BY created_at, id LIMIT ?) RETURNING id`;
const COUNTS = `SELECT action, state, count(*) AS count FROM action_runs
  WHERE workspace = ? AND created_at >= ? AND created_at < ? GROUP BY action, state ORDER BY action, state`;

export function createActionRuns(sql: Sql, now: () => number): ActionRuns {
  const one = async (text: string, values: Value[]) => {
    const [row] = await sql.read<Row>(text, values);
    return row ? toRun(row) : null;
  };
  return {
    exclusively: takeTurns(sql, now),
    begin: (begin) => sql.write(() => beginRun(sql, begin)),
    byKey: (workspace, key) => one(BY_KEY, [workspace, key]),
    get: (workspace, id) => one(BY_ID, [workspace, id]),
    async reached(run, limits) {
      for (const limit of limits) {
        const { text, values } = counting(run, limit);
        const [row] = await sql.read<{ count: number }>(text, values);
        if (Number(row?.count) >= limit.count) return limit.rule;
      }
      return null;
    },
    async takeOver({ workspace, id, leaseUntil: seen }, now, leaseUntil) {
      const taken = await sql.write(() => ask(TAKE_OVER, [leaseUntil, workspace, id, seen, now]));
      return taken.length > 0;
    },
    async settle({ workspace, id }, { state, why, outcome }, now) {
      const isUnknown = outcome?.status === 'failed' && outcome.isUnknown ? 1 : 0;
      const kept = outcome && JSON.stringify(outcome);
      await sql.write(() => ask(SETTLE, [state, why, kept, isUnknown, now, workspace, id]));
    },
    async note(run) {
      await sql.write(() => ask(INSERT, valuesOf(runRow(run), RUN_COLUMNS)));
    },
    async decide(workspace, id, { state, by, now, leaseUntil, why = null }) {
      const [row] = await sql.write(function* () {
        if (state === 'started') return yield* ask<Row>(APPROVE, [by, now, leaseUntil, workspace, id, now]);
        const rejected = yield* ask<Row>(REJECT, [why, by, now, now, workspace, id, now]);
        if (rejected.length > 0) yield* ask(FORGET_REQUEST, [workspace, id]);
        return rejected;
      });
      return row ? toRun(row) : null;
    },
    async markUndone(workspace, id, by) {
      const text = 'UPDATE action_runs SET undone_by = ? WHERE workspace = ? AND id = ?';
      await sql.write(() => ask(text, [by, workspace, id]));
    },
    async expire(now) {
      if ((await sql.read(ANY_LATE, [now])).length === 0) return []; // Looking is cheaper than a COMMIT.
      return (await sql.write(() => ask<Row>(EXPIRE, [now, now]))).map(toRun);
    },
    abandoned: async (now) => (await sql.read<Row>(ABANDONED, [now])).map(toRun),
    async forget(before, most) {
      if ((await sql.read(ANY_OLD, [before])).length === 0) return 0;
      return (await sql.write(() => ask(FORGET, [before, most]))).length;
    },
    async forgetReads(before, most) {
      if ((await sql.read(ANY_READ, [before])).length === 0) return 0;
      return (await sql.write(() => ask(FORGET_READS, [before, most]))).length;
    },
    async list(workspace, filter) {
      const { text, values } = listing(workspace, filter);
      return (await sql.read<Row>(text, values)).map(toRun);
    },
    async counts(workspace, since, until) {
      const rows = await sql.read<Row>(COUNTS, [workspace, since, until]);
      return rows.map((row) => ({
        action: String(row.action),
        state: row.state as ActionRun['state'],
        count: Number(row.count),
      }));
    },
  };
}

/** The key, the fence, the limits and the line: all that must hold at one and the same moment. */
function* beginRun({ dialect }: Sql, { run, fence, limits }: Begin): Work<Begun> {
  const { workspace, key, conversation, action } = run;
  const known = yield* findKey(workspace, key);
  if (known) return { as: 'known', run: known };
  // Who keeps a human's word has to wait for this transaction, or this one sees what they kept. SQLite has one writer anyhow.
  const lock = dialect === 'postgres' ? 'FOR SHARE' : '';
  const fences = `SELECT fence FROM conversations WHERE id = ? AND workspace = ? ${lock}`;
  const [stands] = yield* ask<{ fence: number }>(fences, [conversation, workspace]);
  if (fence !== null && stands && Number(stands.fence) !== fence) return { as: 'moved' };
  if (dialect === 'postgres' && limits.length > 0)
    yield* ask('SELECT pg_advisory_xact_lock(hashtextextended(?, 0))', [`limits/${workspace}/${action}`]);
  for (const limit of limits) {
    const { text, values } = counting(run, limit);
    const [row] = yield* ask<{ count: number }>(text, values);
    if (Number(row?.count) >= limit.count) return { as: 'limit', rule: limit.rule };
  }
  const made = yield* ask(INSERT, valuesOf(runRow(run), RUN_COLUMNS));
  if (made.length > 0) return { as: 'begun' };
  const faster = yield* findKey(workspace, key);
  if (!faster) throw new Error(`the run ${run.id} could not be begun`);
  return { as: 'known', run: faster };
}

function* findKey(workspace: string, key: string | null): Work<ActionRun | null> {
  if (key === null) return null;
  const [row] = yield* ask<Row>(BY_KEY, [workspace, key]);
  return row ? toRun(row) : null;
}

type Counted = Pick<ActionRun, 'workspace' | 'action' | 'counted'>;

function counting({ workspace, action, counted }: Counted, { rule, since, failures }: RunLimit) {
  const values: Value[] = [workspace, action, since, failures ? 1 : 0];
  if (rule === 'limit_workspace') return { text: COUNT, values };
  return { text: `${COUNT} AND counted = ?`, values: [...values, counted] };
}

function listing(workspace: string, { conversation, action, state, since, until, before, limit }: RunFilter) {
  const wanted: [string, Value | undefined][] = [
    ['conversation = ?', conversation],
    ['action = ?', action],
    ['state = ?', state],
    ['created_at >= ?', since],
    ['created_at < ?', until],
  ];
  const asked = wanted.filter((one): one is [string, Value] => one[1] !== undefined);
  const after = before ? ['(created_at < ? OR (created_at = ? AND id < ?))'] : [];
  const where = ['workspace = ?', ...asked.map(([text]) => text), ...after].join(' AND ');
  const place = before ? [before.createdAt, before.createdAt, before.id] : [];
  return {
    text: `SELECT * FROM action_runs WHERE ${where} ORDER BY created_at DESC, id DESC LIMIT ?`,
    values: [workspace, ...asked.map(([, value]) => value), ...place, limit],
  };
}
