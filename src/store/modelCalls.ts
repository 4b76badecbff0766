import type { Conversation } from '../domain/conversation.ts';
import { newId } from '../domain/ids.ts';
import type { ModelCall } from '../domain/model.ts';
import type { ListedModelCall, ModelCalls, StoredModelCall } from './modelCallsPort.ts';
import { insertText, list, type Row, run, type Sql, type Work } from './sql.ts';

const LISTED = 'id, conversation, turn, model, outcome, ms, tokens_in, tokens_out, cost, dropped_count, at';
const COLUMNS = list(
  'id workspace conversation turn model outcome ms tokens_in tokens_out cost dropped_count dropped prompt at',
);
const INSERT = insertText('model_calls', COLUMNS);
const OF_TURN = 'SELECT * FROM model_calls WHERE workspace = ? AND turn = ? ORDER BY at, id';
const COUNTED = `SELECT outcome, count(*) AS count, count(*) - count(cost) AS unpriced,
  coalesce(sum(cost), 0) AS cost, coalesce(sum(tokens_in), 0) AS tokens_in,
  coalesce(sum(tokens_out), 0) AS tokens_out, coalesce(sum(dropped_count), 0) AS dropped
  FROM model_calls WHERE workspace = ? AND at >= ? AND at < ? GROUP BY outcome ORDER BY outcome`;

/** With their turn, in its transaction. */
export function* insertModelCalls(
  { id, workspace, updatedAt }: Conversation,
  turn: string,
  calls: ModelCall[],
): Work<void> {
  for (const { model, outcome, ms, tokens, cost, dropped, prompt } of calls)
    yield* run(INSERT, [
      newId('mdc'),
      workspace,
      id,
      turn,
      model,
      outcome,
      ms,
      tokens?.prompt ?? null,
      tokens?.completion ?? null,
      cost,
      dropped.length,
      JSON.stringify(dropped),
      JSON.stringify(prompt),
      updatedAt,
    ]);
}

export function createModelCalls(sql: Sql): ModelCalls {
  return {
    async ofTurn(workspace, turn) {
      return (await sql.read<Row>(OF_TURN, [workspace, turn])).map(toStored);
    },
    async counted(workspace, { since, until }) {
      const rows = await sql.read<Row>(COUNTED, [workspace, since, until]);
      return rows.map((row) => ({
        outcome: String(row.outcome),
        count: Number(row.count),
        unpriced: Number(row.unpriced),
        cost: Number(row.cost),
        tokensIn: Number(row.tokens_in),
        tokensOut: Number(row.tokens_out),
        dropped: Number(row.dropped),
      }));
    },
    async list(workspace, { since, until }, outcome, limit) {
      const text = `SELECT ${LISTED} FROM model_calls WHERE workspace = ? AND at >= ? AND at < ?
        ${outcome === undefined ? '' : 'AND outcome = ?'} ORDER BY at DESC, id DESC LIMIT ?`;
      const values = [workspace, since, until, ...(outcome === undefined ? [] : [outcome]), limit];
      return (await sql.read<Row>(text, values)).map(toListed);
    },
  };
}

function toListed(row: Row): ListedModelCall {
  const number = (value: Row[string] | undefined) =>
    value === null || value === undefined ? null : Number(value);
  const [prompt, completion] = [number(row.tokens_in), number(row.tokens_out)];
  return {
    id: String(row.id),
    conversation: String(row.conversation),
    turn: String(row.turn),
    model: String(row.model),
    outcome: String(row.outcome),
    ms: Number(row.ms),
    tokens: prompt === null || completion === null ? null : { prompt, completion },
    cost: number(row.cost),
    droppedCount: Number(row.dropped_count),
    at: Number(row.at),
  };
}

function toStored(row: Row): StoredModelCall {
  return {
    ...toListed(row),
    dropped: JSON.parse(String(row.dropped)),
    prompt: JSON.parse(String(row.prompt)),
  };
}
