import { parseArgs } from 'node:util';
import { BadInput } from '../../verb.ts';

export interface Options {
  articles: string;
  queries: string;
  /** Questions to learn from how sure to be. */
  calibrate: string | undefined;
  /** Asked precision, 0..1. */
  precision: number;
  /** Write the Markdown report: to a file, or to stdout. */
  report: boolean;
  reportFile: string | undefined;
  json: boolean;
  encoder: boolean;
}

const KNOWN = {
  articles: { type: 'string' },
  queries: { type: 'string' },
  calibrate: { type: 'string' },
  precision: { type: 'string' },
  report: { type: 'boolean' },
  json: { type: 'boolean' },
  'no-encoder': { type: 'boolean' },
} as const;

const USUAL_PRECISION = '0.95';
const HELP = 'See deskhand eval answers --help.';

/** `--report` takes the file that follows it, if one does. */
export function readOptions(args: string[]): Options {
  const { tokens } = parseArgs({ args, options: KNOWN, strict: false, tokens: true, allowPositionals: true });
  const values = new Map<string, string | undefined>();
  let current = '';
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue;
    if (token.kind === 'option') {
      current = token.name;
      checkOption(token.name, token.rawName, token.value, token.inlineValue);
      values.set(current, token.value);
    } else if (current === 'report' && values.get('report') === undefined) values.set('report', token.value);
    else throw new BadInput(`"${token.value}" belongs to no option. ${HELP}`);
  }
  return toOptions(values);
}

function checkOption(name: string, shown: string, value: string | undefined, inline: boolean | undefined) {
  const known = Object.hasOwn(KNOWN, name) ? KNOWN[name as keyof typeof KNOWN] : undefined;
  if (!known) throw new BadInput(`There is no option ${shown}. ${HELP}`);
  const needs = name === 'precision' ? 'a number' : 'a file';
  if (known.type === 'string' && (!value || (!inline && value.startsWith('--'))))
    throw new BadInput(`${shown} needs ${needs} after it.`);
  if (known.type === 'boolean' && inline && name !== 'report') throw new BadInput(`${shown} takes no value.`);
}

function toOptions(values: Map<string, string | undefined>): Options {
  const needed = (name: 'articles' | 'queries') => {
    const file = values.get(name);
    if (file === undefined) throw new BadInput(`--${name} is missing. ${HELP}`);
    return file;
  };
  return {
    articles: needed('articles'),
    queries: needed('queries'),
    calibrate: values.get('calibrate'),
    precision: readPrecision(values.get('precision') ?? USUAL_PRECISION),
    report: values.has('report'),
    reportFile: values.get('report'),
    json: values.has('json'),
    encoder: !values.has('no-encoder'),
  };
}

function readPrecision(text: string): number {
  const precision = Number(text);
  if (text.trim() === '' || !(precision > 0 && precision <= 1))
    throw new BadInput(`--precision must be above 0 and at most 1, not "${text}".`);
  return precision;
}
