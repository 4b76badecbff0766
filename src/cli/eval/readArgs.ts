import { parseArgs } from 'node:util';
import { BadInput } from '../verb.ts';

/** What stands after an option. */
type Takes = 'a file' | 'files' | 'a file or nothing' | 'a folder' | 'a number' | 'modes' | 'nothing';

/** What every evaluation takes. */
export interface Output {
  /** Write the Markdown report: to a file, or to stdout. */
  report: boolean;
  reportFile: string | undefined;
  json: boolean;
  encoder: boolean;
}

export interface Expected {
  /** Of this verb alone. */
  options: Record<string, Takes>;
  needed: string[];
  /** Where to read more. */
  help: string;
}

const OUTPUT: Record<string, Takes> = {
  report: 'a file or nothing',
  json: 'nothing',
  'no-encoder': 'nothing',
};

/**
 * Values by option. What stands alone belongs to the option before it, where that takes it: `--train A B`,
 * `--report FILE`. Of an option that is there twice the last counts, but for `files`. Throws `BadInput`.
 */
export function readArgs(args: string[], { options, needed, help }: Expected): Map<string, string[]> {
  const known = new Map(Object.entries({ ...OUTPUT, ...options }));
  const config = [...known].map(([name, takes]) => [
    name,
    { type: needsValue(takes) ? 'string' : 'boolean' },
  ]);
  const { tokens } = parseArgs({
    args,
    options: Object.fromEntries(config),
    strict: false,
    tokens: true,
    allowPositionals: true,
  });
  const values = new Map<string, string[]>();
  let current = '';
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue;
    if (token.kind === 'option') {
      current = token.name;
      const takes = known.get(current);
      if (!takes) throw new BadInput(`There is no option ${token.rawName}. ${help}`);
      checkValue(token, takes);
      if (takes !== 'files' || !values.has(current)) values.set(current, []);
    } else if (!takesMore(known.get(current), values.get(current))) {
      throw new BadInput(`"${token.value}" belongs to no option. ${help}`);
    }
    if (token.value !== undefined) values.get(current)?.push(token.value);
  }
  for (const name of needed) if (!values.has(name)) throw new BadInput(`--${name} is missing. ${help}`);
  return values;
}

export function readOutput(values: Map<string, string[]>): Output {
  return {
    report: values.has('report'),
    reportFile: values.get('report')?.[0],
    json: values.has('json'),
    encoder: !values.has('no-encoder'),
  };
}

interface Given {
  rawName: string;
  value: string | undefined;
  inlineValue: boolean | undefined;
}

function checkValue({ rawName, value, inlineValue }: Given, takes: Takes): void {
  if (needsValue(takes) && (!value || (!inlineValue && value.startsWith('--'))))
    throw new BadInput(`${rawName} needs ${takes === 'files' ? 'a file' : takes} after it.`);
  if (takes === 'nothing' && inlineValue) throw new BadInput(`${rawName} takes no value.`);
}

const needsValue = (takes: Takes) => takes !== 'nothing' && takes !== 'a file or nothing';

function takesMore(takes: Takes | undefined, there: string[] = []): boolean {
  return takes === 'files' || (takes === 'a file or nothing' && there.length === 0);
}
