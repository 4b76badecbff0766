import type { Understanding } from '../../../domain/understanding.ts';
import { createRandom } from '../random.ts';
import { createFaults } from './createFaults.ts';
import { createWorld } from './createWorld.ts';
import { createCustomer } from './customer/createCustomer.ts';
import { customerOf } from './customerOf.ts';
import { findDifferences, isSameChange, unexpected } from './findDifferences.ts';
import { isUnfinished } from './isUnfinished.ts';
import type { TaskResult } from './modeResult.ts';
import { openChat } from './openChat.ts';
import type { Domain } from './readDomain.ts';
import type { Task } from './readTasks.ts';

export interface Playing {
  domain: Domain;
  understanding: Understanding;
  seed: number;
  /** What they begin with, instead of words of the scripted customer's own. */
  opening?: string | undefined;
  /** Told of each message and what came of it. */
  onTurn?: (said: string, turn: Awaited<ReturnType<ReturnType<typeof openChat>['say']>>) => void;
}

/** Nobody goes on for ever. */
const MOST_TURNS = 80;

/** One conversation of a scripted customer with the bot, and what it left behind. */
export async function playTask(task: Task, playing: Playing): Promise<TaskResult> {
  const { domain, understanding, seed, opening, onTurn } = playing;
  const random = createRandom(seed);
  const world = createWorld(domain, createFaults(random));
  const id = customerOf(task, domain.data);
  if (id === undefined) return { id: task.id, passed: false, wrongWrites: 0, handedOver: false };
  const chat = openChat({ bot: domain.bot, understanding, world, id: `cnv_${task.id}_${seed}` });
  const customer = createCustomer({
    task,
    data: domain.data,
    id,
    random,
  });
  let handedOver = false;
  let isUnderstood = opening === undefined;
  const first = customer.opens();
  let text: string | null = opening ?? first;
  for (let turns = 0; text !== null && turns < MOST_TURNS && !handedOver; turns++) {
    const turn = await chat.say(text);
    onTurn?.(text, turn);
    handedOver = turn.handoff !== null;
    const tasks = turn.memory.flow?.frames.map(({ flow }) => flow) ?? [];
    text = isUnderstood || customer.cameFor(tasks) ? customer.replies(turn.say) : customer.means(turn.say);
    isUnderstood ||= customer.cameFor(tasks);
  }
  const changed = findDifferences(domain.data, world.data);
  return {
    id: task.id,
    passed: isUnderstood && isSameChange(changed, task.expected),
    wrongWrites:
      unexpected(changed, task.expected).length > 0 && !isUnfinished(task, domain.data, changed) ? 1 : 0,
    handedOver,
  };
}
