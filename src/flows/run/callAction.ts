import type { ActionOutcome } from '../../domain/action.ts';
import type { CallStep } from '../../domain/flow.ts';
import type { Frame } from '../../domain/flowState.ts';
import { digest } from '../../domain/ids.ts';
import type { Json } from '../../domain/json.ts';
import { endTwin } from './endTwin.ts';
import { callFailed, callRefused, callUnknown } from './failCall.ts';
import { giveUp, nameOf } from './giveUp.ts';
import { proveFirst } from './proveFirst.ts';
import { askNow } from './question.ts';
import { actionOf, flowOf, type Move, type Run } from './run.ts';
import { filled, phrase, words } from './scope.ts';
import { forgetTries } from './tries.ts';

interface Again {
  /** The customer said yes to this. */
  confirmed?: string | undefined;
  /** Of the run that waited. */
  key?: string | undefined;
}

/** A customer who is asked the same again and again would say yes to anything. */
const MOST_CONFIRMS = 3;

/** Calls an action and goes on as its outcome says. */
export async function callAction(run: Run, frame: Frame, step: CallStep, again: Again = {}): Promise<Move> {
  delete frame.vars.error;
  delete frame.vars.refused;
  // What waited for an approval was asked for with a proof.
  if (again.key === undefined && (await proveFirst(run, frame, step.call))) return 'moved';
  const key = again.key ?? keyOf(run, step.call);
  const outcome = await run.ports.actions.run({
    workspace: run.ports.conversation.workspace,
    conversation: run.ports.conversation.id,
    fence: run.ports.conversation.fence,
    action: step.call,
    arguments: argumentsOf(run, step),
    asked: askedBy(run, step),
    requester: run.requester,
    by: 'flow',
    key,
    confirmed: again.confirmed,
    words: step.confirm,
  });
  noteOutcome(run, step.call, outcome);
  switch (outcome.status) {
    case 'done':
      return done(run, frame, step, outcome, key);
    case 'confirm':
      return askYes(run, frame, step, outcome);
    case 'awaiting_approval':
      if (endTwin(run, outcome.run)) return 'moved';
      run.say.push({
        text: step.waiting === undefined ? phrase(run, 'awaitsApproval') : words(run, step.waiting),
      });
      frame.awaiting = {
        kind: 'approval',
        run: outcome.run,
        key: outcome.key ?? key,
        digest: again.confirmed,
        until: outcome.until,
      };
      return 'moved';
    case 'refused':
      return callRefused(run, frame, step, outcome);
    case 'failed':
      return outcome.isUnknown && isWrite(run, step)
        ? callUnknown(run, frame, step, outcome)
        : callFailed(run, frame, step, outcome);
  }
}

/** The same for the same event and place, however often it is tried; another for each round of a loop. */
function keyOf(run: Run, action: string): string {
  const { conversation } = run.ports;
  const place = run.state.frames
    .map(({ flow, at, loops }) => `${flow}:${at.join('.')}:${loops.map(({ index }) => index).join('.')}`)
    .join('/');
  const count = (run.calls.get(place) ?? 0) + 1;
  run.calls.set(place, count);
  return digest(conversation.id, run.input.trigger, place, String(count), action).slice(0, 40);
}

/** What is not there is not given: an argument that may be left out then is. */
function argumentsOf(run: Run, step: CallStep): Record<string, Json> {
  const given = Object.entries(step.with).map(
    ([name, value]) => [name, filled(run, value, { secrets: true })] as const,
  );
  return Object.fromEntries(given.filter(([, value]) => value !== null && value !== ''));
}

const ANY_TIME = '2000-01-01T00:00:00.000Z';

/** The same call is asked for, however late the customer or an agent says yes to it. */
function askedBy(run: Run, step: CallStep): Record<string, Json> | undefined {
  if (!/\bnow\b/.test(JSON.stringify(step.with))) return undefined;
  return argumentsOf({ ...run, base: { ...run.base, now: ANY_TIME } }, step);
}

const isWrite = (run: Run, { call }: CallStep) => actionOf(run, call)?.does === 'write';

function noteOutcome(run: Run, name: string, outcome: ActionOutcome): void {
  run.notes.push(`call ${name}: ${outcome.status}`);
  if (outcome.status === 'confirm') return;
  const id = 'run' in outcome ? { run: outcome.run } : {};
  const why =
    outcome.status === 'refused'
      ? { why: outcome.rule }
      : outcome.status === 'failed'
        ? { why: outcome.code }
        : {};
  run.actions.push({ name, status: outcome.status, ...id, ...why });
}

function done(
  run: Run,
  frame: Frame,
  step: CallStep,
  { result, shown, identified }: Extract<ActionOutcome, { status: 'done' }>,
  key: string,
): Move {
  if (isWrite(run, step)) {
    frame.done.push({ key, action: step.call });
    forgetTries(frame, flowOf(run, frame.flow)!);
    frame.unsure = frame.unsure?.filter(({ action }) => action !== step.call);
  }
  if (identified) run.requester = identified;
  if (step.save !== undefined) {
    frame.vars[step.save] = result;
    if (JSON.stringify(shown) === JSON.stringify(result)) delete frame.shown[step.save];
    else frame.shown[step.save] = shown;
  }
  return 'next';
}

async function askYes(
  run: Run,
  frame: Frame,
  step: CallStep,
  { digest: confirms, text, vars }: Extract<ActionOutcome, { status: 'confirm' }>,
): Promise<Move> {
  const before = frame.awaiting?.kind === 'yes_no' ? frame.awaiting.asked : 0;
  if (before >= MOST_CONFIRMS) {
    await giveUp(run, `the action "${step.call}" asks for a yes again and again`);
    return 'moved';
  }
  const question =
    step.confirm !== undefined
      ? words(run, step.confirm, vars)
      : text !== null
        ? words(run, text, vars)
        : phrase(run, 'confirmAction', { action: nameOf(run, step.call) });
  askNow(run, { kind: 'yes_no', asked: before + 1, question, digest: confirms });
  return 'moved';
}
