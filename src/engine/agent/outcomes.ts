import type { Reason, Saying } from '../../domain/turn.ts';
import { handOver } from '../handOver.ts';
import { join } from '../tasks/taskOutcome.ts';
import type { Outcome } from '../turnState.ts';
import type { Pursuit } from './parts.ts';
import { withLine } from './planOf.ts';

/** What was done stays with the turn, however it ends. */
function withActions({ state, actions }: Pursuit): Pick<Outcome, 'task'> {
  const { flow } = state.context.conversation.memory;
  return { task: { state: flow, actions, effects: [], requester: null, hides: [] } };
}

/** The plan goes on with the next message. */
export function sayAndWait(pursuit: Pursuit, saying: Saying, why: string): Outcome {
  const plan = withLine(pursuit.plan, { who: 'bot', text: saying.text });
  return { decision: 'flow', say: [saying], plan, why, ...withActions(pursuit) };
}

/** Nothing more is planned. */
export function sayAndEnd(pursuit: Pursuit, text: string, why: string): Outcome {
  return { decision: 'flow', say: [{ text }], plan: undefined, why, ...withActions(pursuit) };
}

/** A person goes on, and is told what was tried and what was changed. `first`: said before. */
export function giveToPerson(pursuit: Pursuit, reason: Reason, why: string, first?: string): Outcome {
  const { state, plan } = pursuit;
  const outcome = handOver(state, reason);
  const tried = plan.lines.flatMap((line) =>
    line.who === 'call' && line.name !== 'reply' ? [line.name.replaceAll('_', ' ')] : [],
  );
  const note = [
    `The language model planned here: ${why}.`,
    ...(tried.length > 0 ? [`It tried: ${[...new Set(tried)].join(', ')}.`] : []),
    ...(plan.done.length > 0 ? [`Changed: ${plan.done.join(', ')}.`] : []),
    // What gave no clear answer may have happened.
    ...(plan.done.length === 0 && reason !== 'action_failed' ? ['Nothing was changed by it.'] : []),
  ].join(' ');
  return {
    ...outcome,
    say: join([...(first ? [{ text: first }] : []), ...outcome.say]),
    handoff: { ...outcome.handoff!, nextStep: `${outcome.handoff!.nextStep} ${note}` },
    plan: undefined,
    why: `${reason}: ${why}`,
    ...withActions(pursuit),
  };
}
