import type { Draft, DraftState, NewDraft } from '../domain/draft.ts';
import type { GapQuestion, GapState } from '../domain/gap.ts';
import type { Period } from './insightsPort.ts';

/** Questions that found no answer. They are what turns, handoffs and feedback say; only decisions are kept. */
export interface Gaps {
  /** The newest `limit` of each reason in a period, newest first, one for each turn. */
  questions(workspace: string, period: Period, limit: number): Promise<GapQuestion[]>;
  /** Those of these turns that are there, in this order. */
  find(workspace: string, questions: string[]): Promise<{ id: string; conversation: string }[]>;
  /** `open` takes an earlier decision back. */
  decide(
    workspace: string,
    questions: string[],
    decision: { state: GapState; article: string | null; by: string; now: number },
  ): Promise<void>;
}

export interface Drafts {
  /** Newest first. */
  list(workspace: string, state: DraftState, limit: number): Promise<{ drafts: Draft[]; total: number }>;
  get(workspace: string, id: string): Promise<Draft | null>;
  /** The open draft of its conversation stays as it is, where there is one, and is given back. */
  add(workspace: string, draft: NewDraft, now: number): Promise<{ draft: Draft; isNew: boolean }>;
  /** null: it is not there or not open. */
  change(
    workspace: string,
    id: string,
    change: Pick<Draft, 'title' | 'body' | 'language'>,
    now: number,
  ): Promise<Draft | null>;
  /** null: it is not there or not open. */
  decide(
    workspace: string,
    id: string,
    decision: { state: 'accepted' | 'rejected'; article: string | null; by: string; now: number },
  ): Promise<Draft | null>;
}
