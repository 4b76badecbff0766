import type { Frame } from '../../domain/flowState.ts';

/** For the person who goes on: what the tasks have done, and what nobody knows. */
export function describeDone(frames: Frame[], nameOf: (action: string) => string): string {
  const done = frames.flatMap((frame) => frame.done.map(({ action }) => nameOf(action)));
  const unsure = frames.flatMap((frame) =>
    (frame.unsure ?? []).map(({ action, run }) => `${nameOf(action)} (${run})`),
  );
  if (done.length + unsure.length === 0) return 'Nothing was changed by it.';
  return [
    done.length === 0 ? '' : `Done so far: ${done.join(', ')}.`,
    unsure.length === 0
      ? ''
      : `Not known whether it was done, look before it is repeated: ${unsure.join(', ')}.`,
  ]
    .filter(Boolean)
    .join(' ');
}
