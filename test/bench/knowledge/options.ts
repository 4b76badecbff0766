import { parseArgs } from 'node:util';

export const CONTESTANTS = ['deskhand', 'deskhand words', 'minisearch', 'wink-bm25'] as const;
export type ContestantName = (typeof CONTESTANTS)[number];

export interface Options {
  rounds: number;
  /** Of the generated help centre. */
  articles: number;
  only: ContestantName[];
  json: boolean;
  /** Set in the process of one contestant: what it measures, and where it may write. */
  job: Job | null;
}

export interface Job {
  contestant: ContestantName;
  set: string;
  scratch: string;
}

export const usage = `npm run bench -- knowledge [--quick] [--rounds N] [--articles N] [--only A,B] [--json]
  --quick       a generated help centre of 1,000 articles instead of 10,000, one round
  --articles N  its size
  --only A,B    of ${CONTESTANTS.join(', ')}
  --json        the JSON object alone, without the table`;

/** Throws with one clear sentence on what it does not know. */
export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      quick: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      rounds: { type: 'string' },
      articles: { type: 'string' },
      only: { type: 'string' },
      job: { type: 'string' },
    },
  });
  return {
    rounds: wholeNumber('rounds', values.rounds ?? (values.quick ? '1' : '3'), 1),
    articles: wholeNumber('articles', values.articles ?? (values.quick ? '1000' : '10000'), 10),
    only: contestantsIn(values.only),
    json: values.json,
    job: values.job === undefined ? null : JSON.parse(values.job),
  };
}

function wholeNumber(name: string, value: string, least: number): number {
  const number = Number(value);
  if (Number.isInteger(number) && number >= least) return number;
  throw new Error(`--${name} must be a whole number from ${least} on, not "${value}"`);
}

function contestantsIn(only: string | undefined): ContestantName[] {
  const names = only?.split(',').map((name) => name.trim()) ?? [...CONTESTANTS];
  return names.map((name) => {
    const known = CONTESTANTS.find((one) => one === name);
    if (known) return known;
    throw new Error(`--only knows ${CONTESTANTS.join(', ')}, not "${name}"`);
  });
}
