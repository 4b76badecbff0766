import type { Action, ActionOutcome, ActionRequest, Actions } from '../domain/action.ts';
import { type ActionRun, WITHDRAWN } from '../domain/actionRun.ts';
import { digest } from '../domain/ids.ts';
import type { Json } from '../domain/json.ts';
import { carryOut } from './carryOut.ts';
import { fill } from './expressions.ts';
import { inTurn } from './inTurn.ts';
import { levelOf } from './judge.ts';
import type { ActionParts } from './parts.ts';
import { prepare } from './prepare.ts';
import { resume } from './resume.ts';
import { outcomeOf, refusedRun, runOf } from './runOf.ts';
import { settleRun } from './settleRun.ts';

type Base = Omit<ActionRequest, 'action' | 'arguments' | 'key'>;

/** Who ended what waited for an approval, where no agent did. */
const CUSTOMER = 'the customer';

/**
 * Takes back what was done, newest first, and calls off what still waits for an approval. Nobody is asked again and no limit
 * counts: it only restores. Policy, level and fence still hold; what they stop is left for a person.
 */
export async function undoRuns(parts: ActionParts, keys: string[], base: Base): ReturnType<Actions['undo']> {
  const undone: string[] = [];
  const left: string[] = [];
  for (const key of keys.toReversed()) {
    const asked = await parts.runs.byKey(base.workspace, key);
    if (!asked) continue;
    const run = await afterWithdrawal(parts, asked);
    if (isNotDone(run)) undone.push(key);
    // What only read has nothing to take back.
    else if (!isRead(parts, run)) ((await undoOne(parts, run, base)) ? undone : left).push(key);
  }
  return { undone, left };
}

/** What still waits is called off; where somebody was faster, the run as it stands now. */
async function afterWithdrawal({ runs, now }: ActionParts, run: ActionRun): Promise<ActionRun> {
  if (run.state !== 'awaiting_approval') return run;
  const decision = { state: 'rejected' as const, by: CUSTOMER, why: WITHDRAWN, now: now(), leaseUntil: 0 };
  const withdrawn = await runs.decide(run.workspace, run.id, decision);
  return withdrawn ?? (await runs.get(run.workspace, run.id)) ?? run;
}

/** Nobody has approved it, and nobody can any more: one that waits still is too late. */
const isNotDone = ({ state }: ActionRun) => ['awaiting_approval', 'rejected', 'expired'].includes(state);

const isRead = (parts: ActionParts, { action }: ActionRun) =>
  parts.actions().some(({ name, does }) => name === action && does === 'read');

async function undoOne(parts: ActionParts, run: ActionRun, base: Base): Promise<boolean> {
  if (run.undoneBy !== null) return true;
  const undo = parts.actions().find(({ name }) => name === run.action)?.undo;
  if (run.outcome?.status !== 'done' || !undo) return false;
  const scope = { arguments: run.arguments, result: run.outcome.result };
  const given = fill(undo.with, scope) as Record<string, Json>;
  const request = { ...base, action: undo.call, arguments: given, key: digest(run.key ?? run.id, 'undo') };
  const by = await carryUndo(parts, request);
  if (by !== null) await parts.runs.markUndone(base.workspace, run.id, by);
  return by !== null;
}

/** The id of the run that took it back; null: it could not. */
async function carryUndo(parts: ActionParts, request: ActionRequest): Promise<string | null> {
  const action = parts.actions().find(({ name }) => name === request.action);
  if (!action) return null;
  return inTurn(parts, { action, request }, () => carryInTurn(parts, action, request)).catch(() => null);
}

async function carryInTurn(
  parts: ActionParts,
  action: Action,
  request: ActionRequest,
): Promise<string | null> {
  const ready = await prepare(parts, action, request);
  if ('refused' in ready) await parts.runs.note(refusedRun(parts, ready.prepared, ready.refused));
  if (!('known' in ready) || levelOf(action, ready.known) !== 'act') return null;
  const run: ActionRun = runOf(parts, ready.prepared, 'started');
  const begun = await parts.runs.begin({ run, fence: request.fence, limits: [] });
  if (begun.as !== 'begun' && begun.as !== 'known') return null;
  if (begun.as === 'known') return doneBy(await resume(parts, begun.run, ready.prepared));
  const outcome = outcomeOf(run.id, await carryOut(parts, ready.prepared));
  await settleRun(parts, run, outcome);
  parts.rules?.after(ready.prepared, outcome);
  return doneBy(outcome);
}

const doneBy = (outcome: ActionOutcome) => (outcome.status === 'done' ? outcome.run : null);
