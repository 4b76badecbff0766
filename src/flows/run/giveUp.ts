import type { Reason } from '../../domain/turn.ts';
import { actionOf, endWith, type Run, topFrame } from './run.ts';
import { inLanguage, ownTitleOf, phrase } from './scope.ts';

/** Something that the author did not lay down: what was done is taken back as far as it can be, and a person goes on. */
export async function giveUp(run: Run, why: string, reason: Reason = 'action_failed'): Promise<void> {
  const { isDone, left } = await takeBack(run, 0);
  if (left.length > 0) run.say.push({ text: phrase(run, 'notUndone', { actions: left.join(', ') }) });
  else if (isDone) run.say.push({ text: phrase(run, 'undone') });
  handToPerson(run, reason, why);
}

/** Ends all that is under way, with what a person must know to go on. */
export function handToPerson(run: Run, reason: Reason, why: string): void {
  const frame = topFrame(run);
  const own = frame && ownTitleOf(run, frame.flow);
  const title = own === undefined ? (frame?.flow ?? '') : inLanguage(run, own);
  const done = run.state.frames.flatMap((one) => one.done.map(({ action }) => nameOf(run, action)));
  const note = [
    `Task under way: ${title}.`,
    why === '' ? '' : `${why.charAt(0).toUpperCase()}${why.slice(1)}.`,
    done.length === 0 ? 'Nothing was changed by it.' : `Done so far: ${done.join(', ')}.`,
  ];
  endWith(run, { as: 'handoff', reason, note: note.filter(Boolean).join(' ') });
}

/**
 * Takes back the writes of the flow on top and of those that run it, from number `since` on of its own. `left`: what
 * those are called that could not be.
 */
export async function takeBack(run: Run, since: number): Promise<{ isDone: boolean; left: string[] }> {
  const frames = since > 0 ? [topFrame(run)!] : chain(run);
  const doomed = frames.flatMap((frame) => frame.done.slice(since));
  if (doomed.length === 0) return { isDone: false, left: [] };
  const { conversation } = run.ports;
  const { undone } = await run.ports.actions.undo(
    doomed.map(({ key }) => key),
    {
      workspace: conversation.workspace,
      conversation: conversation.id,
      fence: conversation.fence,
      requester: run.requester,
      by: 'flow',
    },
  );
  const isUndone = new Set(undone);
  for (const frame of frames)
    frame.done = frame.done.filter(({ key }, at) => at < since || !isUndone.has(key));
  run.notes.push(`took back ${undone.length} of ${doomed.length}`);
  return {
    isDone: true,
    left: doomed.filter(({ key }) => !isUndone.has(key)).map(({ action }) => nameOf(run, action)),
  };
}

/** The frame on top with those that wait for it. */
function chain({ state }: Run) {
  const from = state.frames.findLastIndex(({ interrupts }) => interrupts);
  return state.frames.slice(Math.max(0, from));
}

/** What an action is called, for a reader. */
export function nameOf(run: Run, action: string): string {
  const title = actionOf(run, action)?.title;
  return title === undefined ? action.replaceAll('_', ' ') : inLanguage(run, title);
}
