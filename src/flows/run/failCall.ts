import type { ActionOutcome } from '../../domain/action.ts';
import type { CallStep } from '../../domain/flow.ts';
import type { Frame } from '../../domain/flowState.ts';
import { into, moveTo } from './control.ts';
import { endFrame } from './endFrame.ts';
import { giveUp, handToPerson, nameOf, sayWhatStays } from './giveUp.ts';
import { stepAt } from './paths.ts';
import { actionOf, flowOf, type Move, type Run, topFrame } from './run.ts';
import { inLanguage, phrase, titleOf } from './scope.ts';
import { bondsOf, chain, takeBack } from './takeBack.ts';

type Outcome<S extends ActionOutcome['status']> = Extract<ActionOutcome, { status: S }>;

/** The gate refused. */
export async function callRefused(
  run: Run,
  frame: Frame,
  step: CallStep,
  { rule, because }: Outcome<'refused'>,
): Promise<Move> {
  frame.awaiting = undefined;
  frame.vars.refused = { rule, because: inLanguage(run, because) };
  if (breaks(run, step, 'refused')) return breakTogether(run, frame, step.call);
  if (step.refused) return into(frame, step, 'refused');
  run.say.push({ text: inLanguage(run, because) || phrase(run, 'refused') });
  endFrame(run, null);
  return 'moved';
}

/** It was not done. */
export async function callFailed(
  run: Run,
  frame: Frame,
  step: CallStep,
  { code }: Outcome<'failed'>,
): Promise<Move> {
  frame.awaiting = undefined;
  frame.vars.error = { code, action: step.call };
  if (breaks(run, step, 'failed')) return breakTogether(run, frame, step.call);
  if (step.failed) return into(frame, step, 'failed');
  await giveUp(run, `the action "${step.call}" failed (${code})`);
  return 'moved';
}

/**
 * It may have been done. As long as nobody knows, nothing else is taken back: a person looks first, or the steps that the
 * flow has for it. What stands or falls together is for a person.
 */
export function callUnknown(
  run: Run,
  frame: Frame,
  step: CallStep,
  { code, run: id }: Outcome<'failed'>,
): Move {
  frame.awaiting = undefined;
  frame.vars.error = { code, action: step.call };
  frame.unsure = [...(frame.unsure ?? []), { run: id, action: step.call }];
  if (step.unknown && bondsOf(run).length === 0) return into(frame, step, 'unknown');
  sayWhatStays(run, { isTried: false, left: [] });
  handToPerson(run, 'action_failed', `the action "${step.call}" gave no clear answer (${code})`);
  return 'moved';
}

/** Within a `together` all breaks with it; but a read changes nothing, and its flow may know how to go on without it. */
function breaks(run: Run, step: CallStep, as: 'refused' | 'failed'): boolean {
  const isMinded = step[as] !== undefined && actionOf(run, step.call)?.does === 'read';
  return !isMinded && bondsOf(run).length > 0;
}

/** What stands or falls together falls: taken back, said, and on as the flow says that holds it. */
async function breakTogether(run: Run, { vars }: Frame, action: string): Promise<Move> {
  const why = `the action "${action}" did not work`;
  const bond = bondsOf(run).at(-1)!;
  const { frame, at } = bond;
  const step = stepAt(flowOf(run, frame.flow)!, at)!;
  const taken = 'failed' in step && step.failed ? await takeBack(run, bond) : null;
  if (!taken || taken.left.length > 0) {
    await giveUp(run, why);
    return 'moved';
  }
  if (taken.isTried) sayWhatStays(run, taken);
  unwindTo(run, frame);
  moveTo(run, frame, at);
  const { error, refused } = vars;
  Object.assign(frame.vars, error === undefined ? { refused } : { error });
  return into(frame, step, 'failed');
}

/** The flows that a flow runs are over. */
function unwindTo({ state }: Run, frame: Frame): void {
  state.frames.splice(state.frames.indexOf(frame) + 1);
}

/** The customer said no, and the flow has no steps for it: it ends, with the whole of what stands or falls together. */
export async function endUnchanged(run: Run): Promise<void> {
  run.notes.push('the customer said no');
  const bond = bondsOf(run)[0];
  const taken = await takeBack(run, bond);
  if (taken.left.length > 0) return giveUp(run, 'the customer said no');
  if (bond) unwindTo(run, bond.frame);
  sayUnchanged(run);
  endFrame(run, null);
}

/** What stays so is named: only where there is nothing of that kind is it true that nothing was changed. */
function sayUnchanged(run: Run): void {
  const frames = chain(run);
  const isUnsure = frames.some(({ unsure = [] }) => unsure.length > 0);
  const stays = frames.flatMap(({ done }) => done.map(({ action }) => nameOf(run, action)));
  const title = titleOf(run, topFrame(run)!.flow);
  const text =
    stays.length > 0
      ? phrase(run, 'staysDone', { actions: [...new Set(stays)].join(', ') })
      : phrase(run, isUnsure ? 'cancelled' : 'nothingChanged', { title });
  run.say.push({ text });
}
