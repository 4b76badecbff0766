import type { Turn } from '../../domain/turn.ts';
import { wakeTime } from '../../flows/run/waitFor.ts';
import type { Outcome, TurnState } from '../turnState.ts';
import { slotsOf, withTaskDescribed } from './describeTask.ts';
import { hideSecrets } from './hideSecrets.ts';
import { secretsTyped } from './secretsTyped.ts';

/** The turn with what its task did, when it is to be woken, and what a person must know who takes over. */
export function finishTask(state: TurnState, { task }: Outcome, turn: Turn): Turn {
  const { bot, context } = state;
  const before = context.conversation.memory.flow;
  const { memory, handoff } = turn;
  const hadWake = before !== undefined && wakeTime(before) !== undefined;
  const wakeAt = (memory.flow && wakeTime(memory.flow)) ?? (hadWake ? null : undefined);
  const done: Turn = {
    ...turn,
    ...(task?.actions.length ? { actions: task.actions } : {}),
    ...(task?.effects.length ? { effects: task.effects } : {}),
    ...(wakeAt === undefined ? {} : { wakeAt }),
  };
  if (handoff && before) {
    done.memory = { ...memory, collected: { ...memory.collected, ...slotsOf(memory.flow ?? before) } };
    if (!task) done.handoff = withTaskDescribed(handoff, bot, before);
  }
  return hideSecrets(done, [...(task?.hides ?? []), ...secretsTyped(state)]);
}
