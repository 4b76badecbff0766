import type { ActionOutcome } from '../../domain/action.ts';
import type { CallStep } from '../../domain/flow.ts';
import type { Frame } from '../../domain/flowState.ts';
import { digest } from '../../domain/ids.ts';
import type { Json } from '../../domain/json.ts';
import { into, moveTo } from './control.ts';
import { endFrame } from './endFrame.ts';
import { giveUp, handToPerson, nameOf, takeBack } from './giveUp.ts';
import { stepAt } from './paths.ts';
import { askNow } from './question.ts';
import { actionOf, flowOf, type Move, type Run } from './run.ts';
import { filled, inLanguage, phrase, words } from './scope.ts';

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
  const key = again.key ?? keyOf(run, step.call);
  const outcome = await run.ports.actions.run({
    workspace: run.ports.conversation.workspace,
    conversation: run.ports.conversation.id,
    fence: run.ports.conversation.fence,
    action: step.call,
    arguments: argumentsOf(run, step),
    requester: run.requester,
    by: 'flow',
    key,
    confirmed: again.confirmed,
  });
  noteOutcome(run, step.call, outcome);
  switch (outcome.status) {
    case 'done':
      return done(run, frame, step, outcome, key);
    case 'confirm':
      return askYes(run, frame, step, outcome);
    case 'awaiting_approval':
      run.say.push({
        text: step.waiting === undefined ? phrase(run, 'awaitsApproval') : words(run, step.waiting),
      });
      frame.awaiting = {
        kind: 'approval',
        run: outcome.run,
        key,
        digest: again.confirmed,
        until: outcome.until,
      };
      return 'moved';
    case 'refused':
      return refused(run, frame, step, outcome);
    case 'failed':
      return failed(run, frame, step, outcome);
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
  if (actionOf(run, step.call)?.does === 'write') frame.done.push({ key, action: step.call });
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

async function refused(
  run: Run,
  frame: Frame,
  step: CallStep,
  { rule, because }: Extract<ActionOutcome, { status: 'refused' }>,
): Promise<Move> {
  frame.awaiting = undefined;
  frame.vars.refused = { rule, because: inLanguage(run, because) };
  if (inTogether(run, frame)) return breakTogether(run, frame, step.call);
  if (step.refused) return into(frame, step, 'refused');
  run.say.push({ text: inLanguage(run, because) || phrase(run, 'refused') });
  endFrame(run, null);
  return 'moved';
}

async function failed(
  run: Run,
  frame: Frame,
  step: CallStep,
  { code, isUnknown }: Extract<ActionOutcome, { status: 'failed' }>,
): Promise<Move> {
  frame.awaiting = undefined;
  frame.vars.error = { code, unknown: isUnknown, action: step.call };
  if (inTogether(run, frame)) return breakTogether(run, frame, step.call);
  if (step.failed) return into(frame, step, 'failed');
  const doubt = isUnknown ? ', and whether it happened is not known' : '';
  await giveUp(run, `the action "${step.call}" failed (${code})${doubt}`);
  return 'moved';
}

const inTogether = (run: Run, frame: Frame) => placeOfTogether(run, frame) !== undefined;

function placeOfTogether(run: Run, frame: Frame): Frame['at'] | undefined {
  const flow = flowOf(run, frame.flow)!;
  const at = frame.at.findLastIndex(
    (key, i) => key === 'together' && 'together' in (stepAt(flow, frame.at.slice(0, i)) ?? {}),
  );
  return at < 0 ? undefined : frame.at.slice(0, at);
}

/** What stands or falls together falls: taken back, said, and on as the flow says. */
async function breakTogether(run: Run, frame: Frame, action: string): Promise<Move> {
  const at = placeOfTogether(run, frame)!;
  const step = stepAt(flowOf(run, frame.flow)!, at)!;
  const since = frame.together?.at(-1) ?? 0;
  moveTo(run, frame, at);
  if (!('failed' in step && step.failed)) {
    await giveUp(run, `the action "${action}" did not work`);
    return 'moved';
  }
  const { isDone, left } = await takeBack(run, since);
  if (left.length > 0) {
    run.say.push({ text: phrase(run, 'notUndone', { actions: left.join(', ') }) });
    handToPerson(
      run,
      'action_failed',
      `the action "${action}" did not work, and could not be taken back: ${left.join(', ')}`,
    );
    return 'moved';
  }
  if (isDone) run.say.push({ text: phrase(run, 'undone') });
  return into(frame, step, 'failed');
}
