import { insertAttachments } from './attachments.ts';
import { giveFeedback } from './feedback.ts';
import { insertModelCalls } from './modelCalls.ts';
import type { CommitResult, OutboxInput, TurnRecord } from './port.ts';
import {
  CHANGED,
  COLUMNS,
  conversationRow,
  insertEpisode,
  messageRow,
  upsertContact,
  valuesOf,
} from './rows.ts';
import { insertText, list, type Row, run, Undo, type Work } from './sql.ts';
import { insertSuggestion } from './suggestions.ts';
import { setWake } from './wakes.ts';

const INSERT_EVENT = insertText('events', COLUMNS.events, 'ON CONFLICT DO NOTHING RETURNING position');
const WAITING = "WHERE position = ? AND conversation = ? AND state = 'waiting' RETURNING position";
const FINISH_EVENT = `UPDATE events SET state = 'done' ${WAITING}`;
/** What was said stands in the messages from now on, what is secret masked. */
const ANSWER_EVENT = `UPDATE events SET state = 'done', turn = ?, payload = '' ${WAITING}`;
const INSERT_CONVERSATION = insertText(
  'conversations',
  COLUMNS.conversations,
  'ON CONFLICT DO NOTHING RETURNING id',
);
const UPDATE_CONVERSATION = `UPDATE conversations SET ${CHANGED.map((c) => `${c} = ?`).join(', ')}
  WHERE id = ? AND version = ? RETURNING id`;
/** By the number of messages. */
const INSERT_MESSAGES: string[] = [];
const INSERT_TURN = insertText('turns', COLUMNS.turns);
const INSERT_HANDOFF = insertText(
  'handoffs',
  list('id workspace conversation turn reason packet state created_at'),
);
const INSERT_OUTBOX = insertText(
  'outbox',
  list('key workspace conversation turn target kind payload fence state available_at created_at'),
  'ON CONFLICT (key) DO NOTHING',
);

/** The whole turn, or nothing: the event's row is the lock against a second answer, the version against a stale one. */
export function* commitTurn(record: TurnRecord): Work<CommitResult> {
  const { conversation, turn } = record;
  const row = conversationRow(conversation);
  if (!(yield* takeEvent(record))) throw new Undo<CommitResult>('duplicate');
  const moved = record.isNew
    ? yield* run(INSERT_CONVERSATION, valuesOf(row, COLUMNS.conversations))
    : yield* run(UPDATE_CONVERSATION, [...valuesOf(row, CHANGED), conversation.id, conversation.version - 1]);
  if (moved.length === 0) throw new Undo<CommitResult>('conflict');
  yield* insertMessages(record);
  if (turn) yield* run(INSERT_TURN, valuesOf(turnRow(record), COLUMNS.turns));
  yield* commitRest(record);
  return 'committed';
}

/** false: the event was answered before. */
function* takeEvent(record: TurnRecord): Work<boolean> {
  const { event, turn } = record;
  if (event === null) return true;
  if (!('kept' in event))
    return (yield* run(INSERT_EVENT, valuesOf(eventRow(record), COLUMNS.events))).length > 0;
  const place = [event.kept, record.conversation.id];
  const finished = turn ? run(ANSWER_EVENT, [turn.id, ...place]) : run(FINISH_EVENT, place);
  return (yield* finished).length > 0;
}

function* insertMessages({ conversation, messages }: TurnRecord): Work<void> {
  if (messages.length === 0) return;
  const rows = messages.map((message) =>
    valuesOf(messageRow(conversation.workspace, message), COLUMNS.messages),
  );
  INSERT_MESSAGES[rows.length] ??= insertText('messages', COLUMNS.messages, '', rows.length);
  yield* run(INSERT_MESSAGES[rows.length] as string, rows.flat());
}

/** What most turns do not have. */
function* commitRest(record: TurnRecord): Work<void> {
  const { conversation, contact, episode, handoff, outbox, turn } = record;
  const { id, workspace, updatedAt } = conversation;
  if (contact) yield* upsertContact(conversation, contact);
  if (episode) yield* insertEpisode(conversation, episode.previous);
  for (const message of record.messages) yield* insertAttachments(workspace, message.id, message.attachments);
  if (handoff)
    yield* run(INSERT_HANDOFF, [
      handoff.id,
      workspace,
      id,
      handoff.turn,
      handoff.reason,
      handoff.packet,
      'waiting',
      updatedAt,
    ]);
  for (const row of outbox) yield* insertOutbox(record, row, turn?.id ?? null);
  if (turn && record.modelCalls) yield* insertModelCalls(conversation, turn.id, record.modelCalls);
  if (record.suggestion) yield* insertSuggestion(conversation, record.suggestion);
  if (record.wakeAt !== undefined) yield* setWake(id, workspace, record.wakeAt);
  if (record.feedback) yield* giveFeedback(workspace, record.feedback, updatedAt, true);
}

function* insertOutbox(
  { conversation }: TurnRecord,
  { key, target, kind, payload }: OutboxInput,
  turn: string | null,
): Work<void> {
  const { id, workspace, fence, updatedAt } = conversation;
  yield* run(INSERT_OUTBOX, [
    key,
    workspace,
    id,
    turn,
    target,
    kind,
    payload,
    fence,
    'waiting',
    updatedAt,
    updatedAt,
  ]);
}

/** An event that was not kept before its turn: the caller is still waiting, and is told only after the COMMIT. */
function eventRow({ conversation, event, turn }: TurnRecord): Row {
  if (event === null || 'kept' in event) throw new TypeError('this turn brings no event of its own');
  return {
    workspace: conversation.workspace,
    source: 'api',
    delivery: event.delivery,
    native: event.native,
    conversation: conversation.id,
    kind: 'message',
    payload: '',
    at: event.at,
    received_at: event.receivedAt,
    state: 'done',
    turn: turn?.id ?? null,
  };
}

export function turnRow({ conversation, turn }: TurnRecord): Row {
  if (!turn) throw new TypeError('there is no turn to write');
  return {
    id: turn.id,
    workspace: conversation.workspace,
    conversation: conversation.id,
    decision: turn.decision,
    fence: conversation.fence,
    request: turn.request,
    response: turn.response,
    at: conversation.updatedAt,
  };
}
