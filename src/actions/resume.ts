import type { ActionOutcome } from '../domain/action.ts';
import { type ActionRun, WITHDRAWN } from '../domain/actionRun.ts';
import { carryOut, mayRepeat } from './carryOut.ts';
import type { ActionParts, Prepared } from './parts.ts';
import { prepareArguments } from './prepare.ts';
import { refuse } from './refusals.ts';
import { effectOf, leaseFrom, outcomeOf } from './runOf.ts';
import { settleRun } from './settleRun.ts';

/** How often a run that another process has under way is looked at, ms. */
const LOOK_MS = 100;

/** The key was begun before: gives what came of it, waits for whoever is at it, or ends what a dead process left. */
export async function resume(
  parts: ActionParts,
  known: ActionRun,
  prepared: Prepared,
): Promise<ActionOutcome> {
  // Lines from before effects were keyed have none.
  if (known.effect !== '' && known.effect !== effectOf(parts, prepared))
    return refuse('key_reused', 'This key came with another action or other arguments before.');
  let run = known;
  // An agent's word has its own turn, behind this one: to wait for it here would be to wait for ourselves.
  if (run.state === 'started' && run.decidedBy !== null)
    return { status: 'awaiting_approval', run: run.id, until: run.until ?? 0 };
  while (run.state === 'started' && run.leaseUntil > parts.now()) {
    await (parts.sleep ?? sleep)(LOOK_MS);
    run = (await parts.runs.get(run.workspace, run.id)) ?? run;
  }
  return run.state === 'started' ? finish(parts, run, prepared) : recorded(run, parts.now());
}

/** What an ended or waiting run says to whoever asks again. */
function recorded({ id, state, why, outcome, until }: ActionRun, now: number): ActionOutcome {
  const isLate = state === 'awaiting_approval' && (until ?? 0) <= now;
  if (state === 'expired' || isLate) return refuse('expired', 'No agent approved it in time.');
  if (state === 'awaiting_approval') return { status: 'awaiting_approval', run: id, until: until ?? 0 };
  if (why === WITHDRAWN) return refuse('withdrawn', 'The customer has called it off.');
  if (state === 'rejected') return refuse('rejected', 'An agent decided against it.');
  return outcome ?? { status: 'failed', run: id, code: 'interrupted', isUnknown: true };
}

/**
 * Its process died between the journal and the outcome: it may have happened. Where a repeat does no harm it is done again
 * under the same key, which the target is given; anything else a person has to look at.
 */
async function finish(parts: ActionParts, run: ActionRun, asked: Prepared): Promise<ActionOutcome> {
  const { action } = asked;
  const now = parts.now();
  if (!(await parts.runs.takeOver(run, now, leaseFrom(now, action)))) {
    const current = await parts.runs.get(run.workspace, run.id);
    return current ? resume(parts, current, asked) : recorded(run, now);
  }
  const outcome = mayRepeat(action) ? await again(parts, run, asked) : interrupted(run);
  await settleRun(parts, run, outcome);
  return outcome;
}

export function interrupted({ id }: ActionRun): ActionOutcome {
  return { status: 'failed', run: id, code: 'interrupted', isUnknown: true };
}

/** Policy was judged before it was begun: what it did itself may be why it would be refused now. */
async function again(
  parts: ActionParts,
  run: ActionRun,
  { action, request }: Prepared,
): Promise<ActionOutcome> {
  const prepared = prepareArguments(parts, action, request);
  return 'status' in prepared ? interrupted(run) : outcomeOf(run.id, await carryOut(parts, prepared));
}

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
