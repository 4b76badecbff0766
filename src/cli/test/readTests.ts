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
  /** Of a step in the file, or of something in it, counted from 1. */
  lineOf: (step: number, path?: PropertyKey[]) => number;
  /** Of what is given: a path that begins with `given`. */
  lineOfGiven: (path: PropertyKey[]) => number;
}

/** The conversation tests of a bot folder, in the order of their files; and what is wrong with them. */
export async function readTests(dir: string): Promise<{ tests: ConversationTest[]; faults: Fault[] }> {
  await checkFolder(dir);
  const { read, faults } = await readFilesBy(dir, 'tests', TestFile);
  const tests = read.flatMap(({ value, file, lineOf }): ConversationTest[] => {
    if (!value) return [];
    const { given = {}, steps, tests: own, name = nameOf(file) } = value;
    if (steps) return [{ file, name, given, steps, lineOf: inside(lineOf, ['steps']), lineOfGiven: lineOf }];
    return (own ?? []).map((one, i) => ({
      file,
      name: one.name ?? `${name} ${i + 1}`,
      given: { ...given, ...one.given, actions: { ...given.actions, ...one.given?.actions } },
      steps: one.steps,
      lineOf: inside(lineOf, ['tests', i, 'steps']),
      lineOfGiven: (path) => lineOf(isIn(one, path) ? ['tests', i, ...path] : path),
    }));
  });
  return { tests, faults };
}

const inside =
  (lineOf: (path: PropertyKey[]) => number, place: PropertyKey[]) =>
  (step: number, path: PropertyKey[] = []) =>
    lineOf([...place, step, ...path]);

function isIn(value: unknown, [first, ...rest]: PropertyKey[]): boolean {
  if (first === undefined) return true;
  return typeof value === 'object' && value !== null && first in value && isIn(value[first as never], rest);
}

const nameOf = (file: string) =>
  file
    .replace(/^tests\//, '')
    .replace(/\.yaml$/, '')
    .replaceAll('_', ' ');
