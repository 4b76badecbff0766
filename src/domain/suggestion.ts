import type { Scored } from './understanding.ts';

/**
 * Why a message became a suggestion. `unclear`: the bot did not understand it well enough. `close`: two intents were too
 * close to call. `chosen`: the customer picked what was meant. `corrected`: an agent said what was meant.
 */
export const SUGGESTION_REASONS = ['unclear', 'close', 'chosen', 'corrected'] as const;
export type SuggestionReason = (typeof SUGGESTION_REASONS)[number];

export const SUGGESTION_STATES = ['open', 'accepted', 'dismissed'] as const;
export type SuggestionState = (typeof SUGGESTION_STATES)[number];

/** A message of a customer from which the bot could learn: "add as example of …". */
export interface NewSuggestion {
  id: string;
  /** The customer's message; a message is in the queue at most once. */
  message: string;
  /** The turn that answered it. */
  turn: string;
  /** The customer's own words. */
  text: string;
  /** BCP 47. */
  language: string;
  reason: SuggestionReason;
  /** What is proposed: the bot's best guess, or what was chosen or said to be right. null: none of the bot's intents. */
  intent: string | null;
  /** Of the bot in its guess, 0..1; 1 where a person said so; null where nothing is proposed. */
  confidence: number | null;
  /** The bot's best guess when it read the message. */
  guessed: string | null;
  /** Its runners-up then, best first. */
  alternatives: Scored[];
  /** The label of what the customer picked, which may be an article's title. */
  chose?: string | undefined;
}

export interface Suggestion extends NewSuggestion {
  conversation: string;
  state: SuggestionState;
  /** The intent that it was made an example of. */
  acceptedAs: string | null;
  decidedBy: string | null;
  /** ms since 1970, as `createdAt`. */
  decidedAt: number | null;
  createdAt: number;
}
