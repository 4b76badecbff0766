import type { Flow, Step } from '../../domain/flow.ts';
import type { Frame } from '../../domain/flowState.ts';
import type { Json } from '../../domain/json.ts';
import { endFrame } from './endFrame.ts';
import { fillFromEpisode } from './fillSlots.ts';
import { giveUp } from './giveUp.ts';
import { depthOf, nextOf, pathOf, stepAt } from './paths.ts';
import { flowOf, type Move, newFrame, type Run } from './run.ts';
import { filled, holds, keepSlot, valueIn } from './scope.ts';

/** Flows that run flows that run flows. */
const DEEPEST = 10;
/** Items that one `repeat` goes through. */
const MOST_ITEMS = 200;

export function branch(run: Run, frame: Frame, step: Extract<Step, { if: string }>): Move {
  const field = holds(run, step.if) ? 'do' : 'otherwise';
  return into(frame, step, field);
}

/** Into the steps of this field, or past the step where there are none. */
export function into(frame: Frame, step: Step, field: string): Move {
  if (!(field in step)) return 'next';
  frame.at = [...frame.at, field, 0];
  return 'moved';
}

export function setVars(run: Run, frame: Frame, step: Extract<Step, { set: object }>): Move {
  for (const [name, value] of Object.entries(step.set)) {
    frame.vars[name] = filled(run, value);
    delete frame.shown[name];
  }
  return 'next';
}

export async function repeatSteps(
  run: Run,
  frame: Frame,
  step: Extract<Step, { repeat: string }>,
): Promise<Move> {
  const over = valueIn(run, step.over);
  const items = Array.isArray(over) ? over : over === null ? [] : [over];
  if (items.length === 0) return 'next';
  if (items.length > MOST_ITEMS) {
    await giveUp(run, `"${step.over}" has ${items.length} items, and a repeat takes ${MOST_ITEMS} at most`);
    return 'moved';
  }
  frame.loops.push({ items, index: 0 });
  frame.vars[step.repeat] = items[0]!;
  frame.vars.index = 1;
  frame.at = [...frame.at, 'do', 0];
  return 'moved';
}

export function beginTogether(_run: Run, frame: Frame): Move {
  frame.together = [...(frame.together ?? []), frame.done.length];
  frame.at = [...frame.at, 'together', 0];
  return 'moved';
}

export async function jump(run: Run, frame: Frame, step: Extract<Step, { goto: string }>): Promise<Move> {
  const flow = flowOf(run, frame.flow)!;
  const at = pathOf(flow, step.goto);
  if (!at) await giveUp(run, `"${frame.flow}" has no step with the id "${step.goto}"`);
  else goBackTo(run, frame, flow, at);
  return 'moved';
}

/** Whoever is sent back to a question shall answer it anew. */
function goBackTo(run: Run, frame: Frame, flow: Flow, at: Frame['at']): void {
  const step = stepAt(flow, at);
  if (step && 'ask' in step) delete frame.slots[step.ask];
  moveTo(run, frame, at);
}

/** To another place of the flow, out of the loops that it is not in. */
export function moveTo(run: Run, frame: Frame, at: Frame['at']): void {
  const flow = flowOf(run, frame.flow)!;
  frame.at = at;
  frame.loops = frame.loops.slice(0, depthOf(flow, at, 'repeat'));
  frame.together = frame.together?.slice(0, depthOf(flow, at, 'together'));
  frame.awaiting = undefined;
}

export async function runFlow(
  run: Run,
  frame: Frame,
  step: { run: string; with: Record<string, Json>; save?: string },
): Promise<Move> {
  const flow = flowOf(run, step.run);
  if (!flow || run.state.frames.length >= DEEPEST) {
    await giveUp(
      run,
      flow ? 'flows run each other without end' : `the flow "${step.run}" is not there any more`,
    );
    return 'moved';
  }
  const given = Object.entries(step.with).map(
    ([name, value]) => [name, filled(run, value, { secrets: flow.slots[name]?.secret === true })] as const,
  );
  const called = newFrame(flow.name, {}, { save: step.save, said: frame.said });
  run.state.frames.push(called);
  fillFromEpisode(run, flow);
  for (const [name, value] of given)
    if (flow.slots[name] && value !== null) keepSlot(run, flow.slots[name], name, value);
  return 'moved';
}

export function stopFlow(run: Run, _frame: Frame, step: { result?: Json }): Move {
  endFrame(run, step.result === undefined ? null : filled(run, step.result));
  return 'moved';
}

/** On behind the step that the frame stands at. */
export function pass(frame: Frame): void {
  frame.awaiting = undefined;
  frame.at = nextOf(frame.at);
}
