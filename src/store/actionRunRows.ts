import type { ActionRun } from '../domain/actionRun.ts';
import { list, type Row } from './sql.ts';

export const RUN_COLUMNS = list(
  'id workspace key conversation action requested_by asked_by counted requester proof effect arguments state why is_unknown outcome request result until decided_by decided_at undone_by lease_until created_at settled_at',
);

export function runRow(run: ActionRun): Row {
  const { outcome, request } = run;
  return {
    id: run.id,
    workspace: run.workspace,
    key: run.key,
    conversation: run.conversation,
    action: run.action,
    requested_by: run.by,
    asked_by: run.askedBy,
    counted: run.counted,
    requester: run.requester,
    proof: run.proof,
    effect: run.effect,
    arguments: JSON.stringify(run.arguments),
    state: run.state,
    why: run.why,
    is_unknown: outcome?.status === 'failed' && outcome.isUnknown ? 1 : 0,
    outcome: outcome && JSON.stringify(outcome),
    request,
    result: run.result,
    until: run.until,
    decided_by: run.decidedBy,
    decided_at: run.decidedAt,
    undone_by: run.undoneBy,
    lease_until: run.leaseUntil,
    created_at: run.createdAt,
    settled_at: run.settledAt,
  };
}

export function toRun(row: Row): ActionRun {
  const text = (value: Row[string] | undefined) => (value == null ? null : String(value));
  const number = (value: Row[string] | undefined) => (value == null ? null : Number(value));
  const json = (value: Row[string] | undefined) => (value == null ? null : JSON.parse(String(value)));
  return {
    id: String(row.id),
    workspace: String(row.workspace),
    key: text(row.key),
    conversation: String(row.conversation),
    action: String(row.action),
    by: row.requested_by as ActionRun['by'],
    askedBy: text(row.asked_by),
    counted: String(row.counted),
    requester: text(row.requester),
    proof: text(row.proof),
    effect: String(row.effect),
    arguments: json(row.arguments) ?? {},
    state: row.state as ActionRun['state'],
    why: text(row.why),
    outcome: json(row.outcome),
    request: text(row.request),
    result: text(row.result),
    until: number(row.until),
    decidedBy: text(row.decided_by),
    decidedAt: number(row.decided_at),
    undoneBy: text(row.undone_by),
    leaseUntil: Number(row.lease_until),
    createdAt: Number(row.created_at),
    settledAt: number(row.settled_at),
  };
}
