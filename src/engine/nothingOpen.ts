import { fill } from './compose.ts';
import { phrasesOf } from './languages.ts';
import { cancels } from './replies/says.ts';
import type { Outcome, UnderstoodState } from './turnState.ts';

/** "Cancel", "stop", where nothing is under way: never a reason to begin a task whose examples have such a word. */
export function nothingToCancel(state: UnderstoodState): Outcome | null {
  const { memory } = state.context.conversation;
  if (memory.flow || memory.offered || !cancels(state.event.text)) return null;
  return sayNothingOpen(state);
}

export function sayNothingOpen(state: UnderstoodState): Outcome {
  const text = fill(phrasesOf(state).nothingOpen, state.context.conversation);
  return { decision: 'smalltalk', say: [{ text }], why: 'nothing is under way' };
}
