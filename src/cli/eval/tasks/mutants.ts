import { createRandom } from '../random.ts';
import { createWorld } from './createWorld.ts';
import { customerOf } from './customerOf.ts';
import { forbiddenAfter } from './forbiddenAfter.ts';
import { type ModeResult, resultOf, type TaskResult } from './modeResult.ts';
import { MUTATORS } from './mutate.ts';
import { FORM_MUTATORS } from './mutateForm.ts';
import { ITEM_MUTATORS } from './mutateItems.ts';
import type { Domain } from './readDomain.ts';
import type { Task } from './readTasks.ts';
import { startPlaying } from './replay.ts';
import { ownOf } from './retail/readArguments.ts';
import { confirmed, given, judge, keyOf, requestFor, rightOf, stateOf, type Trial } from './trial.ts';

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
    if (customer === undefined) {
      await playing.play(call);
      continue;
    }
    playing.requester ??= { id: customer, by: 'channel:eval' };
    const trial = { task, at, call, world, customer, random };
    results.push(...(await tryMutants({ ...trial, before: stateOf(world) })));
    results.push(await tryAtOnce({ ...trial, before: await stateIfOnce(trial, domain) }));
    const now = { ...trial, before: stateOf(world) };
    results.push(...(await tryAgain(now)), ...(await tryAfter(now)));
  }
  return results;
}

/** What the write makes of the shop when it is sent once. */
async function stateIfOnce(trial: Omit<Trial, 'before'>, domain: Domain): Promise<string> {
  const world = createWorld({ ...domain, data: trial.world.data });
  const once = { ...trial, world, before: '' };
  await confirmed(once, { ...trial.call, arguments: given(once) }, 'once');
  return stateOf(world);
}

async function tryMutants(trial: Trial): Promise<TaskResult[]> {
  const results: TaskResult[] = [];
  const right = rightOf(trial);
  for (const [kind, mutate] of Object.entries({ ...MUTATORS, ...ITEM_MUTATORS, ...FORM_MUTATORS })) {
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

/** The right write at last, sent from two windows at the same time: it is done once. */
async function tryAtOnce(trial: Trial): Promise<TaskResult> {
  const right = { ...trial.call, arguments: given(trial) };
  const outcomes = await Promise.all(['window', 'other_window'].map((kind) => confirmed(trial, right, kind)));
  const done = outcomes.filter(({ status }) => status === 'done').length;
  const isOnce = done < 2 || REPEATABLE.has(trial.call.name);
  const isRight = stateOf(trial.world) === trial.before;
  return {
    id: keyOf(trial, 'at_once'),
    passed: isOnce && isRight,
    wrongWrites: isRight ? 0 : 1,
    handedOver: false,
  };
}

/** All that the order's new status does not allow. */
async function tryAfter(trial: Trial): Promise<TaskResult[]> {
  const results: TaskResult[] = [];
  for (const call of forbiddenAfter(rightOf(trial))) {
    const kind = `after:${call.name}`;
    results.push(await judge(trial, kind, () => confirmed(trial, call, kind)));
  }
  return results;
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
