import type { ActionOutcome, ActionRequest } from './action.ts';
import type { Json } from './json.ts';

/**
 * - `started` it is under way, or its process died in between
 * - `proposed` its level lets nobody but an agent do it, at the desk
 * - `rejected`, `expired`: an agent did not approve it; with `why: withdrawn` the customer has called it off
 */
export const RUN_STATES = [
  'started',
  'done',
  'failed',
  'refused',
  'awaiting_approval',
  'proposed',
  'rejected',
  'expired',
] as const;
export type RunState = (typeof RUN_STATES)[number];

/** Why a run is `rejected` that nobody has rejected: the customer has called it off. */
export const WITHDRAWN = 'withdrawn';

/** One line of the journal: an action that somebody asked for, and what came of it. */
export interface ActionRun {
  id: string;
  workspace: string;
  /** Of the effect; null of what the gate refused: that may be asked again. */
  key: string | null;
  conversation: string;
  action: string;
  by: ActionRequest['by'];
  /** The label of the key that asked over MCP, and that a customer's yes was vouched by. */
  askedBy: string | null;
  /** Whom the limits count it for: the requester, else the conversation. */
  counted: string;
  requester: string | null;
  /** What proved the requester. */
  proof: string | null;
  /** Keyed digest of the action and its arguments: the same key for other ones is a mistake. */
  effect: string;
  /** As they were handed on, engine-supplied ones included; secret ones masked. */
  arguments: Record<string, Json>;
  state: RunState;
  /** The rule that refused it, or the code of its failure. */
  why: string | null;
  outcome: ActionOutcome | null;
  /** As it was asked, sealed, while somebody may still have to carry it out. */
  request: string | null;
  /** What a read gave, sealed: for making a conversation test, and for nothing else. */
  result: string | null;
  /** An approval is due until then, ms since 1970. */
  until: number | null;
  decidedBy: string | null;
  decidedAt: number | null;
  /** The run that took this one back. */
  undoneBy: string | null;
  /** Whoever carries it out has until then; ms since 1970. */
  leaseUntil: number;
  createdAt: number;
  settledAt: number | null;
}

export interface RunLimit {
  rule: 'limit_requester' | 'limit_workspace';
  count: number;
  /** Runs since then count; ms since 1970. */
  since: number;
  /** What failed counts too: a wrong code is a guess, whichever way the target says no to it. */
  failures: boolean;
}

export interface Begin {
  run: ActionRun;
  /** What the conversation must still stand at; null: an agent asks, and nobody can take over from them. */
  fence: number | null;
  limits: RunLimit[];
}

/** `moved`: a human has taken over. `known`: this key was begun before; `run` as it stands. */
export type Begun =
  | { as: 'begun' }
  | { as: 'moved' }
  | { as: 'limit'; rule: RunLimit['rule'] }
  | { as: 'known'; run: ActionRun };

export interface Settled {
  state: RunState;
  why: string | null;
  outcome: ActionOutcome | null;
}

export interface RunFilter {
  conversation?: string | undefined;
  action?: string | undefined;
  state?: RunState | undefined;
  /** Asked for from `since` (included) to `until` (not), ms since 1970. */
  since?: number | undefined;
  until?: number | undefined;
  /** The last line of the page before. */
  before?: Pick<ActionRun, 'createdAt' | 'id'> | undefined;
  limit: number;
}

/** The journal: what is written here before an action is carried out is what keeps it from being done twice. */
export interface ActionRuns {
  /**
   * One write of a requester after another, in all processes: what one looks at, no other changes meanwhile. Throws `NoAnswer`
   * `busy` when its turn does not come in time.
   */
  exclusively<T>(
    run: Pick<ActionRun, 'workspace' | 'counted'>,
    leaseMs: number,
    work: () => Promise<T>,
  ): Promise<T>;
  /** All in one transaction: the key, the fence, the limits, and the row. */
  begin(begin: Begin): Promise<Begun>;
  byKey(workspace: string, key: string): Promise<ActionRun | null>;
  get(workspace: string, id: string): Promise<ActionRun | null>;
  /** The first limit that is reached, to say so before anybody is asked for a yes. */
  reached(
    run: Pick<ActionRun, 'workspace' | 'action' | 'counted'>,
    limits: RunLimit[],
  ): Promise<RunLimit['rule'] | null>;
  /** Takes over a run whose process died; false: another was faster, or it is settled. */
  takeOver(run: ActionRun, now: number, leaseUntil: number): Promise<boolean>;
  /** Ends what is `started`. */
  settle(run: ActionRun, how: Settled, now: number): Promise<void>;
  /** Keeps a line of what was only asked for, or only read. */
  note(run: ActionRun): Promise<void>;
  /** An agent's word on what waits for it, or the customer's who calls it off; null: it does not wait any more. */
  decide(
    workspace: string,
    id: string,
    decision: {
      state: 'started' | 'rejected';
      by: string;
      now: number;
      leaseUntil: number;
      why?: string | undefined;
    },
  ): Promise<ActionRun | null>;
  markUndone(workspace: string, id: string, by: string): Promise<void>;
  /** Ends what waited too long for an approval. */
  expire(now: number): Promise<ActionRun[]>;
  /** Begun before `now` by a process that is gone. */
  abandoned(now: number): Promise<ActionRun[]>;
  /** Takes lines that ended and were begun before then out of the journal, oldest first; says how many. */
  forget(before: number, most: number): Promise<number>;
  /** Takes what was read out of the lines that were begun before then; the lines stay. Says how many. */
  forgetReads(before: number, most: number): Promise<number>;
  /** Latest first. */
  list(workspace: string, filter: RunFilter): Promise<ActionRun[]>;
  counts(
    workspace: string,
    since: number,
    until: number,
  ): Promise<{ action: string; state: RunState; count: number }[]>;
}

/** An agent's word on what the bot proposed. */
export interface Verdict {
  approve: boolean;
  /** Who says so: the label of a key. */
  by: string;
  /** The person for whom an admin's system says it. */
  onBehalfOf?: string | undefined;
}

export interface Approvals {
  /**
   * Carries it out, once, after looking at the facts and the policy anew; or not at all. Throws a `Problem`: 404 unknown,
   * 403 who may not decide it, 409 already decided or too late.
   */
  decide(workspace: string, run: string, verdict: Verdict): Promise<ActionRun>;
  /** What a read gave; null: it was none, or it is not kept. */
  readOf(run: ActionRun): Json | null;
  /** Ends approvals that nobody gave and runs whose process died, and forgets what is old; call it every now and then. */
  sweep(): Promise<void>;
}
