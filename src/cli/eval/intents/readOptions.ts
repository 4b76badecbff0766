import { BadInput } from '../../verb.ts';
import { type Output, readArgs, readOutput } from '../readArgs.ts';

const FILE_OPTIONS = ['train', 'test', 'oos', 'validate', 'validate-oos'] as const;

export interface Options extends Output {
  files: Record<(typeof FILE_OPTIONS)[number], string[]>;
  typos: boolean;
  seed: number;
}

export function readOptions(args: string[]): Options {
  const values = readArgs(args, {
    options: {
      ...Object.fromEntries(FILE_OPTIONS.map((name) => [name, 'files' as const])),
      seed: 'a number',
      typos: 'nothing',
    },
    needed: ['train', 'test'],
    help: 'See deskhand eval intents --help.',
  });
  const files = Object.fromEntries(FILE_OPTIONS.map((name) => [name, values.get(name) ?? []]));
  return {
    files: files as Options['files'],
    typos: values.has('typos'),
    seed: readSeed(values.get('seed')?.[0] ?? '1'),
    ...readOutput(values),
  };
}

function readSeed(text: string): number {
  const seed = Number(text);
  if (!Number.isSafeInteger(seed)) throw new BadInput(`--seed must be a whole number, not "${text}".`);
  return seed;
}
