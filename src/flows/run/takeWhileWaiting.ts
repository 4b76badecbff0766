import type { Frame } from '../../domain/flowState.ts';
import { withdraw } from './callOff.ts';
import { correct } from './correct.ts';
import { type Run, topFrame } from './run.ts';
import { sayTask } from './waiting.ts';

/**
 * "No, 90 EUR" while an agent has still to decide on 80: that is withdrawn, and the task goes back to where the value was
 * first used. false: it is no correction of anything.
 */
export async function takeWhileWaiting(run: Run, frame: Frame): Promise<boolean> {
  const { awaiting } = frame;
  if (!run.input.corrects || !awaiting) return false;
  const { frames } = run.state;
  const before = structuredClone(frames);
  if (!correct(run)) return false;
  const isBack = topFrame(run) !== frame || frame.awaiting === undefined;
  if (!isBack && run.say.length === 0) run.say.push({ text: sayTask(run, frame) });
  if (!isBack || awaiting.kind !== 'approval' || (await withdraw(run, awaiting))) return true;
  // An agent was faster: on with what came of it.
  frames.splice(0, frames.length, ...before);
  topFrame(run)!.awaiting = { ...awaiting, due: true };
  return true;
}
