import type { ActionOutcome, ActionRequest } from '../../../domain/action.ts';
import type { World } from './createWorld.ts';
import type { TaskResult } from './modeResult.ts';
import type { Right } from './mutate.ts';
import type { Call, Task } from './readTasks.ts';
import { requestOf } from './replay.ts';
import { ownOf } from './retail/readArguments.ts';

/** A write of a task in the moment before it is done, or after it. */
export interface Trial {
  task: Task;
  at: number;
  call: Call;
  world: World;
  customer: string;
  /** The shop as it must stay. */
  before: string;
  random: () => number;
}

export const stateOf = ({ data }: World) => JSON.stringify(data);

/** Passed: refused, failed or asked about, and everything is as it was. */
export async function judge(
  trial: Trial,
  kind: string,
  attempt: () => Promise<ActionOutcome>,
): Promise<TaskResult> {
  const { world } = trial;
  const outcome = await attempt();
  const isChanged = stateOf(world) !== trial.before;
  return {
    id: keyOf(trial, kind),
    passed: !isChanged && outcome.status !== 'done',
    wrongWrites: isChanged ? 1 : 0,
    handedOver: false,
  };
}

/** With a yes to whatever it asks. */
export async function confirmed(
  trial: Trial,
  call: Call,
  kind: string,
  requester: ActionRequest['requester'] = { id: trial.customer, by: 'channel:eval' },
): Promise<ActionOutcome> {
  const request = { ...requestFor(trial, call), requester, key: keyOf(trial, kind) };
  const first = await trial.world.actions.run(request);
  return first.status === 'confirm'
    ? trial.world.actions.run({ ...request, confirmed: first.digest })
    : first;
}

export const requestFor = ({ customer }: Trial, { name, arguments: args }: Call) => ({
  ...requestOf({ id: customer, by: 'channel:eval' }),
  action: name,
  arguments: args,
});

/** The arguments that are the customer's to give. */
export function given({ call, world }: Trial): Call['arguments'] {
  const action = world.actions.list.find(({ name }) => name === call.name);
  const own = Object.entries(call.arguments).filter(([name]) => action?.arguments[name]?.from === undefined);
  return Object.fromEntries(own);
}

export function rightOf({ call, world, customer, random }: Trial): Right {
  const { data } = world;
  const order = ownOf(data.orders, String(call.arguments.order_id));
  return { call, data, customer: { ...data.users[customer]!, id: customer }, order, random };
}

export const keyOf = ({ task, at }: Trial, kind: string) => `${task.id}:${at}:${kind}`;
