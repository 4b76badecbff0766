import type { Bot, Intent } from '../domain/bot.ts';
import { REASONS, type Reason } from '../domain/turn.ts';
import type { Understood } from '../domain/understanding.ts';
import { fill } from './compose.ts';
import { handOver } from './handOver.ts';
import { baseOf, languageOf } from './languages.ts';
import type { Outcome, UnderstoodState } from './turnState.ts';
import { valuesByName } from './valuesByName.ts';

/** What the bot's author laid down for an intent: a fixed answer, or a person at once. */
export function followIntent(state: UnderstoodState, intent = state.understood.intent): Outcome | null {
  const { bot, context, understood } = state;
  if (!intent || intent.confidence < bot.intentAt || isYesOrNo(understood)) return null;
  const declared = intentOf(bot, intent.name);
  if (declared?.handoff) return handOver(state, reasonOf(declared.handoff));
  const answer = declared && answerIn(declared, bot, languageOf(state));
  if (answer === undefined) return null;
  const { contact } = context.conversation;
  return {
    decision: 'answer',
    say: [{ text: fill(answer, { contact, slots: slotsIn(understood) }) }],
    why: `the fixed answer of ${intent.name}`,
  };
}

export const intentOf = ({ intents }: Bot, name: string) => intents.find((intent) => intent.name === name);

export function reasonOf(handoff: string): Reason {
  return (REASONS as readonly string[]).includes(handoff) ? (handoff as Reason) : 'policy';
}

/** In the customer's language, or not at all where the bot speaks it but has no words for this: never silently in another. */
export function answerIn({ answer, translations }: Intent, bot: Bot, language: string): string | undefined {
  const translated =
    translations[language] ??
    Object.entries(translations).find(([code]) => baseOf(code) === baseOf(language))?.[1];
  return translated?.answer ?? (baseOf(language) === baseOf(bot.language) ? answer : undefined);
}

/** "Yes" to a question of ours repeats no answer. */
function isYesOrNo({ followUp, signals }: Understood): boolean {
  return followUp.kind === 'answers' && !signals.request && (signals.affirmed || signals.denied);
}

/** The values that hold, this message's before earlier ones. */
function slotsIn({ entities, followUp }: Understood): Record<string, string> {
  return { ...valuesByName(followUp.carried), ...valuesByName(entities) };
}
