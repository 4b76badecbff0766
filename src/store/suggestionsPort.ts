import type { NewSuggestion, Suggestion, SuggestionState } from '../domain/suggestion.ts';

/** A turn, and the customer's message that it answered. */
export interface AnsweredTurn {
  conversation: string;
  /** The API's answer, as JSON. */
  response: string;
  /** null: the turn answers no message, such as a press of "talk to a person". */
  message: { id: string; text: string } | null;
}

export interface SuggestionDecision {
  state: Exclude<SuggestionState, 'open'>;
  intent: string | null;
  by: string;
  now: number;
}

/** The queue of messages from which the bot could learn. */
export interface Suggestions {
  /** The newest `limit` of a state, oldest first, and how many there are. */
  list(
    workspace: string,
    state: SuggestionState,
    limit: number,
  ): Promise<{ suggestions: Suggestion[]; total: number }>;
  find(workspace: string, ids: string[]): Promise<Suggestion[]>;
  /** Those that say which intents are confused: open ones, and those where a person said what was meant. Newest first. */
  telling(workspace: string, limit: number): Promise<Suggestion[]>;
  answered(workspace: string, turn: string): Promise<AnsweredTurn | null>;
  /** Writes what a person said into the message's open suggestion, or makes one; null where it is decided already. */
  correct(
    workspace: string,
    conversation: string,
    suggestion: NewSuggestion,
    now: number,
  ): Promise<Suggestion | null>;
  /** Decides those that are still open, and accepted ones' open twins of the very same words; the ids of all decided. */
  decide(workspace: string, ids: string[], decision: SuggestionDecision): Promise<string[]>;
}
