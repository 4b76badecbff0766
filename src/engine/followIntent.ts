import { REASONS, type Reason } from '../domain/turn.ts';
import type { Understood } from '../domain/understanding.ts';
import { fill } from './compose.ts';
import { handOver } from './handOver.ts';
import type { Outcome, TurnState } from './turnState.ts';

/** What the bot's author laid down for an intent: a fixed answer, or a person at once. */
export function followIntent(state: TurnState, { intent }: Understood): Outcome | null {
  const { bot, context } = state;
  if (!intent || intent.confidence < bot.intentAt) return null;
  const declared = bot.intents.find(({ name }) => name === intent.name);
  if (declared?.handoff) return handOver(state, isReason(declared.handoff) ? declared.handoff : 'policy');
  if (!declared?.answer) return null;
  return { decision: 'answer', say: [{ text: fill(declared.answer, context.conversation) }] };
}

function isReason(value: string): value is Reason {
  return (REASONS as readonly string[]).includes(value);
}
