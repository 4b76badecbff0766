import type { Tone } from '../domain/conversation.ts';
import type { Reason } from '../domain/turn.ts';
import { fill } from './compose.ts';
import { isForeign, languageName, languageOf, phrasesOf } from './languages.ts';
import { tonesIn, withTones } from './tone.ts';
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
  const { conversation } = state.context;
  const phrases = phrasesOf(state);
  const text = fill(phrases.handoff, conversation);
  const textWithoutTicket = fill(phrases.handoffNoTicket, conversation);
  return {
    decision: 'handoff',
    say: [{ text, textWithoutTicket }],
    handoff: { reason, wants: wish(state, reason), nextStep: nextStep(state, reason) },
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
      : NEXT_STEP[reason];
  return [
    ...(urgent ? [`Urgent${inQuotes(urgent)}: answer first.`] : []),
    ...(isForeign(state)
      ? [`The customer writes in ${languageName(languageOf(state), 'en')}, which the bot does not speak.`]
      : []),
    step,
  ].join(' ');
}

const inQuotes = ({ words }: Tone) => (words ? ` ("${words}")` : '');

/** The customer's own words for what they want: "a person, please" is a way, not a wish, if a wish came before. */
function wish({ context, event, understood }: TurnState, reason: Reason): string {
  const said = context.recent
    .filter((m) => m.author === 'customer' && m.text.trim().length > 12)
    .map((m) => m.text);
  const isAboutTheWay = reason === 'asked_for_human' || reason === 'repeated_miss' || reason === 'sentiment';
  const followUp = understood?.followUp;
  const now = followUp && followUp.kind !== 'new' && !followUp.undecided ? followUp.standalone : event.text;
  const words = isAboutTheWay ? (said.at(-1) ?? event.text) : now;
  const line = words.replace(/\s+/g, ' ').trim();
  return line.length > 280 ? `${line.slice(0, 279)}…` : line;
}
