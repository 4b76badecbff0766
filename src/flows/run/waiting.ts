import type { FlowState, Frame } from '../../domain/flowState.ts';
import type { FlowInput, FlowPorts } from './ports.ts';
import { openRun, type Run } from './run.ts';
import { phrase, titleOf } from './scope.ts';

/** A task that waits, and asks nothing: its flow on top, and all of its flows. */
export interface Waiting {
  frame: Frame;
  chain: Frame[];
}

/** The task that has this flow, or the one in front; null: it does not wait, or there is none. */
export function waitingTask({ frames }: FlowState, flow?: string): Waiting | null {
  const at = flow === undefined ? frames.length - 1 : frames.findLastIndex((frame) => frame.flow === flow);
  if (at < 0) return null;
  const after = frames.findIndex(({ interrupts }, i) => i > at && interrupts);
  const own = frames.slice(0, after < 0 ? frames.length : after);
  const from = Math.max(
    0,
    own.findLastIndex(({ interrupts }) => interrupts),
  );
  const frame = own.at(-1)!;
  const waits = frame.awaiting?.kind === 'approval' || frame.awaiting?.kind === 'event';
  return waits ? { frame, chain: own.slice(from) } : null;
}

/** Says what it waits for. */
export function sayWaiting(ports: FlowPorts, state: FlowState, input: FlowInput, frame: Frame): string {
  return sayTask(openRun(ports, input, state), frame);
}

/** As `sayWaiting`, within a turn. */
export function sayTask(run: Run, { flow, awaiting }: Frame): string {
  const name = awaiting?.kind === 'approval' ? 'waitsApproval' : 'waitsEvent';
  return phrase(run, name, { title: titleOf(run, flow) });
}
