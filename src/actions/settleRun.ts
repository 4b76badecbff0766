import type { ActionOutcome } from '../domain/action.ts';
import type { ActionRun } from '../domain/actionRun.ts';
import type { ActionParts } from './parts.ts';
import { settledBy } from './runOf.ts';

/** Writes down what came of a run. */
export async function settleRun(
  parts: ActionParts,
  run: ActionRun,
  outcome: ActionOutcome,
): Promise<ActionRun> {
  const now = parts.now();
  const settled = settledBy(outcome);
  await parts.runs.settle(run, settled, now);
  return { ...run, ...settled, request: null, settledAt: now };
}
