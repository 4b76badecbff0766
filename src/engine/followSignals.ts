import type { Understood } from '../domain/understanding.ts';
import { fill } from './compose.ts';
import { handOver } from './handOver.ts';
import type { Outcome, TurnState } from './turnState.ts';

/** What the customer shows rather than asks: wants a person, is fed up, says thanks. */
export function followSignals(state: TurnState, { signals }: Understood): Outcome | null {
  const { bot, context } = state;
  const { conversation } = context;
  const { misses, tried } = conversation.memory;
  const say = (phrase: string) => [{ text: fill(phrase, conversation) }];

  if (signals.person) return handOver(state, 'asked_for_human');
  if (signals.frustrated && misses > 0) return handOver(state, 'sentiment');
  if (signals.notHelped && !signals.request && (tried.length > 0 || misses > 0))
    return misses + 1 >= bot.maxMisses || tried.length > 1
      ? handOver(state, 'repeated_miss')
      : { decision: 'clarify', say: say(bot.phrases.rephrase) };
  if (signals.request) return null;
  if (signals.affirmed && tried.length > 0)
    return { decision: 'smalltalk', say: say(bot.phrases.helped), status: 'resolved' };
  if (signals.thanks) return { decision: 'smalltalk', say: say(bot.phrases.thanks) };
  if (signals.goodbye) return { decision: 'smalltalk', say: say(bot.phrases.goodbye) };
  if (signals.greeting) return { decision: 'smalltalk', say: say(bot.phrases.greeting) };
  return null;
}
