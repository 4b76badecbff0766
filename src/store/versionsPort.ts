import type { FlowVersion } from '../domain/flow.ts';

/** Flows and actions of each version of the bot: a task goes on in the one that it began with. */
export interface Versions {
  /** Keeps this version, or that it is still in use; forgets what nothing can be under way with any more. */
  keep(workspace: string, version: FlowVersion, now: number): Promise<void>;
  get(workspace: string, version: string): Promise<FlowVersion | null>;
}

/** When conversations are to be looked at again; a turn sets its own. */
export interface Wakes {
  due(now: number, limit: number): Promise<{ conversation: string; workspace: string; at: number }[]>;
  /** It was kept as an event; a later time that was set meanwhile stays. */
  done(conversation: string, at: number): Promise<void>;
}
