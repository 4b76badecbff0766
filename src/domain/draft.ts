export const DRAFT_STATES = ['open', 'accepted', 'rejected'] as const;
export type DraftState = (typeof DRAFT_STATES)[number];

/** What was taken out of an agent's words before they became a draft. */
export const REMOVED = ['name', 'email', 'phone', 'account', 'number', 'link'] as const;
export type Removed = (typeof REMOVED)[number];

export interface NewDraft {
  id: string;
  /** The conversation that it is made from. */
  conversation: string;
  /** The questions that it shall answer: turns. */
  questions: string[];
  title: string;
  /** Markdown. */
  body: string;
  /** BCP 47. */
  language: string;
  /** Kinds of personal data that were found and taken out. */
  removed: Removed[];
  /** The conversation was resolved when the draft was made. */
  isSolved: boolean;
}

/** An article that waits for a person's word; no customer is answered from it before. */
export interface Draft extends NewDraft {
  state: DraftState;
  /** What it became. */
  article: string | null;
  decidedBy: string | null;
  /** ms since 1970, as `createdAt` and `updatedAt`. */
  decidedAt: number | null;
  createdAt: number;
  updatedAt: number;
}
