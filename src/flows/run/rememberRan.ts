import type { Frame } from '../../domain/flowState.ts';
import { isSealed } from './scope.ts';

/** Flows that one flow has run, of which a value may still be corrected. */
const MOST = 5;

/**
 * What the customer told a flow that has ended, for the one that ran it. No secret: that is asked for again. Not of a flow
 * that proves who they are, nor within a `repeat`, where the same place stands for many.
 */
export function rememberRan(below: Frame, finished: Frame): void {
  if (finished.proves || below.loops.length > 0) return;
  const slots = Object.fromEntries(Object.entries(finished.slots).filter(([, value]) => !isSealed(value)));
  if (Object.keys(slots).length === 0) return;
  const writes = Object.fromEntries(
    Object.entries(finished.uses).map(([slot, use]) => [slot, below.done.length + use.writes]),
  );
  const place = String(below.at);
  const others = (below.ran ?? []).filter(({ at }) => String(at) !== place);
  const ran = { flow: finished.flow, at: below.at, slots, writes, save: finished.save };
  below.ran = [...others, ran].slice(-MOST);
}
