import { StoreUnavailable } from '../../domain/errors.ts';
import type { FlowState, Frame } from '../../domain/flowState.ts';
import type { Entity } from '../../domain/understanding.ts';
import { TemplateFault } from '../liquid.ts';
import { callAction } from './callAction.ts';
import { callOff, callOffBelow, isCalledOff } from './callOff.ts';
import { pass } from './control.ts';
import { fillFromEpisode } from './fillSlots.ts';
import { giveUp, handToPerson } from './giveUp.ts';
import { stepAt } from './paths.ts';
import type { FlowInput, FlowPorts, Wish } from './ports.ts';
import { questionAgain } from './question.ts';
import { closeRun, type FlowTurn, flowOf, newFrame, openRun, type Run, topFrame } from './run.ts';
import { missReply, takeReply } from './takeReply.ts';
import { takeEvent } from './waitFor.ts';
import { walk } from './walk.ts';

/** Of what the customer began with. */
const MOST_SAID = 500;
/** Tasks that interrupt each other. */
const MOST_OPEN = 5;

/**
 * Begins a flow; one that is under way is interrupted, and goes on after it. `given`: values that hold in the episode. `then`:
 * what comes after it.
 */
export async function startFlow(
  ports: FlowPorts,
  {
    flow,
    state,
    input,
    given,
    then = [],
  }: { flow: string; state: FlowState | undefined; input: FlowInput; given: Entity[]; then?: Wish[] },
): Promise<FlowTurn> {
  const run = openRun(ports, input, state, given);
  const { frames } = run.state;
  if (frames.filter(({ interrupts }) => interrupts).length >= MOST_OPEN) {
    const open = frames.map((frame) => frame.flow).join(', ');
    handToPerson(run, 'policy', `the customer asks for "${flow}" before these are done: ${open}`);
    return closeRun(run);
  }
  // What is asked for later lies below, and begins once the one above it is over.
  for (const wish of [...then.toReversed(), { flow, said: input.text }]) {
    const more = frames.length > 0 ? { interrupts: true as const } : {};
    frames.push(newFrame(wish.flow, {}, { said: wish.said.slice(0, MOST_SAID), ...more }));
  }
  // What came with earlier messages was for another task.
  run.state.files = input.files.length > 0 ? input.files : undefined;
  run.notes.push(`${flow} begins`);
  await safely(run, async () => {
    const definition = flowOf(run, flow);
    if (definition) fillFromEpisode(run, definition);
    await go(run);
    return true;
  });
  return closeRun(run);
}

/** A message while a flow is under way; null where it is no answer to what was asked. */
export async function continueFlow(
  ports: FlowPorts,
  state: FlowState,
  input: FlowInput,
): Promise<FlowTurn | null> {
  const run = openRun(ports, input, state);
  return attempt(run, async (frame) => {
    // What happened while a person had the conversation.
    if (!frame.awaiting || ('due' in frame.awaiting && frame.awaiting.due)) return true;
    if (!isCalledOff(run, frame)) return (await callOffBelow(run)) || takeReply(run);
    await callOff(run, frame);
    return true;
  });
}

/**
 * Something that happened, or time that passed; null where nothing waits for it. `isHeard`: it is only noted, because a
 * person has the conversation; the task goes on from there once it is given back.
 */
export async function wakeFlow(
  ports: FlowPorts,
  state: FlowState,
  input: FlowInput,
  { isHeard = false } = {},
): Promise<FlowTurn | null> {
  const run = openRun(ports, input, state);
  if (!isHeard) return attempt(run, () => takeEvent(run));
  return takeEvent(run) ? closeRun(run) : null;
}

/** Nothing else could be made of the message either: the question, in other words. */
export async function askAgain(ports: FlowPorts, state: FlowState, input: FlowInput): Promise<FlowTurn> {
  const run = openRun(ports, input, state);
  const turn = await attempt(run, () => {
    missReply(run);
    return true;
  });
  return turn ?? closeRun(run);
}

/** The question that was open, after something else was said: "Now back to …". null where none was. */
export async function resumeFlow(
  ports: FlowPorts,
  state: FlowState,
  input: FlowInput,
): Promise<FlowTurn | null> {
  const run = openRun(ports, input, state);
  return attempt(run, () => {
    questionAgain(run);
    return run.say.length > 0;
  });
}

/** Takes what came, and walks on from there. null: it was not for the task. What cannot go on, a person goes on with. */
async function attempt(
  run: Run,
  take: (frame: Frame) => boolean | Promise<boolean>,
): Promise<FlowTurn | null> {
  const frame = topFrame(run);
  if (!frame) return null;
  const isTaken = await safely(run, async () => {
    if (!flowOf(run, frame.flow)) await giveUp(run, `the flow "${frame.flow}" is not there any more`);
    else if (!(await take(frame))) return false;
    await go(run);
    return true;
  });
  return isTaken ? closeRun(run) : null;
}

/**
 * Whatever a step throws, the turn goes on, and a person with the task. A store that is gone is no fault of the flow: then
 * the whole turn is tried again.
 */
async function safely(run: Run, work: () => Promise<boolean>): Promise<boolean> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof StoreUnavailable) throw error;
    const { flow = '', at = [] } = topFrame(run) ?? {};
    const what = error instanceof TemplateFault ? 'a template' : 'a step';
    const why = `${what} of "${flow}" fails at ${at.join('.')}: ${(error as Error).message}`.slice(
      0,
      MOST_SAID,
    );
    await giveUp(run, why).catch(() => handToPerson(run, 'action_failed', why));
    return true;
  }
}

/** Walks, and takes up calls that were waiting for an approval. */
async function go(run: Run): Promise<void> {
  for (;;) {
    await walk(run);
    const frame = topFrame(run);
    if (run.end || frame?.awaiting?.kind !== 'approval' || !frame.awaiting.due) return;
    const { key, digest } = frame.awaiting;
    const step = stepAt(flowOf(run, frame.flow)!, frame.at);
    frame.awaiting = undefined;
    if (!step || !('call' in step)) return;
    if ((await callAction(run, frame, step, { key, confirmed: digest })) === 'next') pass(frame);
  }
}
