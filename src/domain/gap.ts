/**
 * How a question found no answer. `no_answer`, `low_confidence`, `repeated_miss`: the bot handed over. `asked_back`: it
 * asked back, and no answer followed. `denied`: the customer said that the answer did not help.
 */
export const GAP_REASONS = ['no_answer', 'low_confidence', 'repeated_miss', 'asked_back', 'denied'] as const;
export type GapReason = (typeof GAP_REASONS)[number];

export const GAP_STATES = ['open', 'dismissed', 'solved'] as const;
export type GapState = (typeof GAP_STATES)[number];

/** A question of a customer that found no answer. */
export interface GapQuestion {
  /** The turn that did not answer it. */
  id: string;
  conversation: string;
  contact: string;
  /** The customer's own words. */
  text: string;
  /** BCP 47. */
  language: string;
  reason: GapReason;
  /** ms since 1970. */
  at: number;
  /** Articles that were tried and did not help. */
  tried: string[];
  /** A person has answered in the conversation, in public. */
  isAnswered: boolean;
  state: GapState;
  /** The article that is said to answer it. */
  article: string | null;
}
