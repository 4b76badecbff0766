import { createUnderstanding } from '../../../understanding/createUnderstanding.ts';
import { inFirstPerson } from './inFirstPerson.ts';
import { type ModeResult, resultOf, type TaskResult } from './modeResult.ts';
import type { Measuring } from './modes.ts';
import { type Playing, playTask } from './playTask.ts';
import type { Task } from './readTasks.ts';

/** Each in words of its own, and with a shop that fails elsewhere. */
const RUNS = 4;

/** A task is passed when each of four customers who want it reaches its end state. */
export function scripted(measuring: Measuring): Promise<ModeResult> {
  const runs = Array.from({ length: RUNS }, (_, run) => run);
  return converse(measuring, async (task, playing) => {
    const results: TaskResult[] = [];
    for (const run of runs) results.push(await playTask(task, { ...playing, seed: playing.seed + run }));
    return results;
  });
}

/** The customer begins with the task's own words, all of them at once. */
export function opening(measuring: Measuring): Promise<ModeResult> {
  return converse(measuring, async (task, playing) => [
    await playTask(task, { ...playing, opening: inFirstPerson(task.reason) }),
  ]);
}

async function converse(
  { tasks, domain, seed, encoder, onProgress }: Measuring,
  play: (task: Task, playing: Playing) => Promise<TaskResult[]>,
): Promise<ModeResult> {
  const understanding = await createUnderstanding({ bot: domain.bot, encoder });
  try {
    await understanding.complete;
    const results: TaskResult[] = [];
    for (const [at, task] of tasks.entries()) {
      results.push(
        together(await play(task, { domain, understanding, seed: (seed * tasks.length + at) * RUNS })),
      );
      onProgress(at + 1, tasks.length);
    }
    return resultOf(results);
  } finally {
    understanding.close();
  }
}

function together(runs: TaskResult[]): TaskResult {
  return {
    id: runs[0]!.id,
    passed: runs.every(({ passed }) => passed),
    wrongWrites: runs.reduce((sum, { wrongWrites }) => sum + wrongWrites, 0),
    handedOver: runs.some(({ handedOver }) => handedOver),
  };
}
