import type { Actions } from '../../domain/action.ts';
import type { Vault } from '../../domain/createVault.ts';
import type { FlowVersion } from '../../domain/flow.ts';

/** What tasks need beside the bot itself. Without it no intent begins one. */
export interface TaskParts {
  /** The gate, for what a version of the bot declares. */
  actions: (version: FlowVersion) => Pick<Actions, 'run' | 'undo'>;
  /** What an earlier version of the bot did; null: it is not kept any more. */
  versionOf: (version: string) => Promise<FlowVersion | null>;
  vault: Vault;
  /** Our own wall clock, by which waiting ends, ms since 1970. Without it the event's time counts. */
  now?: (() => number) | undefined;
  /**
   * false: a flow needs an app that is not installed, and does not begin: the articles may answer. Default: all do. What only
   * proves who somebody is, is not needed for who is proven already.
   */
  serves?: ((flow: string, version: FlowVersion, isProven: boolean) => boolean) | undefined;
}
