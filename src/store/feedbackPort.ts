import type { AskedTurn, Feedback, FeedbackKind, FeedbackState, NewFeedback } from '../domain/feedback.ts';

export interface FeedbackFilter {
  state?: FeedbackState | undefined;
  kind?: FeedbackKind | undefined;
  helpful?: boolean | undefined;
  /** Quoted by the answer, or said to be right. */
  article?: string | undefined;
  turn?: string | undefined;
  ids?: string[] | undefined;
  /** The last row of the page before. */
  after?: { at: number; id: string } | undefined;
}

/** An answer and a later question of the same contact. */
export interface CameBack {
  answered: string;
  /** The turn that the later question got. */
  asked: string;
  /** When the later one was asked, ms since 1970. */
  at: number;
}

/** What was made of the answers: one row a turn and kind. */
export interface FeedbackRows {
  /**
   * Writes it, or changes what the same kind said of the turn before; what was undone by a person stays undone, unless
   * it is a correction. null: the workspace has no such turn (in that conversation, where one is named).
   */
  give(
    workspace: string,
    feedback: NewFeedback & { conversation?: string | undefined },
    now: number,
  ): Promise<Feedback | null>;
  /** The same, where nobody said it of this turn before; false: somebody did, or there is no such turn. */
  giveOnce(workspace: string, feedback: NewFeedback, now: number): Promise<boolean>;
  /** Newest first, and how many there are in all. */
  list(
    workspace: string,
    filter: FeedbackFilter,
    limit: number,
  ): Promise<{ feedback: Feedback[]; total: number }>;
  setState(
    workspace: string,
    id: string,
    state: FeedbackState,
    by: string,
    now: number,
  ): Promise<Feedback | null>;
  /** Those that count, newest first: what is learnt from. */
  speaking(workspace: string, limit: number): Promise<Feedback[]>;
  /** Another text whenever any row has changed. */
  mark(workspace: string): Promise<string>;
  /** These turns with what was said up to them; those that are gone are left out. */
  asked(workspace: string, turns: string[]): Promise<AskedTurn[]>;
  /** The latest turns for which articles were looked for, newest first. */
  latestAsked(workspace: string, limit: number): Promise<AskedTurn[]>;
  /**
   * Contacts who began anew since `since`, at most `withinMs` after an answer from articles of an earlier episode;
   * oldest first.
   */
  cameBack(workspace: string, since: number, withinMs: number, limit: number): Promise<CameBack[]>;
}
