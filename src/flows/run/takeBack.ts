import type { Frame, Path } from '../../domain/flowState.ts';
import { stepAt } from './paths.ts';
import { actionOf, flowOf, type Run, topFrame } from './run.ts';

/** Writes that fall with one another: those of a frame from number `since` on, and all of the flows that it runs. */
interface Span {
  frame: Frame;
  since: number;
}

/** A `together` that the task in front is in. */
export interface Bond extends Span {
  at: Path;
}

/** What came of it. `isTried`: there was something. `left`: what could not be taken back. */
export interface Taken {
  isTried: boolean;
  left: Frame['done'];
}

/** The flow on top with those that wait for it: the task in front. */
export function chain({ state }: Run): Frame[] {
  const from = state.frames.findLastIndex(({ interrupts }) => interrupts);
  return state.frames.slice(Math.max(0, from));
}

/** Every `together` that the task in front is in, also in a flow that runs the one on top; outermost first. */
export function bondsOf(run: Run): Bond[] {
  return chain(run).flatMap((frame) => {
    const flow = frame.together?.length ? flowOf(run, frame.flow) : undefined;
    if (!flow) return [];
    const isBond = (i: number) =>
      frame.at[i] === 'together' && 'together' in (stepAt(flow, frame.at.slice(0, i)) ?? {});
    const places = [...frame.at.keys()].filter(isBond).map((i) => frame.at.slice(0, i));
    return places.map((at, i): Bond => ({ frame, at, since: frame.together?.[i] ?? 0 }));
  });
}

/** What must not stay where the task in front breaks: what stands or falls together, else what the flow on top did. */
export function fallingIn(run: Run): Span | undefined {
  const frame = topFrame(run);
  return bondsOf(run)[0] ?? (frame && { frame, since: 0 });
}

/** Something was done in it, from write number `since` on, that a correction cannot just do anew. */
export function isBound(run: Run, { done }: Frame, since = 0): boolean {
  return done.slice(since).some(({ action }) => !actionOf(run, action)?.redo);
}

/** Takes writes back, newest first. */
export async function takeBack(run: Run, span: Span | undefined): Promise<Taken> {
  const frames = span ? run.state.frames.slice(run.state.frames.indexOf(span.frame)) : [];
  const sinceOf = (frame: Frame) => (frame === span?.frame ? span.since : 0);
  const doomed = frames.flatMap((frame) => frame.done.slice(sinceOf(frame)));
  if (doomed.length === 0) return { isTried: false, left: [] };
  const { workspace, id: conversation, fence } = run.ports.conversation;
  const { undone } = await run.ports.actions.undo(
    doomed.map(({ key }) => key),
    { workspace, conversation, fence, requester: run.requester, by: 'flow' },
  );
  const isUndone = new Set(undone);
  for (const frame of frames)
    frame.done = frame.done.filter(({ key }, at) => at < sinceOf(frame) || !isUndone.has(key));
  run.notes.push(`took back ${undone.length} of ${doomed.length}`);
  return { isTried: true, left: doomed.filter(({ key }) => !isUndone.has(key)) };
}
