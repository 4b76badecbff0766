import type { ModelCall } from '../domain/model.ts';
import type { Period } from './insightsPort.ts';

/** One call without its prompt. */
export interface ListedModelCall extends Pick<ModelCall, 'model' | 'outcome' | 'ms' | 'tokens' | 'cost'> {
  id: string;
  conversation: string;
  turn: string;
  /** Sentences that were left out. */
  droppedCount: number;
  at: number;
}

export type StoredModelCall = ListedModelCall & Pick<ModelCall, 'dropped' | 'prompt'>;

/** The calls of one outcome in a period. Sums count what is known; `unpriced` calls have no cost. */
export interface CountedModelCalls {
  outcome: string;
  count: number;
  unpriced: number;
  cost: number;
  tokensIn: number;
  tokensOut: number;
  dropped: number;
}

/** What language models were asked in turns that were kept. */
export interface ModelCalls {
  ofTurn(workspace: string, turn: string): Promise<StoredModelCall[]>;
  counted(workspace: string, period: Period): Promise<CountedModelCalls[]>;
  /** Latest first. */
  list(
    workspace: string,
    period: Period,
    outcome: string | undefined,
    limit: number,
  ): Promise<ListedModelCall[]>;
}
