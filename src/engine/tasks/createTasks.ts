import type { Actions } from '../../domain/action.ts';
import { createVault } from '../../domain/createVault.ts';
import type { FlowVersion } from '../../domain/flow.ts';
import type { TaskParts } from './parts.ts';

export interface TaskOptions {
  /** The bot as it is now. */
  current: () => FlowVersion;
  /** The gate for what a version declares. */
  openGate: (version: () => FlowVersion) => Pick<Actions, 'run' | 'undo'>;
  /** A version that was kept; null where it is not. */
  kept: (version: string) => Promise<FlowVersion | null>;
  /** The installation's own, for what a task must keep and nobody may read. */
  secret: string;
  /** As `TaskParts` has it. */
  now?: TaskParts['now'];
  /** As `TaskParts` has it. */
  serves?: TaskParts['serves'];
}

/** Versions that tasks are under way in beside the current one. */
const MOST = 20;

/** What tasks need, also those that began with an earlier version of the bot. */
export function createTasks({ current, openGate, kept, secret, now, serves }: TaskOptions): TaskParts {
  const gate = openGate(current);
  const gates = new Map<string, Pick<Actions, 'run' | 'undo'>>();
  const versions = new Map<string, FlowVersion>();
  return {
    vault: createVault(secret),
    now,
    serves,
    actions(version) {
      if (version.version === current().version) return gate;
      return remembered(gates, version.version, () => openGate(() => version));
    },
    async versionOf(version) {
      const known = versions.get(version) ?? (await kept(version));
      return known && remembered(versions, version, () => known);
    },
  };
}

function remembered<T>(kept: Map<string, T>, key: string, make: () => T): T {
  const value = kept.get(key) ?? make();
  if (kept.size >= MOST && !kept.has(key)) kept.delete(kept.keys().next().value as string);
  kept.set(key, value);
  return value;
}
