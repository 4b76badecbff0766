import type { Action, ActionOutcome, ActionRequest } from '../domain/action.ts';
import type { ActionRun, RunLimit, RunState, Settled } from '../domain/actionRun.ts';
import { hashId, newId } from '../domain/ids.ts';
import type { Json } from '../domain/json.ts';
import type { Carried } from './carryOut.ts';
import { canonical } from './confirmation.ts';
import type { ActionParts, Prepared, Refusal } from './parts.ts';

const DAY_MS = 24 * 60 * 60_000;
/** On top of the action's time-out, until its process is held for dead. */
const GRACE_MS = 5_000;
/** Of one argument in the journal, as JSON. */
const LONGEST = 10_000;
/** Of what a read gave, as JSON. */
const MOST_READ = 50_000;

/** What tells an effect from another under the same key. */
export function effectOf(
  { vault }: Pick<ActionParts, 'vault'>,
  { request }: Pick<Prepared, 'request'>,
): string {
  return vault.digest(request.action, canonical(request.asked ?? request.arguments));
}

/** As it was asked, secret arguments and all. Null: it is not there any more, or was sealed elsewhere. */
export function requestOf(
  { vault }: Pick<ActionParts, 'vault'>,
  { request }: ActionRun,
): ActionRequest | null {
  return request === null ? null : (vault.open(request) as ActionRequest | null);
}

/** The journal's line for an action that is about to be done, or waits. */
export function runOf(
  parts: Pick<ActionParts, 'now' | 'newRunId' | 'vault'>,
  prepared: Prepared,
  state: RunState,
): ActionRun {
  const { action, request } = prepared;
  const { workspace, conversation, requester, by, key } = request;
  const now = parts.now();
  const waits = state === 'awaiting_approval';
  const isOpen = waits || state === 'started';
  return {
    id: (parts.newRunId ?? newRunId)(),
    workspace,
    key,
    conversation,
    action: action.name,
    by,
    askedBy: request.askedBy ?? null,
    counted: requester?.id ?? conversation,
    requester: requester?.id ?? null,
    proof: requester?.by ?? null,
    effect: isOpen ? effectOf(parts, prepared) : '',
    arguments: maskArguments(action, prepared.arguments),
    state,
    why: null,
    outcome: null,
    request: isOpen ? parts.vault.seal(request as unknown as Json) : null,
    result: null,
    until: waits ? now + action.approvalHours * 60 * 60_000 : null,
    decidedBy: null,
    decidedAt: null,
    undoneBy: null,
    leaseUntil: state === 'started' ? leaseFrom(now, action) : 0,
    createdAt: now,
    settledAt: null,
  };
}

const newRunId = () => newId('run');

export const leaseFrom = (now: number, { timeoutMs }: Action) => now + timeoutMs + GRACE_MS;

/** A refusal binds nobody: the same key may be asked again. The same refusal of the same key is one line. */
export function refusedRun(
  { now, vault }: Pick<ActionParts, 'now' | 'vault'>,
  prepared: Prepared,
  { rule, because, detail }: Refusal,
): ActionRun {
  const { workspace, key } = prepared.request;
  const run = runOf({ now, vault, newRunId: () => hashId('run', workspace, key, rule) }, prepared, 'refused');
  const outcome: ActionOutcome = { status: 'refused', rule, because, detail };
  return { ...run, key: null, why: rule, outcome, settledAt: run.createdAt };
}

/** What was read may be personal: it is kept sealed, and only as far as it is not too much. */
export function readRun(
  parts: Pick<ActionParts, 'now' | 'newRunId' | 'vault'>,
  prepared: Prepared,
  carried: Carried,
): ActionRun {
  const run = runOf(parts, prepared, carried.ok ? 'done' : carried.refused ? 'refused' : 'failed');
  const result = carried.ok && fitsIn(carried.result) ? parts.vault.seal(carried.result) : null;
  return { ...run, key: null, why: carried.ok ? null : carried.code, result, settledAt: run.createdAt };
}

const fitsIn = (result: Json) => JSON.stringify(result).length <= MOST_READ;

export function outcomeOf(run: string, carried: Carried): ActionOutcome {
  if (!carried.ok && carried.refused) return { ...carried.refused, run };
  if (!carried.ok) return { status: 'failed', run, code: carried.code, isUnknown: carried.isUnknown };
  const { result, shown, identified } = carried;
  return { status: 'done', run, result, shown, ...(identified ? { identified } : {}) };
}

export function settledBy(outcome: ActionOutcome): Settled {
  const state = outcome.status === 'confirm' ? 'refused' : outcome.status;
  const why = outcome.status === 'failed' ? outcome.code : outcome.status === 'refused' ? outcome.rule : null;
  return { state, why, outcome };
}

export function limitsOf({ limits, identifies }: Action, now: number): RunLimit[] {
  const { perRequester, perWorkspace } = limits;
  const limit = (rule: RunLimit['rule'], { count, days }: { count: number; days: number }) => [
    { rule, count, since: now - days * DAY_MS, failures: identifies !== undefined },
  ];
  return [
    ...(perRequester ? limit('limit_requester', perRequester) : []),
    ...(perWorkspace ? limit('limit_workspace', perWorkspace) : []),
  ];
}

/** What nobody declared is not kept: it may be anything. */
function maskArguments(action: Action, given: Record<string, Json>): Record<string, Json> {
  const declared = Object.entries(given).filter(([name]) => Object.hasOwn(action.arguments, name));
  return Object.fromEntries(
    declared.map(([name, one]) => {
      if (action.arguments[name]?.secret) return [name, '(secret)'];
      const { length } = JSON.stringify(one);
      return [name, length > LONGEST ? `(${length} characters)` : one];
    }),
  );
}
