import type { Frame } from '../../domain/flowState.ts';
import type { Json } from '../../domain/json.ts';
import { nextOf } from './paths.ts';
import { questionAgain } from './question.ts';
import { rememberRan } from './rememberRan.ts';
import { type Run, topFrame } from './run.ts';
import { phrase, titleOf } from './scope.ts';

/** The flow on top is over: the one that ran it goes on, or the one that it had interrupted asks again. */
export function endFrame(run: Run, result: Json): void {
  const finished = run.state.frames.pop()!;
  run.notes.push(`${finished.flow} ends`);
  const below = topFrame(run);
  if (!below) return;
  if (finished.interrupts) {
    if (isNew(below)) run.say.push({ text: phrase(run, 'backTo', { title: titleOf(run, below.flow) }) });
    questionAgain(run);
    return;
  }
  rememberRan(below, finished);
  below.done.push(...finished.done);
  if (finished.unsure?.length) below.unsure = [...(below.unsure ?? []), ...finished.unsure];
  if (finished.save !== undefined) below.vars[finished.save] = result;
  if (!finished.proves) below.at = nextOf(below.at);
  else if (!run.requester) below.unproven = true;
}

/** It was asked for in one message with another, and has waited until now. */
const isNew = ({ at, awaiting }: Frame) => at.length === 1 && at[0] === 0 && !awaiting;
