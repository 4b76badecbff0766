import type { Frame } from '../../domain/flowState.ts';
import { runFlow } from './control.ts';
import { actionOf, type Run, topFrame } from './run.ts';

/**
 * An action for a proven customer, and nobody is, or not any more: the flow that `proves` is run, and then the call is made.
 * false: there is no such flow, or no need for one, or it has not proven anything before.
 */
export async function proveFirst(run: Run, frame: Frame, call: string): Promise<boolean> {
  if (run.requester || frame.unproven || !actionOf(run, call)?.requester) return false;
  const flow = run.ports.version.flows.find(({ proves }) => proves);
  if (!flow || run.state.frames.some((one) => one.flow === flow.name)) return false;
  frame.awaiting = undefined;
  await runFlow(run, frame, { run: flow.name, with: {} });
  const above = topFrame(run);
  if (above && above !== frame) above.proves = true;
  return true;
}
