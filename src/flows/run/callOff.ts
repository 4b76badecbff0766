import { isDeepStrictEqual } from 'node:util';
import type { Awaiting, Frame } from '../../domain/flowState.ts';
import { pressed } from './buttons.ts';
import { handToPerson, nameOf, sayWhatStays } from './giveUp.ts';
import { isQuestion, questionAgain } from './question.ts';
import { endWith, flowOf, type Run, topFrame } from './run.ts';
import { phrase, titleOf } from './scope.ts';
import { bondsOf, chain, takeBack } from './takeBack.ts';

type Approval = Extract<Awaiting, { kind: 'approval' }>;

/** "Cancel", "never mind"; while nothing is asked and the task only waits, "cancel my refund" too. */
export function isCalledOff(run: Run, frame: Frame): boolean {
  const { input, ports } = run;
  if (!frame.awaiting) return false;
  if (isQuestion(frame.awaiting)) return ports.reader.cancels(input.text) && !isOffered(run, frame);
  const title = titleOf(run, frame.flow);
  return (
    ports.reader.cancels(input.text, title) || ports.reader.needsNoLonger(input.text, aboutOf(run, title))
  );
}

/** What the task is called, what the customer began it with, and what they picked. */
function aboutOf(run: Run, title: string): string[] {
  const frames = chain(run);
  const picked = frames.flatMap(({ picks, vars }) =>
    picks.flatMap(({ name, choices }) =>
      choices.filter(({ item }) => isDeepStrictEqual(item, vars[name])).map(({ label }) => label),
    ),
  );
  return [title, ...frames.map(({ said = '' }) => said), ...picked];
}

/** The words of a button are an answer, whatever else they may mean. */
function isOffered(run: Run, { flow, awaiting }: Frame): boolean {
  const text = run.input.text.trim();
  if (awaiting?.kind === 'choice') return awaiting.choices.some(({ label }) => label === text);
  if (awaiting?.kind !== 'slot') return false;
  const slot = flowOf(run, flow)?.slots[awaiting.slot];
  return slot !== undefined && pressed(run, slot.buttons) !== undefined;
}

/** Calls the task in front off. */
export async function callOff(run: Run, frame: Frame): Promise<void> {
  if (!(await endTask(run, frame))) return;
  if (topFrame(run)) questionAgain(run);
  else endWith(run, { as: 'cancelled' });
}

/** "Cancel my refund", of a task that waits while another is in front: that one goes on. false: none is meant. */
export async function callOffBelow(run: Run): Promise<boolean> {
  const { frames } = run.state;
  const front = titleOf(run, topFrame(run)!.flow);
  const at = frames.findLastIndex((frame, i) => {
    const title = titleOf(run, frame.flow);
    const waits = frame.awaiting !== undefined && !isQuestion(frame.awaiting);
    const isBelow = frames[i + 1]?.interrupts === true && title !== front;
    return isBelow && waits && run.ports.reader.cancels(run.input.text, title);
  });
  if (at < 0) return false;
  const above = frames.splice(at + 1);
  await endTask(run, frames[at]!);
  frames.push(...above);
  if (!run.end) questionAgain(run);
  return true;
}

/**
 * What waits for an approval is withdrawn; what stands or falls together is taken back; what else is done is said. false: it
 * goes on, with what came of it or with a person.
 */
async function endTask(run: Run, frame: Frame): Promise<boolean> {
  const { awaiting } = frame;
  if (awaiting?.kind === 'approval' && !(await withdraw(run, awaiting))) {
    frame.awaiting = { ...awaiting, due: true };
    return false;
  }
  const title = titleOf(run, frame.flow);
  const taken = await takeBack(run, bondsOf(run)[0]);
  if (taken.left.length > 0) {
    sayWhatStays(run, taken);
    handToPerson(run, 'action_failed', 'the customer called it off, and not all could be taken back');
    return false;
  }
  const cancelled = run.state.frames.splice(-chain(run).length);
  const names = cancelled.flatMap((one) => one.done.map(({ action }) => nameOf(run, action)));
  const done = [...new Set(names)];
  run.say.push({ text: phrase(run, 'cancelled', { title }) });
  if (done.length > 0) run.say.push({ text: phrase(run, 'staysDone', { actions: done.join(', ') }) });
  run.notes.push('cancelled');
  return true;
}

/**
 * Nobody can approve it any more, and agents see why. false: one was faster, and it cannot be taken back; then the task
 * has to go on with what came of it.
 */
export async function withdraw(run: Run, waiting: Approval): Promise<boolean> {
  const { workspace, id: conversation, fence } = run.ports.conversation;
  const { left } = await run.ports.actions.undo([waiting.key], {
    workspace,
    conversation,
    fence,
    requester: run.requester,
    by: 'flow',
  });
  if (left.length > 0) {
    run.say.push({ text: phrase(run, 'tooLate') });
    return false;
  }
  const text = `The customer has called this off: ${waiting.run}. It cannot be approved any more.`;
  run.effects.push({ do: 'note', text });
  run.notes.push(`withdrawn: ${waiting.run}`);
  return true;
}
