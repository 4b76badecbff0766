import type { ActionOutcome } from '../domain/action.ts';
import { type ActionRun, type Approvals, type Verdict, WITHDRAWN } from '../domain/actionRun.ts';
import { NoAnswer, Problem } from '../domain/errors.ts';
import { carryOut, mayRepeat } from './carryOut.ts';
import { forgetRuns } from './forgetRuns.ts';
import { inTurn, turnMs } from './inTurn.ts';
import type { ActionParts } from './parts.ts';
import { prepare } from './prepare.ts';
import { refuse } from './refusals.ts';
import { interrupted } from './resume.ts';
import { leaseFrom, outcomeOf, requestOf } from './runOf.ts';
import { settleRun } from './settleRun.ts';

/** Time for a turn that is decided again to take its own run up, before it is ended for it; ms. */
const LEFT_ALONE_MS = 10 * 60_000;

export function createApprovals(parts: ActionParts): Approvals {
  return {
    async decide(workspace, id, verdict) {
      const { approve } = verdict;
      const run = await parts.runs.get(workspace, id);
      if (!run) throw new Problem(404, 'not_found', `There is no run ${id}.`);
      refuseOwn(parts, run, verdict);
      const now = parts.now();
      const action = parts.actions().find(({ name }) => name === run.action);
      // It may have to wait for two turns of others first.
      const leaseUntil = now + (action ? 3 * turnMs(parts, action) : 0);
      const state = approve ? 'started' : 'rejected';
      const by = namesOf(verdict).join(' for ');
      const decided = await parts.runs.decide(workspace, id, { state, by, now, leaseUntil });
      if (!decided) throw await tooLate(parts, run);
      const ended = approve
        ? await carryApproved(parts, decided)
        : { ...decided, request: null, settledAt: now };
      await parts.tell?.(ended);
      return ended;
    },
    readOf: ({ result }) => (result === null ? null : parts.vault.open(result)),
    async sweep() {
      for (const run of await parts.runs.expire(parts.now())) await parts.tell?.(run);
      for (const run of await parts.runs.abandoned(parts.now())) await takeUp(parts, run);
      await forgetRuns(parts);
    },
  };
}

/** Nobody approves what they asked for themselves. */
function refuseOwn(parts: ActionParts, run: ActionRun, verdict: Verdict): void {
  const asked = requestOf(parts, run)?.requester;
  const own = [run.requester, asked?.email].map((one) => one?.toLowerCase());
  if (namesOf(verdict).some((name) => own.includes(name.trim().toLowerCase())))
    throw new Problem(403, 'own_request', 'Whoever asked for it cannot approve it: an agent has to.', {
      field: '/by',
    });
}

const namesOf = ({ by, onBehalfOf }: Verdict) => (onBehalfOf === undefined ? [by] : [by, onBehalfOf]);

async function tooLate(parts: ActionParts, { workspace, id }: ActionRun): Promise<Problem> {
  const run = await parts.runs.get(workspace, id);
  if (run?.why === WITHDRAWN)
    return new Problem(409, 'withdrawn', 'The customer has called it off. Nothing was done.');
  if (run?.state === 'awaiting_approval' || run?.state === 'expired')
    return new Problem(409, 'expired', 'The time for an approval has passed. The customer may ask again.');
  if (run?.state === 'proposed')
    return new Problem(
      409,
      'only_proposed',
      'The bot only proposes this: do it at its own place. To have it done from here, give the action the level "approve".',
    );
  const by = run?.decidedBy ? ` by ${run.decidedBy}` : '';
  return new Problem(
    409,
    'already_decided',
    `Nothing was done again: it was decided${by} before, and is ${run?.state}.`,
  );
}

/** What was agreed to may not hold any more: facts and policy are looked at anew. */
async function carryApproved(parts: ActionParts, run: ActionRun): Promise<ActionRun> {
  return settleRun(parts, run, await approvedOutcome(parts, run));
}

async function approvedOutcome(parts: ActionParts, run: ActionRun): Promise<ActionOutcome> {
  const action = parts.actions().find(({ name }) => name === run.action);
  if (!action) return refuse('unknown_action', `There is no action "${run.action}" any more.`);
  const request = requestOf(parts, run);
  if (!request) return notDone(run, 'request_lost');
  return inTurn(parts, { action, request }, async () => {
    const ready = await prepare(parts, action, request);
    if ('refused' in ready) return ready.refused;
    if ('failed' in ready) return notDone(run, `look:${ready.failed}`);
    const outcome = outcomeOf(run.id, await carryOut(parts, ready.prepared));
    parts.rules?.after(ready.prepared, outcome);
    return outcome;
  }).catch((error) => {
    if (error instanceof NoAnswer && error.code === 'busy') return notDone(run, 'busy');
    throw error;
  });
}

const notDone = ({ id }: ActionRun, code: string): ActionOutcome => ({
  status: 'failed',
  run: id,
  code,
  isUnknown: false,
});

/** A dead process left it. An approved one is nobody else's to go on with; any other waits for its turn first. */
async function takeUp(parts: ActionParts, run: ActionRun): Promise<void> {
  const now = parts.now();
  const isApproved = run.decidedBy !== null;
  if (!isApproved && run.leaseUntil + LEFT_ALONE_MS > now) return;
  const action = parts.actions().find(({ name }) => name === run.action);
  if (!(await parts.runs.takeOver(run, now, action ? leaseFrom(now, action) : now + 1_000))) return;
  const repeats = isApproved && action !== undefined && mayRepeat(action);
  const outcome = repeats ? await repeat(parts, run) : interrupted(run);
  const settled = await settleRun(parts, run, outcome);
  await parts.tell?.(settled);
}

async function repeat(parts: ActionParts, run: ActionRun): Promise<ActionOutcome> {
  const request = requestOf(parts, run);
  const action = parts.actions().find(({ name }) => name === run.action);
  if (!action || !request) return interrupted(run);
  // It may have been done, and that may be why it would be refused now.
  return inTurn(parts, { action, request }, async () => {
    const ready = await prepare(parts, action, request);
    return 'known' in ready ? outcomeOf(run.id, await carryOut(parts, ready.prepared)) : interrupted(run);
  }).catch((error) => {
    if (error instanceof NoAnswer && error.code === 'busy') return interrupted(run);
    throw error;
  });
}
