import { parseArgs } from 'node:util';

export const CONTESTANTS = ['deskhand', 'deskhand words', 'node-nlp'] as const;
export type ContestantName = (typeof CONTESTANTS)[number];

export interface Options {
  isQuick: boolean;
  rounds: number;
  /** Set in the process of one contestant: what it measures, and where it may write. */
  job: Job | null;
}

export interface Job {
  contestant: ContestantName;
  /** Place in the list of sets. */
  set: number;
  scratch: string;
}

export const usage = `npm run bench -- understanding [--quick] [--rounds N]
  --quick    ten examples an intent, one round`;

/** Throws with one clear sentence on what it does not know. */
export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      quick: { type: 'boolean', default: false },
      rounds: { type: 'string' },
      job: { type: 'string' },
    },
  });
  const rounds = Number(values.rounds ?? (values.quick ? 1 : 3));
  if (!(Number.isInteger(rounds) && rounds > 0))
    throw new Error(`--rounds must be a whole number above 0, not "${values.rounds}"`);
  return { isQuick: values.quick, rounds, job: values.job === undefined ? null : JSON.parse(values.job) };
}
