import { randomBytes } from 'node:crypto';
import type { Action, ActionOutcome, ActionRequest, Actions } from '../domain/action.ts';
import type { Approvals } from '../domain/actionRun.ts';
import { createVault } from '../domain/createVault.ts';
import { NoAnswer } from '../domain/errors.ts';
import type { Json } from '../domain/json.ts';
import { createApprovals } from './approvals.ts';
import { carryOut } from './carryOut.ts';
import { confirmationOf } from './confirmation.ts';
import { inTurn } from './inTurn.ts';
import { levelOf } from './judge.ts';
import { noteRead } from './noteRead.ts';
import type { ActionParts, Prepared, Refusal } from './parts.ts';
import { prepare } from './prepare.ts';
import { type REFUSALS, refuse } from './refusals.ts';
import { resume } from './resume.ts';
import { limitsOf, outcomeOf, readRun, refusedRun, runOf } from './runOf.ts';
import { sameWaiting } from './sameWaiting.ts';
import { settleRun } from './settleRun.ts';
import { undoRuns } from './undoRuns.ts';

/** Without a vault, what was asked for can be read and compared while this process lives: for evaluations and tries. */
type GateParts = Omit<ActionParts, 'vault'> & Partial<Pick<ActionParts, 'vault'>>;

/** Of all arguments together, as JSON. */
const LARGEST = 200_000;
const DEEPEST = 32;

/**
 * The one door that every action passes: from a flow, a model or an MCP client alike. In this order: the
 * action is known, its arguments fit, the engine's own are put in, the requester is verified, the facts are looked up, policy
 * holds and the bot's own rules too, the level allows it, the limits too, the customer has said yes, an agent has approved.
 * Then the journal, and only then the carrier. What is asked twice under one key is done once.
 */
export function createActions(given: GateParts): Actions & Approvals {
  const parts = { vault: createVault(randomBytes(32).toString('base64url'), 'action'), ...given };
  return {
    get list() {
      return parts.actions();
    },
    async run(request) {
      const outcome = await pass(parts, request);
      const action = parts.actions().find(({ name }) => name === request.action);
      if (action) parts.rules?.after({ action, request, arguments: request.arguments }, outcome);
      return outcome;
    },
    undo: (keys, request) => undoRuns(parts, keys, request),
    ...createApprovals(parts),
  };
}

async function pass(parts: ActionParts, request: ActionRequest): Promise<ActionOutcome> {
  const action = parts.actions().find(({ name }) => name === request.action);
  if (!action)
    return keepRefusal(
      parts,
      unknown(request),
      refuse('unknown_action', `There is no action "${request.action}".`),
    );
  if (!isHandy(request.arguments))
    return keepRefusal(
      parts,
      unknown(request),
      refuse(
        'arguments',
        `The arguments must be JSON of at most ${LARGEST} characters and ${DEEPEST} levels.`,
      ),
    );
  const asked: Prepared = { action, request, arguments: request.arguments };
  if (action.does === 'read' && limitsOf(action, 0).length === 0) return decide(parts, asked, false);
  return inTurn(parts, asked, async () => {
    const known = await parts.runs.byKey(request.workspace, request.key);
    return known ? resume(parts, known, asked) : decide(parts, asked, true);
  }).catch((error) => {
    if (error instanceof NoAnswer && error.code === 'busy') return keepFailure(parts, asked, 'busy');
    throw error;
  });
}

const isHandy = (given: Json) => isShallow(given, DEEPEST) && JSON.stringify(given).length <= LARGEST;

/** What is nested without end cannot even be written down. */
function isShallow(json: Json, left: number): boolean {
  if (json === null || typeof json !== 'object') return true;
  return left > 0 && Object.values(json).every((one) => isShallow(one, left - 1));
}

/** For the journal alone: nothing of what was given is known to be fit to keep. */
function unknown(request: ActionRequest): Prepared {
  const name = request.action.slice(0, 100);
  return {
    action: { name, arguments: {}, timeoutMs: 0, approvalHours: 0 } as unknown as Action,
    request: { ...request, arguments: {} },
    arguments: {},
  };
}

async function decide(
  parts: ActionParts,
  { action, request }: Prepared,
  isJournaled: boolean,
): Promise<ActionOutcome> {
  const ready = await prepare(parts, action, request);
  const { prepared } = ready;
  if ('refused' in ready) return keepRefusal(parts, prepared, ready.refused);
  if ('failed' in ready) return keepFailure(parts, prepared, `look:${ready.failed}`);
  const level = levelOf(action, ready.known, action.does === 'write' ? request.atMost : 'act');
  if (level === 'suggest' || level === 'note') return propose(parts, prepared, level);
  const waiting = level === 'approve' ? await sameWaiting(parts, prepared) : null;
  if (waiting) return waiting;
  const limits = limitsOf(action, parts.now());
  const { workspace, conversation, requester } = request;
  const counted = requester?.id ?? conversation;
  const reached = await parts.runs.reached({ workspace, action: action.name, counted }, limits);
  if (reached) return keepRefusal(parts, prepared, limitRefusal(prepared, reached));
  const confirmation = confirmationOf(parts, prepared, ready.shown);
  if (confirmation) return confirmation;
  return !isJournaled && level === 'act' ? read(parts, prepared) : begin(parts, prepared, level);
}

async function read(parts: ActionParts, prepared: Prepared): Promise<ActionOutcome> {
  const carried = await carryOut(parts, prepared);
  return outcomeOf(noteRead(parts, prepared, carried).id, carried);
}

async function begin(
  parts: ActionParts,
  prepared: Prepared,
  level: 'act' | 'approve',
): Promise<ActionOutcome> {
  const { action, request } = prepared;
  const run = runOf(parts, prepared, level === 'act' ? 'started' : 'awaiting_approval');
  const begun = await parts.runs.begin({ run, fence: request.fence, limits: limitsOf(action, parts.now()) });
  if (begun.as === 'known') return resume(parts, begun.run, prepared);
  if (begun.as === 'moved')
    return keepRefusal(parts, prepared, refuse('taken_over', 'A person has taken the conversation over.'));
  if (begun.as === 'limit') return keepRefusal(parts, prepared, limitRefusal(prepared, begun.rule));
  if (level === 'approve') return { status: 'awaiting_approval', run: run.id, until: run.until ?? 0 };
  const outcome = outcomeOf(run.id, await carryOut(parts, prepared));
  await settleRun(parts, run, outcome);
  return outcome;
}

/** Nothing is carried out; agents see what was asked for. */
async function propose(
  parts: ActionParts,
  prepared: Prepared,
  level: 'suggest' | 'note',
): Promise<ActionOutcome> {
  const refused = refuse('level', `"${prepared.action.name}" is only proposed to an agent here (${level}).`);
  const run = { ...refusedRun(parts, prepared, refused), state: 'proposed' as const, why: level };
  const isNew = (await parts.runs.get(run.workspace, run.id)) === null;
  if (isNew) await parts.runs.note(run);
  return { ...refused, run: run.id };
}

async function keepRefusal(parts: ActionParts, prepared: Prepared, refused: Refusal): Promise<ActionOutcome> {
  await parts.runs.note(refusedRun(parts, prepared, refused));
  return refused;
}

/** Nothing was done, because what it hangs on could not be read. */
async function keepFailure(parts: ActionParts, prepared: Prepared, code: string): Promise<ActionOutcome> {
  const run = readRun(parts, prepared, { ok: false, code, isUnknown: false });
  await parts.runs.note(run);
  return outcomeOf(run.id, { ok: false, code, isUnknown: false });
}

function limitRefusal({ action }: Prepared, rule: keyof typeof REFUSALS & `limit_${string}`): Refusal {
  return refuse(
    rule,
    `"${action.name}" has reached its limit. An admin may raise it in the action's "limits".`,
  );
}
