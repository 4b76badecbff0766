import { DECIDED, type Step } from '../../domain/flow.ts';
import type { Awaiting, Frame } from '../../domain/flowState.ts';
import { into, pass } from './control.ts';
import { durationOf } from './duration.ts';
import { stepAt } from './paths.ts';
import { flowOf, type Move, type Run } from './run.ts';
import { words } from './scope.ts';

type WaitStep = Extract<Step, { wait: object }>;

export function waitFor(run: Run, frame: Frame, { wait, text }: WaitStep): Move {
  if (text !== undefined) run.say.push({ text: words(run, text) });
  const ms = wait.for === undefined ? null : durationOf(words(run, wait.for));
  const until = ms === null ? {} : { until: run.input.at + ms };
  frame.awaiting = { kind: 'event', ...(wait.event === undefined ? {} : { event: wait.event }), ...until };
  return 'moved';
}

/** Something happened, or time has passed: every task that waits for it goes on from there. false: none does. */
export function takeEvent(run: Run): boolean {
  return run.state.frames.filter((frame) => frame.awaiting && meets(run, frame, frame.awaiting)).length > 0;
}

function meets(run: Run, frame: Frame, awaiting: Awaiting): boolean {
  const { event, at } = run.input;
  if (!event) return false;
  const isLate = 'until' in awaiting && awaiting.until !== undefined && at >= awaiting.until;
  if (awaiting.kind === 'approval') {
    const isDecided = event.name === DECIDED && event.data.run === awaiting.run;
    if (isDecided || isLate) awaiting.due = true;
    return isDecided || isLate;
  }
  if (awaiting.kind !== 'event') return false;
  if (awaiting.event !== undefined && event.name === awaiting.event) {
    frame.vars.event = event.data;
    run.notes.push(`event ${event.name}`);
    pass(frame);
    return true;
  }
  if (!isLate) return false;
  run.notes.push('the time has passed');
  const step = stepAt(flowOf(run, frame.flow)!, frame.at);
  frame.awaiting = undefined;
  if (!step || into(frame, step, 'otherwise') === 'next') pass(frame);
  return true;
}

/** When something under way is to be looked at again, should nothing happen before; ms since 1970. */
export function wakeTime({ frames }: { frames: Frame[] }): number | undefined {
  const times = frames.flatMap(({ awaiting }) =>
    awaiting && 'until' in awaiting && awaiting.until !== undefined && !('due' in awaiting && awaiting.due)
      ? [awaiting.until]
      : [],
  );
  return times.length === 0 ? undefined : Math.min(...times);
}
