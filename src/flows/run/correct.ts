import type { Flow } from '../../domain/flow.ts';
import type { Frame, Path } from '../../domain/flowState.ts';
import { moveTo } from './control.ts';
import { fillOthers } from './fillSlots.ts';
import { isBefore } from './paths.ts';
import { askNow, isQuestion } from './question.ts';
import { readNamed } from './readNamed.ts';
import { flowOf, newFrame, type Run, topFrame } from './run.ts';
import { phrase } from './scope.ts';
import { chain, isBound } from './takeBack.ts';

/** `noted`: nothing hangs on it yet. `late`: something was done with it. `back`: the task goes back to where it was first used. */
type Correction = 'none' | 'noted' | 'late' | 'back';

/**
 * "No, order 4712": back to where that was first used, so that all that hangs on it is done anew. Where the flow on top knows
 * of no such thing, the flows that run it may, and those that they have run. false: nothing of that is said.
 */
export function correct(run: Run): boolean {
  const came = correction(run);
  if (came === 'noted') sayAgain(run);
  if (came === 'late') sayAgain(run, phrase(run, 'tooLate'));
  return came !== 'none';
}

function correction(run: Run): Correction {
  const top = topFrame(run);
  for (const frame of chain(run).toReversed()) {
    const came = frame === top || takesBack(run) ? correctIn(run, frame) : 'none';
    if (came !== 'none') return came;
  }
  return 'none';
}

const takesBack = ({ input }: Run) => input.corrects || input.denied;

/** The flows above it hang on what it knows: they are over then, unless they have done something already. */
function correctIn(run: Run, frame: Frame): Correction {
  const { frames } = run.state;
  const above = frames.splice(frames.indexOf(frame) + 1);
  const before = structuredClone(frame);
  const own = correctOwn(run, frame);
  const came = own === 'none' && takesBack(run) ? correctEnded(run, frame) : own;
  const isLate = came === 'back' && above.some((one) => isBound(run, one));
  if (came === 'back' && !isLate) return 'back';
  if (isLate) frames.splice(frames.indexOf(frame), Number.POSITIVE_INFINITY, before);
  frames.push(...above);
  return isLate ? 'late' : came;
}

function correctOwn(run: Run, frame: Frame): Correction {
  const flow = flowOf(run, frame.flow);
  if (!flow) return 'none';
  const before = structuredClone(frame.slots);
  const changed = changedIn(run, frame, flow);
  if (changed.length === 0) return 'none';
  run.notes.push(`changed: ${changed.join(', ')}`);
  const used = changed.flatMap((name) => frame.uses[name] ?? []);
  const first = used.reduce<(typeof used)[number] | undefined>(
    (found, use) => (found === undefined || isBefore(use.at, found.at) ? use : found),
    undefined,
  );
  if (first === undefined) return 'noted';
  if (isBound(run, frame, first.writes)) {
    frame.slots = before;
    return 'late';
  }
  goBack(run, frame, first.at, changed);
  return 'back';
}

/** What is said anew, and what was looked for in vain and is said in place of something else. */
function changedIn(run: Run, frame: Frame, flow: Flow): string[] {
  const { filled, changed } = fillOthers(run, flow);
  const late = takesBack(run) ? filled.filter((name) => frame.uses[name]) : [];
  const all = [...changed, ...late];
  return all.length > 0 ? all : readNamed(run, frame, flow);
}

/** A value of a flow that has run here and ended: it is run once more with the new one, and all behind it anew. */
function correctEnded(run: Run, frame: Frame): Correction {
  const { frames } = run.state;
  for (const { flow: name, slots, writes, save, at } of frame.ran?.toReversed() ?? []) {
    const flow = flowOf(run, name);
    if (!flow) continue;
    const again = newFrame(name, structuredClone(slots), { save, said: frame.said });
    frames.push(again);
    const { filled, changed } = fillOthers(run, flow);
    const all = [...changed, ...filled.filter((slot) => slot in slots)];
    const isLate = all.some((slot) => isBound(run, frame, writes[slot]));
    if (all.length > 0 && !isLate) {
      run.notes.push(`changed: ${all.join(', ')} of ${name}`);
      again.lacking = lackingIn(again, all);
      frames.pop();
      goBack(run, frame, at, all);
      frames.push(again);
      return 'back';
    }
    frames.pop();
    if (isLate) return 'late';
  }
  return 'none';
}

function goBack(run: Run, frame: Frame, at: Path, changed: string[]): void {
  frame.picks = frame.picks.filter((pick) => isBefore(pick.at, at));
  frame.ran = frame.ran?.filter((one) => isBefore(one.at, at));
  frame.lacking = lackingIn(frame, changed);
  moveTo(run, frame, at);
}

/** Whoever has said that they have no such thing is not asked for it again because something else was corrected. */
function lackingIn({ slots }: Frame, changed: string[]): string[] | undefined {
  const names = Object.keys(slots).filter((name) => slots[name] === null && !changed.includes(name));
  return names.length > 0 ? names : undefined;
}

/** The question that is open, where one is, behind what there is to say. */
function sayAgain(run: Run, lead?: string): void {
  const { awaiting } = topFrame(run)!;
  if (awaiting && isQuestion(awaiting)) askNow(run, awaiting, lead);
  else if (lead !== undefined) run.say.push({ text: lead });
}
