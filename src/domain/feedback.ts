import type { Message } from './message.ts';

/**
 * Who says whether an answer helped. `thumb`: the customer, by a button. `said`: the customer, in words. `returned`: the
 * customer came back soon with a near question. `correction`: an agent said which article is right.
 */
export const FEEDBACK_KINDS = ['correction', 'thumb', 'said', 'returned'] as const;
export type FeedbackKind = (typeof FEEDBACK_KINDS)[number];

/** How much each counts, of an agent's word. */
export const FEEDBACK_WEIGHTS: Record<FeedbackKind, number> = {
  correction: 1,
  thumb: 0.6,
  said: 0.6,
  returned: 0.2,
};

export const FEEDBACK_STATES = ['counts', 'undone'] as const;
export type FeedbackState = (typeof FEEDBACK_STATES)[number];

/** What somebody made of the answer that a turn gave. It names messages and holds none of their words. */
export interface NewFeedback {
  id: string;
  turn: string;
  kind: FeedbackKind;
  helpful: boolean;
  /** Of a correction: the article that is right; null: none is. */
  article: string | null;
  /** Who said it: `customer`, or the agent's name. */
  by: string;
  weight: number;
  /** The message that says it, where one does. */
  message?: string | undefined;
  /** What the customer wrote to the thumb. */
  comment?: string | undefined;
}

export interface Feedback extends NewFeedback {
  conversation: string;
  contact: string;
  /** The article that the answer quoted first; null: it quoted none. */
  quoted: string | null;
  state: FeedbackState;
  undoneBy: string | null;
  /** ms since 1970, as `at`. */
  undoneAt: number | null;
  at: number;
}

/** A question of a customer that articles were looked for, and what was said up to its answer, oldest first. */
export interface AskedTurn {
  turn: string;
  conversation: string;
  decision: string;
  /** The API's answer, as JSON. */
  response: string;
  at: number;
  /** At most a dozen messages; the last one is of the turn, where it said anything. */
  messages: Message[];
}

/** What customers say counts as so many agents' words at most, of any one of them: nobody silences an article alone. */
const MOST_OF_A_CONTACT = 1;

/**
 * What each row counts, by its id, 0..1. Of one turn the surest kind speaks alone, and of one contact all rows together
 * count as one agent's word at most; agents are believed.
 */
export function weigh(rows: Feedback[]): Map<string, number> {
  const speaking = strongest(rows.filter(({ state }) => state === 'counts'));
  const sums = new Map<string, number>();
  for (const { contact, kind, weight } of speaking)
    if (kind !== 'correction') sums.set(contact, (sums.get(contact) ?? 0) + weight);
  const counts = new Map(rows.map(({ id }) => [id, 0]));
  for (const { id, contact, kind, weight } of speaking) {
    const share = kind === 'correction' ? 1 : Math.min(1, MOST_OF_A_CONTACT / (sums.get(contact) ?? 1));
    counts.set(id, weight * share);
  }
  return counts;
}

/** One row for each turn, of the kind that is named first. */
function strongest(rows: Feedback[]): Feedback[] {
  const first = new Map<string, Feedback>();
  const rank = ({ kind }: Feedback) => FEEDBACK_KINDS.indexOf(kind);
  for (const row of rows) {
    const other = first.get(row.turn);
    if (!other || rank(row) < rank(other)) first.set(row.turn, row);
  }
  return [...first.values()];
}
