import type { Conversation } from '../domain/conversation.ts';
import type { NewSuggestion, Suggestion } from '../domain/suggestion.ts';
import { COLUMNS, valuesOf } from './rows.ts';
import { insertText, type Row, run, type Sql, type Work } from './sql.ts';
import type { AnsweredTurn, SuggestionDecision, Suggestions } from './suggestionsPort.ts';

/**
 * A message is in the queue once. What the customer picks afterwards is better known than the bot's guess; what an agent
 * said, or an admin decided, stays.
 */
export const MERGE_SUGGESTION = `ON CONFLICT (workspace, message) DO UPDATE SET reason = excluded.reason,
  intent = excluded.intent, confidence = excluded.confidence, chose = excluded.chose
  WHERE suggestions.state = 'open' AND suggestions.reason <> 'corrected' AND excluded.reason = 'chosen'`;
const INSERT = insertText('suggestions', COLUMNS.suggestions, MERGE_SUGGESTION);

const LIST = `SELECT * FROM suggestions WHERE workspace = ? AND state = ?
  ORDER BY created_at DESC, id DESC LIMIT ?`;
const COUNT = 'SELECT count(*) AS count FROM suggestions WHERE workspace = ? AND state = ?';
const TELLING = `SELECT * FROM suggestions
  WHERE workspace = ? AND (state = 'open' OR (state = 'accepted' AND reason IN ('chosen', 'corrected')))
  ORDER BY created_at DESC, id DESC LIMIT ?`;

type Said = Pick<Conversation, 'id' | 'workspace' | 'updatedAt'>;

export function suggestionRow({ id, workspace, updatedAt }: Said, suggestion: NewSuggestion): Row {
  const { alternatives, chose = null, ...rest } = suggestion;
  return {
    ...rest,
    workspace,
    conversation: id,
    alternatives: JSON.stringify(alternatives),
    chose,
    state: 'open',
    created_at: updatedAt,
  };
}

export function* insertSuggestion(said: Said, suggestion: NewSuggestion): Work<void> {
  yield* run(INSERT, valuesOf(suggestionRow(said, suggestion), COLUMNS.suggestions));
}

export function createSuggestions(sql: Sql): Suggestions {
  return {
    async list(workspace, state, limit) {
      const rows = await sql.read<Row>(LIST, [workspace, state, limit]);
      const [counted] = await sql.read<{ count: number }>(COUNT, [workspace, state]);
      return { suggestions: rows.map(toSuggestion).reverse(), total: Number(counted?.count) };
    },
    async find(workspace, ids) {
      const some = oneOf(ids);
      const text = `SELECT * FROM suggestions WHERE workspace = ? AND id IN ${some.marks} ORDER BY id`;
      return (await sql.read<Row>(text, [workspace, ...some.values])).map(toSuggestion);
    },
    async telling(workspace, limit) {
      return (await sql.read<Row>(TELLING, [workspace, limit])).map(toSuggestion);
    },
    answered: (workspace, turn) => answered(sql, workspace, turn),
    async correct(workspace, conversation, suggestion, now) {
      const { message, intent, confidence } = suggestion;
      const rows = await sql.write(function* () {
        yield* insertSuggestion({ id: conversation, workspace, updatedAt: now }, suggestion);
        return yield* run<Row>(CORRECT, [intent, confidence, workspace, message]);
      });
      return rows[0] ? toSuggestion(rows[0]) : null;
    },
    decide: (workspace, ids, decision) => sql.write(() => decide(workspace, ids, decision)),
  };
}

const TURN = 'SELECT conversation, response FROM turns WHERE id = ? AND workspace = ?';
/** The message right before the turn's first reply. */
const ANSWERED = `SELECT id, text FROM messages WHERE conversation = ? AND workspace = ? AND author = 'customer'
  AND seq = (SELECT min(seq) - 1 FROM messages WHERE conversation = ? AND workspace = ? AND turn = ?)`;
const CORRECT = `UPDATE suggestions SET reason = 'corrected', intent = ?, confidence = ?
  WHERE workspace = ? AND message = ? AND state = 'open' RETURNING *`;

async function answered(sql: Sql, workspace: string, turn: string): Promise<AnsweredTurn | null> {
  const [found] = await sql.read<{ conversation: string; response: string }>(TURN, [turn, workspace]);
  if (!found) return null;
  const { conversation } = found;
  const [message] = await sql.read<{ id: string; text: string }>(ANSWERED, [
    conversation,
    workspace,
    conversation,
    workspace,
    turn,
  ]);
  return { ...found, message: message ?? null };
}

function* decide(
  workspace: string,
  ids: string[],
  { state, intent, by, now }: SuggestionDecision,
): Work<string[]> {
  const change = `UPDATE suggestions SET state = ?, accepted_as = ?, decided_by = ?, decided_at = ?
    WHERE workspace = ? AND state = 'open'`;
  const values = [state, intent, by, now, workspace];
  const some = oneOf(ids);
  const decided = yield* run<{ id: string; text: string }>(
    `${change} AND id IN ${some.marks} RETURNING id, text`,
    [...values, ...some.values],
  );
  if (state !== 'accepted') return decided.map(({ id }) => id);
  const same = oneOf(decided.map(({ text }) => text));
  const twins = yield* run<{ id: string }>(
    `${change} AND reason NOT IN ('chosen', 'corrected') AND text IN ${same.marks} RETURNING id`,
    [...values, ...same.values],
  );
  return [...decided, ...twins].map(({ id }) => id);
}

/** Filled up to the next power of two with the last value, so that few texts of SQL serve every length. */
function oneOf(values: string[]): { marks: string; values: string[] } {
  const length = 2 ** Math.ceil(Math.log2(Math.max(1, values.length)));
  const filled = Array.from({ length }, (_, at) => values[at] ?? values.at(-1) ?? '');
  return { marks: `(${filled.map(() => '?').join(', ')})`, values: filled };
}

function toSuggestion(row: Row): Suggestion {
  const text = (value: Row[string] | undefined) =>
    value === null || value === undefined ? null : String(value);
  return {
    id: String(row.id),
    conversation: String(row.conversation),
    message: String(row.message),
    turn: String(row.turn),
    text: String(row.text),
    language: String(row.language),
    reason: row.reason as Suggestion['reason'],
    intent: text(row.intent),
    confidence: row.confidence === null ? null : Number(row.confidence),
    guessed: text(row.guessed),
    alternatives: JSON.parse(String(row.alternatives)),
    ...(row.chose === null ? {} : { chose: String(row.chose) }),
    state: row.state as Suggestion['state'],
    acceptedAs: text(row.accepted_as),
    decidedBy: text(row.decided_by),
    decidedAt: row.decided_at === null ? null : Number(row.decided_at),
    createdAt: Number(row.created_at),
  };
}
