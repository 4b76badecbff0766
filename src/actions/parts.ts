import type { Action, ActionOutcome, ActionRequest, Requester } from '../domain/action.ts';
import type { ActionRun, ActionRuns } from '../domain/actionRun.ts';
import type { Vault } from '../domain/createVault.ts';
import type { Json } from '../domain/json.ts';

/** One action as it is handed to its carrier: everything is checked, nothing is done. */
export interface Call {
  action: Action;
  arguments: Record<string, Json>;
  requester: Requester | null;
  conversation: string;
  workspace: string;
  /** By name; templates of the definition may speak them, nothing else sees them. */
  secrets: Record<string, string>;
  /** The same for the same effect: sent to the target, which may know a repeat by it. */
  key: string;
  /** Ends with the action's time-out. */
  signal: AbortSignal;
}

/** Does it and gives what came back, as JSON. Throws `Refused` when the target said no, `NoAnswer` when nobody knows. */
export type Carry = (call: Call) => Promise<unknown>;

/** By the name of the `carry` key. */
export type Carriers = Partial<Record<'http' | 'openapi' | 'mcp' | 'hook' | 'app', Carry>>;

export interface ActionParts {
  /** What the bot may do now; read again with every call. */
  actions: () => readonly Action[];
  runs: ActionRuns;
  carriers: Carriers;
  /** The workspace's secrets by name. */
  secrets: (workspace: string) => Promise<Record<string, string>>;
  /** Seals what the journal must keep of secrets, and digests what may hold one. */
  vault: Vault;
  /** ms since 1970. */
  now: () => number;
  sleep?: (ms: number) => Promise<void>;
  newRunId?: () => string;
  log: { warn(fields: object, text: string): void; error(fields: object, text: string): void };
  /** What the bot's own code says to an action, and is told of it. */
  rules?: Rules | undefined;
  /** The journal forgets what ended longer ago, days; never what a limit still counts. Default 400. */
  keepDays?: number | undefined;
  /** Told of what ended while no turn was waiting for it: approved, rejected, expired, or left by a dead process. */
  tell?: (run: ActionRun) => Promise<void>;
}

/** Of the bot's author: asked whenever something is about to be done, by a run, an approval or an undo alike. */
export interface Rules {
  /** The longest that `before` takes, ms. */
  readonly mostMs: number;
  /** Once policy holds: what refuses it, or null. */
  before(prepared: Prepared): Promise<Refusal | null>;
  /** Told of what came of it; nobody waits. */
  after(prepared: Prepared, outcome: ActionOutcome): void;
}

export type Refusal = Extract<ActionOutcome, { status: 'refused' }>;

/** An action that is checked as far as it can be without asking anybody. */
export interface Prepared {
  action: Action;
  request: ActionRequest;
  arguments: Record<string, Json>;
}
