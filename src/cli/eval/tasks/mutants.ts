import type { ActionOutcome, ActionRequest } from '../../../domain/action.ts';
import { createRandom } from '../random.ts';
import { createWorld, type World } from './createWorld.ts';
import { customerOf } from './customerOf.ts';
import { type ModeResult, resultOf, type TaskResult } from './modeResult.ts';
import { MUTATORS, type Right } from './mutate.ts';
import type { Domain } from './readDomain.ts';
import type { Call, Task } from './readTasks.ts';
import { requestOf, startPlaying } from './replay.ts';
import { ownOf } from './retail/readArguments.ts';

/** Every write of every task, made wrong in every way that it can be: none may change anything. */
export async function mutants(tasks: Task[], domain: Domain, seed: number): Promise<ModeResult> {
  const random = createRandom(seed);
  const results: TaskResult[] = [];
  for (const task of tasks) results.push(...(await mutateTask(task, domain, random)));
  return resultOf(results);
}

/** The task goes on as it should between its mutants: each meets the state that its right write would meet. */
async function mutateTask(task: Task, domain: Domain, random: () => number): Promise<TaskResult[]> {
  const world = createWorld(domain);
  const id = customerOf(task, domain.data);
  const playing = startPlaying(task, world);
  const results: TaskResult[] = [];
  for (const [at, call] of task.actions.entries()) {
    const action = world.actions.list.find(({ name }) => name === call.name);
    if (!action) continue;
    const customer = action.does === 'write' ? id : undefined;
    if (customer !== undefined) {
      playing.requester ??= { id: customer, by: 'channel:eval' };
      results.push(
        ...(await tryMutants({ task, at, call, world, customer, random, before: stateOf(world) })),
      );
    }
    await playing.play(call);
    if (customer !== undefined)
      results.push(...(await tryAgain({ task, at, call, world, customer, random, before: stateOf(world) })));
  }
  return results;
}

const stateOf = ({ data }: World) => JSON.stringify(data);

interface Trial {
  task: Task;
  at: number;
  call: Call;
  world: World;
  customer: string;
  /** The shop as it must stay. */
  before: string;
  random: () => number;
}

async function tryMutants(trial: Trial): Promise<TaskResult[]> {
  const results: TaskResult[] = [];
  const right = rightOf(trial);
  for (const [kind, mutate] of Object.entries(MUTATORS)) {
    const changed = mutate(right);
    if (!changed) continue;
    const mutant = { ...trial.call, arguments: { ...given(trial), ...changed } };
    results.push(await judge(trial, kind, () => confirmed(trial, mutant, kind)));
  }
  const { world } = trial;
  const request = requestFor(trial, { ...trial.call, arguments: given(trial) });
  results.push(
    await judge(trial, 'not_confirmed', () =>
      world.actions.run({ ...request, key: keyOf(trial, 'unasked') }),
    ),
    await judge(trial, 'confirmed_something_else', () =>
      world.actions.run({ ...request, key: keyOf(trial, 'other'), confirmed: 'f'.repeat(64) }),
    ),
    await judge(trial, 'nobody_known', () =>
      confirmed(trial, { ...trial.call, arguments: given(trial) }, 'nobody', null),
    ),
    ...(await tryStale(trial)),
  );
  return results;
}

/** Said yes to, then another sale took the order on: what was true when they said it counts no more. */
async function tryStale(trial: Trial): Promise<TaskResult[]> {
  const { world, call } = trial;
  const order = ownOf(world.data.orders, String(call.arguments.order_id));
  if (!order) return [];
  const { status } = order;
  const request = { ...requestFor(trial, { ...call, arguments: given(trial) }), key: keyOf(trial, 'stale') };
  const asked = await world.actions.run(request);
  order.status = 'processed';
  const judged = await judge({ ...trial, before: stateOf(world) }, 'stale', () =>
    world.actions.run({ ...request, confirmed: asked.status === 'confirm' ? asked.digest : '' }),
  );
  order.status = status;
  return [judged];
}

/** Setting the same address again is no harm. */
const REPEATABLE = new Set(['modify_user_address', 'modify_pending_order_address']);

/** The same write once more, as two at the same time: what is done is done once. */
async function tryAgain(trial: Trial): Promise<TaskResult[]> {
  if (REPEATABLE.has(trial.call.name)) return [];
  const again = { ...trial.call, arguments: given(trial) };
  const both = async () => {
    const [first] = await Promise.all([confirmed(trial, again, 'again'), confirmed(trial, again, 'again')]);
    return first;
  };
  return [await judge(trial, 'again', both)];
}

/** Passed: refused, failed or asked about, and everything is as it was. */
async function judge(trial: Trial, kind: string, attempt: () => Promise<ActionOutcome>): Promise<TaskResult> {
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
async function confirmed(
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

const requestFor = ({ customer }: Trial, { name, arguments: args }: Call) => ({
  ...requestOf({ id: customer, by: 'channel:eval' }),
  action: name,
  arguments: args,
});

/** The arguments that are the customer's to give. */
function given({ call, world }: Trial): Call['arguments'] {
  const action = world.actions.list.find(({ name }) => name === call.name);
  const own = Object.entries(call.arguments).filter(([name]) => action?.arguments[name]?.from === undefined);
  return Object.fromEntries(own);
}

function rightOf({ call, world, customer, random }: Trial): Right {
  const { data } = world;
  const order = ownOf(data.orders, String(call.arguments.order_id));
  return { call, data, customer: { ...data.users[customer]!, id: customer }, order, random };
}

const keyOf = ({ task, at }: Trial, kind: string) => `${task.id}:${at}:${kind}`;
