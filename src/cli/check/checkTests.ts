import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bot } from '../../domain/bot.ts';
import type { Given, TestStep } from '../../domain/conversationTest.ts';
import { BUILT_IN_ENTITIES } from '../../domain/entity.ts';
import { didYouMean } from '../../flows/checkFlows/checked.ts';
import { faultAt } from '../../flows/faults.ts';
import type { Fault } from '../../flows/readYaml.ts';
import { durationOf } from '../../flows/run/duration.ts';
import { type ConversationTest, readTests } from '../test/readTests.ts';

type Path = (string | number)[];
/** A name in a test, where it stands and what it must be one of. */
interface Named {
  name: string;
  path: Path;
  kind: Kind;
}
type Kind = 'action' | 'flow' | 'intent' | 'entity';

/** What is wrong with `tests/*.yaml`: their form, and names of what the bot does not have. `bot`: null when it is not sound. */
export async function checkTests(dir: string, bot: Bot | null): Promise<{ count: number; faults: Fault[] }> {
  const { tests, faults } = await readTests(dir);
  if (!bot) return { count: tests.length, faults };
  const known: Record<Kind, string[]> = {
    action: bot.actions.map(({ name }) => name),
    flow: bot.flows.map(({ name }) => name),
    intent: bot.intents.map(({ name }) => name),
    entity: [...BUILT_IN_ENTITIES, ...bot.entities.map(({ name }) => name)],
  };
  const found = await Promise.all(tests.map((test) => testFaults(dir, test, known)));
  // What a file gives for all of its tests is wrong once.
  const once = new Map(found.flat().map((fault) => [`${fault.file}:${fault.line} ${fault.message}`, fault]));
  return { count: tests.length, faults: [...faults, ...once.values()] };
}

async function testFaults(
  dir: string,
  test: ConversationTest,
  known: Record<Kind, string[]>,
): Promise<Fault[]> {
  const { file, given, steps, lineOf, lineOfGiven } = test;
  const inGiven = { file, lineOf: (path: PropertyKey[]) => lineOfGiven(path) };
  const inSteps = { file, lineOf: ([, step, ...path]: PropertyKey[]) => lineOf(Number(step), path) };
  const unknown = (at: typeof inGiven, { name, path, kind }: Named) =>
    known[kind].includes(name)
      ? []
      : [
          faultAt(
            at,
            path,
            `names the ${kind} "${name}", which is not there.${didYouMean(name, known[kind])}`,
          ),
        ];
  return [
    ...namesGiven(given).flatMap((named) => unknown(inGiven, named)),
    ...(await articleFaults(dir, given)).map((message) => faultAt(inGiven, ['given', 'articles'], message)),
    ...steps.flatMap((step, i) => [
      ...namesIn(step).flatMap(({ path, ...named }) =>
        unknown(inSteps, { ...named, path: ['steps', i, ...path] }),
      ),
      ...[...timeFaults(step), ...buttonFaults(step, steps[i - 1])].map(([path, message]) =>
        faultAt(inSteps, ['steps', i, ...path], message),
      ),
    ]),
  ];
}

const namesGiven = ({ actions = {} }: Given): Named[] =>
  Object.keys(actions).map((name) => ({ name, path: ['given', 'actions', name], kind: 'action' }));

function namesIn({ agent, calls = [], understands, remembers = {} }: TestStep): Named[] {
  const decided = (['approves', 'rejects'] as const).flatMap((field) => {
    const name = agent?.[field];
    return name === undefined ? [] : [{ name, path: ['agent', field], kind: 'action' as const }];
  });
  const { intent, entities = {} } = understands ?? {};
  const { task } = remembers;
  return [
    ...decided,
    ...calls.map(({ action: name }, at) => ({ name, path: ['calls', at], kind: 'action' as const })),
    ...(typeof intent === 'string'
      ? [{ name: intent, path: ['understands', 'intent'], kind: 'intent' as const }]
      : []),
    ...Object.keys(entities).map((name) => ({
      name,
      path: ['understands', 'entities', name],
      kind: 'entity' as const,
    })),
    ...(typeof task === 'string' ? [{ name: task, path: ['remembers', 'task'], kind: 'flow' as const }] : []),
  ];
}

async function articleFaults(dir: string, { articles }: Given): Promise<string[]> {
  if (typeof articles !== 'string') return [];
  const found = await stat(join(dir, articles)).catch(() => null);
  return found?.isFile() ? [] : [`names the file ${articles}, which is not in the bot folder.`];
}

type Finding = [path: Path, message: string];

function timeFaults({ wait }: TestStep): Finding[] {
  return wait === undefined || durationOf(wait) !== null
    ? []
    : [[['wait'], `is no time. Write it as "30 minutes", "2 days" or "1 week", at most 90 days.`]];
}

/** What the step before lists is all that can be pressed. */
function buttonFaults({ user }: TestStep, before: TestStep | undefined): Finding[] {
  const { button } = user ?? {};
  const offered = before?.bot?.buttons;
  if (button === undefined || !offered || offered.includes(button)) return [];
  return [
    [
      ['user', 'button'],
      `presses "${button}", which the step before does not offer.${didYouMean(button, offered)}`,
    ],
  ];
}
