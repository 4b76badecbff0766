import type { Reason } from '../domain/turn.ts';
import { fill } from './compose.ts';
import type { Outcome, TurnState } from './turnState.ts';

/** What an agent should do first, by why the conversation came to them. */
const NEXT_STEP: Record<Reason, string> = {
  asked_for_human: 'The customer asked for a person. Greet them by name and take up the request below.',
  low_confidence: 'Check which of the topics tried is meant, and answer.',
  no_answer: 'No article answers this. Answer it, then consider writing an article.',
  policy: 'Policy leaves this to a person. Check the request and decide.',
  action_failed: 'An action failed. Check its state before doing it again.',
  sentiment: 'The customer is upset. Acknowledge that first, then solve the request below.',
  vip: 'A priority customer. Answer first.',
  safety: 'Possible safety or security incident. Follow the incident procedure.',
  repeated_miss: 'The answers below did not help. Do not repeat them.',
  outage: 'A part of the bot was down. Answer the request below.',
};

export function handOver(state: TurnState, reason: Reason): Outcome {
  const { bot, context } = state;
  const { conversation } = context;
  const text = fill(bot.phrases.handoff, conversation);
  const textWithoutTicket = fill(bot.phrases.handoffNoTicket, conversation);
  return {
    decision: 'handoff',
    say: [{ text, textWithoutTicket }],
    handoff: { reason, wants: wish(state, reason), nextStep: NEXT_STEP[reason] },
  };
}

/** The customer's own words for what they want: "a person, please" is a way, not a wish, if a wish came before. */
function wish({ context, event }: TurnState, reason: Reason): string {
  const said = context.recent
    .filter((m) => m.author === 'customer' && m.text.trim().length > 12)
    .map((m) => m.text);
  const isAboutTheWay = reason === 'asked_for_human' || reason === 'repeated_miss' || reason === 'sentiment';
  const words = isAboutTheWay ? (said.at(-1) ?? event.text) : event.text;
  const line = words.replace(/\s+/g, ' ').trim();
  return line.length > 280 ? `${line.slice(0, 279)}…` : line;
}
