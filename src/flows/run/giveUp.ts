import type { Reason } from '../../domain/turn.ts';
import { describeDone } from './describeDone.ts';
import { actionOf, endWith, type Run, topFrame } from './run.ts';
import { inLanguage, ownTitleOf, phrase } from './scope.ts';
import { chain, fallingIn, type Taken, takeBack } from './takeBack.ts';

/** Something that the author did not lay down: what was done is taken back as far as it can be, and a person goes on. */
export async function giveUp(run: Run, why: string, reason: Reason = 'action_failed'): Promise<void> {
  const taken = await takeBack(run, fallingIn(run));
  sayWhatStays(run, taken);
  const left = taken.left.map(({ action }) => nameOf(run, action)).join(', ');
  handToPerson(run, reason, left === '' ? why : `${why}, and this could not be taken back: ${left}`);
}

/** What is taken back and what is not, and never more than is so. */
export function sayWhatStays(run: Run, { isTried, left }: Taken): void {
  const names = (some: { action: string }[]) =>
    [...new Set(some.map(({ action }) => nameOf(run, action)))].join(', ');
  const frames = chain(run);
  const stays = frames.flatMap(({ done }) => done).filter((one) => !left.includes(one));
  const unsure = frames.flatMap((frame) => frame.unsure ?? []);
  if (left.length > 0) run.say.push({ text: phrase(run, 'notUndone', { actions: names(left) }) });
  else if (isTried && stays.length + unsure.length === 0) run.say.push({ text: phrase(run, 'undone') });
  if (stays.length > 0) run.say.push({ text: phrase(run, 'staysDone', { actions: names(stays) }) });
  if (unsure.length > 0) run.say.push({ text: phrase(run, 'notKnown', { actions: names(unsure) }) });
}

/** Ends all that is under way, with what a person must know to go on. */
export function handToPerson(run: Run, reason: Reason, why: string): void {
  const frame = topFrame(run);
  const own = frame && ownTitleOf(run, frame.flow);
  const title = own === undefined ? (frame?.flow ?? '') : inLanguage(run, own);
  const note = [
    `Task under way: ${title}.`,
    why === '' ? '' : `${why.charAt(0).toUpperCase()}${why.slice(1)}.`,
    describeDone(run.state.frames, (action) => nameOf(run, action)),
  ];
  endWith(run, { as: 'handoff', reason, note: note.filter(Boolean).join(' ') });
}

/** What an action is called, for a reader. */
export function nameOf(run: Run, action: string): string {
  const title = actionOf(run, action)?.title;
  return title === undefined ? action.replaceAll('_', ' ') : inLanguage(run, title);
}
