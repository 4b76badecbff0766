import { parseArgs } from 'node:util';
import { Action } from '../domain/action.ts';
import { checkBot } from '../flows/loadBot.ts';
import { readFilesBy } from '../flows/readFolder.ts';
import type { Fault } from '../flows/readYaml.ts';
import { checkDescriptions } from './check/checkDescriptions.ts';
import { checkHooks } from './check/checkHooks.ts';
import { checkTests } from './check/checkTests.ts';
import { checkVerbs } from './check/checkVerbs.ts';
import { notesOn } from './check/notesOn.ts';
import { BadInput, type Verb } from './verb.ts';

const help = `deskhand check DIR [--json]

Lists every fault of a bot folder with its file, its line and the way out: settings, intents, entities, flows and actions,
hooks (parsed, never run), OpenAPI documents, verbs of apps, and conversation tests. Exit code 0 where there is none, 1 where
there are some, 2 where there is no bot folder. Notes are no faults.

  --json  one object: { "ok", "version", "faults": [{ "file", "line", "field", "message" }], "notes", "counts" }
`;

export const check: Verb = {
  summary: 'find every fault of a bot folder',
  help,
  async run(args, { out }) {
    const { dir, json } = readArgs(args);
    const { ok, version, faults, notes, counts } = await checkAll(dir);
    if (json) out.write(`${JSON.stringify({ ok, version, faults, notes, counts })}\n`);
    else if (counts) out.write([`${dir} is sound: ${listOf(counts)}.`, ...notes, ''].join('\n'));
    else
      out.write(
        `${faults.map(lineOf).join('\n')}\n${faults.length === 1 ? 'One fault' : `${faults.length} faults`}.\n`,
      );
    return ok ? 0 : 1;
  },
};

/** What a server needs to start with it, and then what it names beyond: hooks, documents, apps, tests. */
async function checkAll(dir: string) {
  const { bot, faults } = await checkBot(dir);
  const { read: actions } = await readFilesBy(dir, 'actions', Action);
  const tests = await checkTests(dir, bot);
  const notes = notesOn(actions);
  const all = [
    ...faults,
    ...(await checkHooks(dir, actions)),
    ...(await checkDescriptions(dir, actions)),
    ...checkVerbs(actions),
    ...tests.faults,
  ];
  if (!bot || all.length > 0) return { ok: false, version: null, faults: all, notes, counts: null };
  const counts = {
    intents: bot.intents.length,
    entities: bot.entities.length,
    flows: bot.flows.length,
    actions: bot.actions.length,
    tests: tests.count,
  };
  return { ok: true, version: bot.version, faults: [], notes, counts };
}

function readArgs(args: string[]): { dir: string; json: boolean } {
  try {
    const { values, positionals } = parseArgs({
      args,
      options: { json: { type: 'boolean' } },
      allowPositionals: true,
    });
    const [dir, ...more] = positionals;
    if (dir === undefined || more.length > 0)
      throw new BadInput('deskhand check needs one folder: deskhand check DIR.');
    return { dir, json: values.json ?? false };
  } catch (error) {
    if (error instanceof BadInput) throw error;
    throw new BadInput(`deskhand check: ${(error as Error).message}`);
  }
}

const listOf = (counts: Record<string, number>) =>
  Object.entries(counts)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ');

function lineOf({ file, line, field, message }: Fault): string {
  return `${file}:${line}: ${field}${field ? ' ' : ''}${message}`;
}
