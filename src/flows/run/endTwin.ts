import { nameOf } from './giveUp.ts';
import { questionAgain } from './question.ts';
import type { Run } from './run.ts';
import { phrase } from './scope.ts';
import { chain } from './takeBack.ts';
import { sayTask } from './waiting.ts';

/**
 * Another task waits for the very same already: that one goes on once it is decided, and the one in front is over. false: none
 * does.
 */
export function endTwin(run: Run, id: string): boolean {
  const { frames } = run.state;
  const twin = frames.find(({ awaiting }) => awaiting?.kind === 'approval' && awaiting.run === id);
  if (!twin) return false;
  const ended = frames.splice(-chain(run).length);
  const done = ended.flatMap((one) => one.done.map(({ action }) => nameOf(run, action)));
  run.say.push({ text: sayTask(run, twin) });
  if (done.length > 0) run.say.push({ text: phrase(run, 'staysDone', { actions: done.join(', ') }) });
  run.notes.push(`waits already: ${id}`);
  questionAgain(run);
  return true;
}
