import { BadInput } from '../../verb.ts';
import { type Output, readArgs, readOutput } from '../readArgs.ts';
import { MODES, type Mode } from './modes.ts';

export interface Options extends Output {
  /** A folder with `db.json`. */
  domain: string;
  tasks: string;
  modes: Mode[];
  /** What is left to chance follows from it. */
  seed: number;
}

const USUAL_SEED = '1';

export function readOptions(args: string[]): Options {
  const values = readArgs(args, {
    options: { domain: 'a folder', tasks: 'a file', mode: 'modes', seed: 'a number' },
    needed: ['domain', 'tasks'],
    help: 'See deskhand eval tasks --help.',
  });
  return {
    domain: values.get('domain')![0]!,
    tasks: values.get('tasks')![0]!,
    modes: readModes(values.get('mode')?.[0]),
    seed: readSeed(values.get('seed')?.[0] ?? USUAL_SEED),
    ...readOutput(values),
  };
}

function readModes(text: string | undefined): Mode[] {
  const all = Object.keys(MODES) as Mode[];
  if (text === undefined) return all;
  const named = text.split(',').map((name) => name.trim());
  const unknown = named.find((name) => !Object.hasOwn(MODES, name));
  if (unknown !== undefined)
    throw new BadInput(
      `--mode: there is no mode "${unknown}", only ${all.join(', ')}. Put commas between them.`,
    );
  return all.filter((mode) => named.includes(mode));
}

function readSeed(text: string): number {
  const seed = Number(text);
  if (text.trim() === '' || !Number.isSafeInteger(seed) || seed < 0)
    throw new BadInput(`--seed must be a whole number from 0 on, not "${text}".`);
  return seed;
}
