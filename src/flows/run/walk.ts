import type { Step, StepVerb } from '../../domain/flow.ts';
import type { Frame } from '../../domain/flowState.ts';
import { askSlot } from './askSlot.ts';
import { callAction } from './callAction.ts';
import { chooseItem } from './chooseItem.ts';
import { beginTogether, branch, jump, repeatSteps, runFlow, setVars, stopFlow } from './control.ts';
import {
  assignTicket,
  confirmText,
  handOff,
  note,
  openTicket,
  resolveFlow,
  sayText,
  tagTicket,
} from './effects.ts';
import { endFrame } from './endFrame.ts';
import { giveUp } from './giveUp.ts';
import { nextOf, stepAt, verbOf } from './paths.ts';
import { flowOf, type Move, type Run, topFrame } from './run.ts';
import { holds } from './scope.ts';
import { noteUses } from './uses.ts';
import { waitFor } from './waitFor.ts';

// biome-ignore lint/suspicious/noExplicitAny: each verb is given the step that bears its name
const VERBS: Record<StepVerb, (run: Run, frame: Frame, step: any) => Move | Promise<Move>> = {
  say: sayText,
  ask: askSlot,
  choose: chooseItem,
  confirm: confirmText,
  call: callAction,
  together: beginTogether,
  if: branch,
  set: setVars,
  repeat: repeatSteps,
  run: runFlow,
  ticket: openTicket,
  note,
  tag: tagTicket,
  assign: assignTicket,
  handoff: handOff,
  wait: waitFor,
  goto: jump,
  stop: stopFlow,
  resolve: resolveFlow,
};

/** Takes step after step until something is asked or waited for, or all is done. */
export async function walk(run: Run): Promise<void> {
  for (;;) {
    const frame = topFrame(run);
    if (run.end || !frame || frame.awaiting) return;
    if (run.budget-- === 0) return giveUp(run, 'it takes too many steps in one turn');
    const flow = flowOf(run, frame.flow);
    if (!flow) return giveUp(run, `the flow "${frame.flow}" is not there any more`);
    const step = stepAt(flow, frame.at);
    if (step === undefined) leave(run, frame);
    else await take(run, frame, step);
  }
}

async function take(run: Run, frame: Frame, step: Step): Promise<void> {
  if (step.when !== undefined && !holds(run, step.when)) {
    frame.at = nextOf(frame.at);
    return;
  }
  noteUses(frame, step);
  if ((await VERBS[verbOf(step)](run, frame, step)) === 'next') frame.at = nextOf(frame.at);
}

/** Behind the last step of a list: on after the step that holds it, or the end of the flow. */
function leave(run: Run, frame: Frame): void {
  if (frame.at.length === 1) {
    endFrame(run, null);
    return;
  }
  const parent = frame.at.slice(0, -2);
  const field = frame.at.at(-2);
  const step = stepAt(flowOf(run, frame.flow)!, parent)!;
  if (field === 'do' && 'repeat' in step) {
    const loop = frame.loops.at(-1)!;
    loop.index++;
    if (loop.index < loop.items.length) {
      frame.vars[step.repeat] = loop.items[loop.index]!;
      frame.vars.index = loop.index + 1;
      frame.at = [...parent, 'do', 0];
      return;
    }
    frame.loops.pop();
  }
  if (field === 'together') frame.together?.pop();
  frame.at = nextOf(parent);
}
