import { parseArgs } from 'node:util';
import { checkBot } from '../flows/loadBot.ts';
import type { Fault } from '../flows/readYaml.ts';
import { BadInput, type Verb } from './verb.ts';

const help = `deskhand check DIR [--json]

Lists every fault of a bot folder with its file, its line and the way out. Exit code 0 where there is none, 1 where there
are some, 2 where there is no bot folder.

  --json  one object: { "ok", "version", "faults": [{ "file", "line", "field", "message" }], "counts" }
`;

export const check: Verb = {
  summary: 'find every fault of a bot folder',
  help,
  async run(args, { out }) {
    const { dir, json } = readArgs(args);
    const { bot, faults } = await checkBot(dir);
    const counts = bot && {
      intents: bot.intents.length,
      entities: bot.entities.length,
      flows: bot.flows.length,
      actions: bot.actions.length,
    };
    if (json)
      out.write(`${JSON.stringify({ ok: bot !== null, version: bot?.version ?? null, faults, counts })}\n`);
    else if (counts) out.write(`${dir} is sound: ${listOf(counts)}.\n`);
    else
      out.write(
        `${faults.map(lineOf).join('\n')}\n${faults.length === 1 ? 'One fault' : `${faults.length} faults`}.\n`,
      );
    return bot ? 0 : 1;
  },
};

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
