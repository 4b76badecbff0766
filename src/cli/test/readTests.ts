import { type Given, TestFile, type TestStep } from '../../domain/conversationTest.ts';
import { checkFolder, readFilesBy } from '../../flows/readFolder.ts';
import type { Fault } from '../../flows/readYaml.ts';

/** One conversation to play. */
export interface ConversationTest {
  /** `tests/orders.yaml` */
  file: string;
  name: string;
  given: Given;
  steps: TestStep[];
  /** Of a step in the file, counted from 1. */
  lineOf: (step: number) => number;
}

/** The conversation tests of a bot folder, in the order of their files; and what is wrong with them. */
export async function readTests(dir: string): Promise<{ tests: ConversationTest[]; faults: Fault[] }> {
  await checkFolder(dir);
  const { read, faults } = await readFilesBy(dir, 'tests', TestFile);
  const tests = read.flatMap(({ value, file, lineOf }): ConversationTest[] => {
    if (!value) return [];
    const { given = {}, steps, tests: own, name = nameOf(file) } = value;
    if (steps) return [{ file, name, given, steps, lineOf: (step) => lineOf(['steps', step]) }];
    return (own ?? []).map((one, i) => ({
      file,
      name: one.name ?? `${name} ${i + 1}`,
      given: { ...given, ...one.given, actions: { ...given.actions, ...one.given?.actions } },
      steps: one.steps,
      lineOf: (step) => lineOf(['tests', i, 'steps', step]),
    }));
  });
  return { tests, faults };
}

const nameOf = (file: string) =>
  file
    .replace(/^tests\//, '')
    .replace(/\.yaml$/, '')
    .replaceAll('_', ' ');
