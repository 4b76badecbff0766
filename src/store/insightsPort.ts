/** From `since` (included) to `until` (not), ms since 1970. */
export interface Period {
  since: number;
  until: number;
}

export interface Insights {
  decisions(workspace: string, period: Period): Promise<{ decision: string; count: number }[]>;
  reasons(workspace: string, period: Period): Promise<{ reason: string; state: string; count: number }[]>;
  /** The rows behind a number, latest first. */
  turns(
    workspace: string,
    period: Period,
    decision: string | undefined,
    limit: number,
  ): Promise<TurnListed[]>;
}

export interface TurnListed {
  id: string;
  conversation: string;
  decision: string;
  at: number;
}
