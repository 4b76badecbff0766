import { askWhich } from './compose.ts';
import { handOver } from './handOver.ts';
import { phrasesOf } from './languages.ts';
import type { Outcome, UnderstoodState } from './turnState.ts';

const MOST = 5;

/** "The other order", of three: the values that it may be, as buttons. */
export function askUndecided(state: UnderstoodState): Outcome | null {
  const { bot, context, understood } = state;
  const { undecided = [] } = understood.followUp;
  if (undecided.length < 2) return null;
  const { contact, memory } = context.conversation;
  if (memory.misses > 0 && memory.misses + 1 >= bot.maxMisses) return handOver(state, 'repeated_miss');
  const say = [askWhich(undecided.slice(0, MOST), phrasesOf(state), contact)];
  return { decision: 'clarify', say, why: understood.followUp.because ?? 'cannot tell which' };
}
