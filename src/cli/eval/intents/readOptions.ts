import { parseArgs } from 'node:util';
import { BadInput } from '../../verb.ts';

const FILE_OPTIONS = ['train', 'test', 'oos', 'validate', 'validate-oos'] as const;
type FileOption = (typeof FILE_OPTIONS)[number];

export interface Options {
  files: Record<FileOption, string[]>;
  typos: boolean;
  seed: number;
  /** Write the Markdown report: to a file, or to stdout. */
  report: boolean;
  reportFile: string | undefined;
  json: boolean;
  encoder: boolean;
}

const KNOWN = {
  ...Object.fromEntries(FILE_OPTIONS.map((name) => [name, { type: 'string' as const }])),
  seed: { type: 'string' as const },
  typos: { type: 'boolean' as const },
  report: { type: 'boolean' as const },
  json: { type: 'boolean' as const },
  'no-encoder': { type: 'boolean' as const },
};

/** What stands alone belongs to the file option before it (`--train A B`), or is the report's file (`--report FILE`). */
export function readOptions(args: string[]): Options {
  const { tokens } = parseArgs({ args, options: KNOWN, strict: false, tokens: true, allowPositionals: true });
  const values = new Map<string, string[]>();
  let current = '';
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue;
    if (token.kind === 'option') {
      current = token.name;
      checkOption(token.name, token.rawName, token.value, token.inlineValue);
    } else if (!takesMore(current, values)) {
      throw new BadInput(`"${token.value}" belongs to no option. See deskhand eval intents --help.`);
    }
    values.set(current, [
      ...(values.get(current) ?? []),
      ...(token.value === undefined ? [] : [token.value]),
    ]);
  }
  return toOptions(values);
}

function checkOption(
  name: string,
  shown: string,
  value: string | undefined,
  inline: boolean | undefined,
): void {
  const known = Object.hasOwn(KNOWN, name) ? KNOWN[name as keyof typeof KNOWN] : undefined;
  if (!known) throw new BadInput(`There is no option ${shown}. See deskhand eval intents --help.`);
  if (known.type === 'string' && (value === undefined || (!inline && value.startsWith('--'))))
    throw new BadInput(`${shown} needs ${name === 'seed' ? 'a number' : 'a file'} after it.`);
  if (known.type === 'boolean' && inline && name !== 'report') throw new BadInput(`${shown} takes no value.`);
}

function takesMore(option: string, values: Map<string, string[]>): boolean {
  if (option === 'report') return values.get(option)?.length === 0;
  return (FILE_OPTIONS as readonly string[]).includes(option);
}

function toOptions(values: Map<string, string[]>): Options {
  const files = Object.fromEntries(FILE_OPTIONS.map((name) => [name, values.get(name) ?? []]));
  for (const name of ['train', 'test']) {
    if (files[name]?.length === 0)
      throw new BadInput(`--${name} is missing. See deskhand eval intents --help.`);
  }
  return {
    files: files as Options['files'],
    typos: values.has('typos'),
    seed: readSeed(values.get('seed')?.at(-1) ?? '1'),
    report: values.has('report'),
    reportFile: values.get('report')?.[0],
    json: values.has('json'),
    encoder: !values.has('no-encoder'),
  };
}

function readSeed(text: string): number {
  const seed = Number(text);
  if (!Number.isSafeInteger(seed)) throw new BadInput(`--seed must be a whole number, not "${text}".`);
  return seed;
}
