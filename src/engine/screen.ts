import { fill } from './compose.ts';
import { handOver } from './handOver.ts';
import { smallTalk } from './smallTalk.ts';
import type { Outcome, TurnState } from './turnState.ts';

/** A mail robot that answers every mail of ours would go on for ever: after so many replies a person looks. */
const REPLY_BUDGET = { replies: 6, withinMs: 10 * 60_000 };

/** Fixed rules, before anything is understood. */
export function screen(state: TurnState): Outcome | null {
  const { bot, context, event } = state;
  const { conversation } = context;
  if (conversation.owner === 'human') return { decision: 'silent', say: [] };
  if (overBudget(state)) return handOver(state, 'repeated_miss');
  if (event.text.trim() === '') return withoutWords(state);
  const kind = smallTalk(event.text);
  if (!kind) return null;
  return { decision: 'smalltalk', say: [{ text: fill(bot.phrases[kind], conversation) }] };
}

function overBudget({ context, event }: TurnState): boolean {
  if (context.conversation.channel !== 'ticket') return false;
  const since = event.at - REPLY_BUDGET.withinMs;
  return context.recent.filter((m) => m.author === 'bot' && m.at >= since).length >= REPLY_BUDGET.replies;
}

/** A picture alone: say that it arrived, and ask what it is about. */
function withoutWords({ bot, context, event }: TurnState): Outcome {
  const phrase = event.attachments.length > 0 ? bot.phrases.empty : bot.phrases.rephrase;
  return { decision: 'clarify', say: [{ text: fill(phrase, context.conversation) }] };
}
