import type { Memory, Tone } from '../domain/conversation.ts';
import type { Reason } from '../domain/turn.ts';
import { fill } from './compose.ts';
import { isForeign, languageName, languageOf, phrasesOf } from './languages.ts';
import { tonesIn, withTones } from './tone.ts';
import type { Outcome, TurnState } from './turnState.ts';
import { wishOf } from './wishOf.ts';

/** What an agent should do first, by why the conversation came to them. */
const NEXT_STEP: Record<Reason, string> = {
  asked_for_human: 'The customer asked for a person. Greet them by name and take up the request below.',
  low_confidence: 'No answer was sure enough to give. Answer the request below.',
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
  const { conversation } = state.context;
  const phrases = phrasesOf(state);
  const text = fill(phrases.handoff, conversation);
  const textWithoutTicket = fill(phrases.handoffNoTicket, conversation);
  return {
    decision: 'handoff',
    say: [{ text, textWithoutTicket }],
    handoff: { reason, wants: wishOf(state), nextStep: nextStep(state, reason) },
    why: reason,
  };
}

/** With what the tone and the language ask of the agent. */
function nextStep(state: TurnState, reason: Reason): string {
  const { context, understood } = state;
  const tones = withTones(context.conversation.memory.tone, understood ? tonesIn(understood.signals) : []);
  const urgent = tones.findLast(({ signal }) => signal === 'urgent');
  const upset = tones.findLast(({ signal }) => signal !== 'urgent');
  const step =
    reason === 'sentiment' && upset?.words
      ? NEXT_STEP.sentiment.replace('.', `${inQuotes(upset)}.`)
      : firstStep(context.conversation.memory, reason);
  return [
    ...(urgent ? [`Urgent${inQuotes(urgent)}: answer first.`] : []),
    ...(isForeign(state)
      ? [`The customer writes in ${languageName(languageOf(state), 'en')}, which the bot does not speak.`]
      : []),
    step,
  ].join(' ');
}

/** As the table says, unless it speaks of something that was not there, or there is more to say. */
function firstStep({ tried, offered = [] }: Memory, reason: Reason): string {
  if (reason === 'low_confidence' && offered.length > 0)
    return `The bot offered ${offered.map(({ label }) => `"${label}"`).join(', ')}; none was meant. Answer the request below.`;
  if (reason === 'repeated_miss' && tried.length === 0)
    return 'The bot did not understand what is meant. Answer the request below, or ask what it is about.';
  return NEXT_STEP[reason];
}

const inQuotes = ({ words }: Tone) => (words ? ` ("${words}")` : '');
