import type { ActionOutcome, Requester } from '../../../domain/action.ts';
import { createWorld, type World } from './createWorld.ts';
import { customerOf } from './customerOf.ts';
import { findDifferences, isSameChange, unexpected } from './findDifferences.ts';
import { type ModeResult, resultOf, type TaskResult } from './modeResult.ts';
import type { Domain } from './readDomain.ts';
import type { Call, Task } from './readTasks.ts';
import { NO_ACTIONS } from './retail/createShop.ts';

/** Every task's own actions through the gate, the customer saying yes to each: exactly the expected end state. */
export async function replay(tasks: Task[], domain: Domain): Promise<ModeResult> {
  const results: TaskResult[] = [];
  for (const task of tasks) results.push(await replayTask(task, domain));
  return resultOf(results);
}

async function replayTask(task: Task, domain: Domain): Promise<TaskResult> {
  const world = createWorld(domain);
  const playing = startPlaying(task, world);
  for (const call of task.actions) if (!NO_ACTIONS.has(call.name)) await playing.play(call);
  const changed = findDifferences(domain.data, world.data);
  return {
    id: task.id,
    passed: isSameChange(changed, task.expected),
    wrongWrites: unexpected(changed, task.expected).length > 0 ? 1 : 0,
    handedOver: task.actions.some(({ name }) => name === 'transfer_to_human_agents'),
  };
}

export interface Playing {
  requester: Requester | null;
  /** Runs one action as the customer's, with their yes where it is asked for. */
  play(call: Call): Promise<ActionOutcome>;
}

/** A customer known by what identifies them in the task, or, where nothing does, by their channel. */
export function startPlaying(task: Task, { actions, data }: World): Playing {
  const known = task.actions.some(({ name }) => name.startsWith('find_user_id'));
  const id = known ? undefined : customerOf(task, data);
  let step = 0;
  const playing: Playing = {
    requester: id === undefined ? null : { id, by: 'channel:eval' },
    async play({ name, arguments: given }) {
      const action = actions.list.find((one) => one.name === name);
      const own = Object.entries(given).filter(([key]) => action?.arguments[key]?.from === undefined);
      const request = {
        ...requestOf(playing.requester),
        action: name,
        arguments: Object.fromEntries(own),
        key: `${task.id}:${step++}`,
      };
      const first = await actions.run(request);
      const outcome =
        first.status === 'confirm' ? await actions.run({ ...request, confirmed: first.digest }) : first;
      if (outcome.status === 'done' && outcome.identified) playing.requester = outcome.identified;
      return outcome;
    },
  };
  return playing;
}

export const requestOf = (requester: Requester | null) => ({
  workspace: 'eval',
  conversation: 'cnv_eval',
  fence: 0,
  requester,
  by: 'flow' as const,
});
