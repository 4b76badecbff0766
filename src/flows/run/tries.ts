import type { Flow } from '../../domain/flow.ts';
import type { Frame } from '../../domain/flowState.ts';

/** How often this slot was asked for already, in this run of the flow. */
export const triesOf = ({ tries }: Frame, slot: string): number => tries?.[slot] ?? 0;

/** It is answered; a `goto` back to it is a further try. */
export function noteTries(frame: Frame, slot: string, asked: number): void {
  frame.tries = { ...frame.tries, [slot]: asked };
}

/**
 * The customer has said yes, or something was done: asked again, it is for something else ("another one?"). What is secret
 * goes on being counted: nobody shall guess it.
 */
export function forgetTries(frame: Frame, { slots }: Flow): void {
  if (!frame.tries) return;
  const kept = Object.entries(frame.tries).filter(([slot]) => slots[slot]?.secret);
  frame.tries = kept.length > 0 ? Object.fromEntries(kept) : undefined;
}
