import type { ActionOutcome } from '../domain/action.ts';
import type { ActionParts, Prepared } from './parts.ts';
import { effectOf } from './runOf.ts';

/** Of one action in one conversation that wait for an agent. */
const MOST = 100;

/**
 * The very same that this requester has asked for in this conversation, and that an agent has still to decide on. null: there
 * is none. Approved twice it would be done twice.
 */
export async function sameWaiting(
  parts: ActionParts,
  prepared: Prepared,
): Promise<Extract<ActionOutcome, { status: 'awaiting_approval' }> | null> {
  const { workspace, conversation, requester, action } = prepared.request;
  const filter = { conversation, action, state: 'awaiting_approval' as const, limit: MOST };
  const effect = effectOf(parts, prepared);
  const found = (await parts.runs.list(workspace, filter)).find(
    (run) =>
      run.effect === effect &&
      run.requester === (requester?.id ?? null) &&
      run.key !== null &&
      (run.until ?? 0) > parts.now(),
  );
  if (!found?.key) return null;
  return { status: 'awaiting_approval', run: found.id, until: found.until ?? 0, key: found.key };
}
