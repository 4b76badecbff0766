import type { Action } from './action.ts';

/**
 * Why the gate cannot look with this action before it decides on another; null: it can. Nobody is asked meanwhile, and what
 * is only looked at must not use up what may be done a few times only.
 */
export function whyNotLooked({ does, look, limits, confirm, level, levels }: Action): string | null {
  if (does === 'write') return 'is a write: what is looked at must not change';
  if (look.length > 0) return 'looks itself: a look goes one step deep';
  if (limits.perRequester || limits.perWorkspace)
    return 'has limits: name a read without them, such as a second file for the same call';
  if (confirm !== undefined && confirm !== false) return 'asks the customer first: name a read that does not';
  const isFree = (level ?? 'act') === 'act' && levels.every((one) => one.level === 'act');
  return isFree ? null : 'is not at the level "act": name a read that acts by itself';
}
