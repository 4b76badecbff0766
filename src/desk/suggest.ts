import type { Context, Offered } from '../domain/conversation.ts';
import type { InboundEvent } from '../domain/event.ts';
import { newId } from '../domain/ids.ts';
import type { Message } from '../domain/message.ts';
import type { NewSuggestion } from '../domain/suggestion.ts';
import type { Reason, Turn } from '../domain/turn.ts';
import { choose } from '../engine/choose.ts';
import { inOwnWords } from '../engine/inOwnWords.ts';
import { languageSpoken } from './languageSpoken.ts';

export interface Suggesting {
  context: Context;
  event: InboundEvent;
  turn: Turn;
  turnId: string;
  /** The customer's message, as it is kept. */
  said: Message | undefined;
  /** From this probability on the bot holds an intent for understood; undefined where that is not known. */
  intentAt: number | undefined;
}

/** Characters of a message that are kept as a suggestion: what is longer is no example of anything. */
const LONGEST = 500;
/** Reasons of a handoff that say that the bot did not understand, or had no words. */
const UNCLEAR: readonly Reason[] = ['low_confidence', 'no_answer', 'repeated_miss'];

/** What the bot could learn from this turn, for a person to decide on. Most turns teach nothing. */
export function suggest(asked: Suggesting): NewSuggestion | undefined {
  if (asked.said === undefined || asked.turn.decision === 'silent') return undefined;
  const picked = choose(asked.event.text, asked.context.conversation.memory, '');
  if (picked === 'none') return undefined;
  return picked ? fromChoice(asked, picked) : fromDoubt(asked);
}

/** The customer picked what was meant by the message before: that one is learnt from, and not the words on a button. */
function fromChoice({ context, turn }: Suggesting, picked: Offered): NewSuggestion | undefined {
  const { conversation, recent } = context;
  const asked = recent.findLast(({ author }) => author === 'bot');
  const question = recent.findLast(({ author, seq }) => author === 'customer' && seq < (asked?.seq ?? 0));
  if (!asked?.turn || !question) return undefined;
  const text = wordsOf(question.text);
  if (text === '' || isPressed(question, recent)) return undefined;
  const { label, intent = null } = picked;
  return {
    id: newId('sug'),
    message: question.id,
    turn: asked.turn,
    text,
    language: languageSpoken(turn, conversation),
    reason: 'chosen',
    intent,
    confidence: intent === null ? null : 1,
    guessed: null,
    alternatives: [],
    chose: label,
  };
}

function fromDoubt({ context, turn, turnId, said, intentAt }: Suggesting): NewSuggestion | undefined {
  const { understood } = turn;
  if (!understood || !said || !isWorthLearning(turn, intentAt)) return undefined;
  const text = wordsOf(said.text);
  if (text === '' || isPressed(said, context.recent)) return undefined;
  const { intent, alternatives, isClose, language } = understood;
  return {
    id: newId('sug'),
    message: said.id,
    turn: turnId,
    text,
    language,
    reason: isClose ? 'close' : 'unclear',
    intent: intent?.name ?? null,
    confidence: intent?.confidence ?? null,
    guessed: intent?.name ?? null,
    alternatives,
  };
}

/** Small talk, a wish for a person and the reply to a question of ours are understood; what is left was in doubt. */
function isWorthLearning({ decision, handoff, understood }: Turn, intentAt?: number): boolean {
  if (!understood || decision === 'smalltalk') return false;
  const { intent, isClose, outOfScope, signals, followUp } = understood;
  const isKnown = intentAt !== undefined && intent !== null && intent.confidence >= intentAt;
  if (signals.person || !signals.request) return false;
  if (followUp.kind === 'chooses' || followUp.kind === 'answers') return false;
  if (handoff && !UNCLEAR.includes(handoff.reason)) return false;
  if (isClose || handoff?.reason === 'repeated_miss') return true;
  // It knew what was meant, and only had no article on it: no example makes that better.
  if (isKnown) return false;
  if (handoff || decision === 'clarify') return true;
  return intentAt !== undefined && intent !== null && outOfScope < 0.5;
}

export function wordsOf(text: string): string {
  const own = inOwnWords(text).trim().slice(0, LONGEST).toWellFormed();
  // A number, a code or an emoji alone is no way to say anything.
  return /\p{L}{2}/u.test(own) ? own : '';
}

/** The words on one of our buttons are ours. */
function isPressed({ text, seq }: Message, recent: Message[]): boolean {
  const asked = recent.findLast((message) => message.author === 'bot' && message.seq < seq);
  return (asked?.buttons ?? []).some(({ label, value }) => [label, value].includes(text.trim()));
}
