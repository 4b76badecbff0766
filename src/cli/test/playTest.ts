import type { Expected, TestStep } from '../../domain/conversationTest.ts';
import { findMismatches, type Mismatch } from './findMismatches.ts';
import { happen } from './happen.ts';
import type { Heard } from './heard.ts';
import { openWorld, type Tested, type World } from './openWorld.ts';
import type { ConversationTest } from './readTests.ts';

export interface Failure {
  file: string;
  line: number;
  /** What had happened before. */
  after: string;
  mismatches: Mismatch[];
  /** What the engine says of its decision. */
  trace: string[];
  /** What the test would have to give. */
  missing: string[];
}

export interface TestResult {
  file: string;
  name: string;
  /** ms, by the wall clock. */
  ms: number;
  failure: Failure | null;
}

/** Plays one conversation to its end, or to the first step that goes otherwise than it shall. */
export async function playTest(tested: Tested, test: ConversationTest): Promise<TestResult> {
  const began = performance.now();
  const world = await openWorld(tested, test.given);
  try {
    const failure = await playSteps(world, test);
    return { file: test.file, name: test.name, ms: performance.now() - began, failure };
  } finally {
    world.close();
  }
}

async function playSteps(world: World, { file, steps, lineOf }: ConversationTest): Promise<Failure | null> {
  let heard: Heard | null = null;
  for (const [i, step] of steps.entries()) {
    const came = await happen(world, step, heard);
    const fail = (mismatches: Mismatch[]): Failure => ({
      file,
      line: lineOf(i),
      after: heard?.what ?? 'the beginning',
      mismatches,
      trace: heard?.trace ?? [],
      missing: heard?.missing ?? [],
    });
    if (typeof came === 'string') return fail([{ field: nameOf(step), expected: came, came: null }]);
    heard = came ?? heard;
    const expected = step satisfies Expected;
    const mismatches = heard ? findMismatches(expected, heard, world.talk.context) : [];
    if (mismatches.length > 0) return fail(mismatches);
  }
  return null;
}

const nameOf = (step: TestStep) => Object.keys(step)[0] ?? 'step';
