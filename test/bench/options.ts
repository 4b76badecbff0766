import { parseArgs } from 'node:util';
import { type Contestant, contestants } from './contestants.ts';

export interface Options {
  chosen: Contestant[];
  rounds: number;
  /** Length of one measured window. */
  seconds: number;
  warmSeconds: number;
  connections: number[];
}

export const usage = `npm run bench -- [--quick] [--only name,name] [--rounds N] [--seconds N]
  --quick    one second a window instead of four
  --only     servers or contestants, such as: sqlite,botbuilder/echo
Contestants: ${contestants.map(({ name }) => name).join(' ')}`;

/** Throws with one clear sentence on what it does not know. */
export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string' },
      rounds: { type: 'string', default: '3' },
      seconds: { type: 'string' },
    },
  });
  return {
    chosen: choose(values.only),
    rounds: positive('--rounds', values.rounds),
    seconds: positive('--seconds', values.seconds ?? (values.quick ? '1' : '4')),
    warmSeconds: values.quick ? 2 : 5,
    connections: [1, 32],
  };
}

function choose(only: string | undefined): Contestant[] {
  if (only === undefined) return contestants;
  const wanted = only.split(',').map((name) => name.trim());
  const isMeant = (contestant: Contestant, name: string) =>
    contestant.name === name || contestant.name.startsWith(`${name}/`);
  for (const name of wanted) {
    if (!contestants.some((contestant) => isMeant(contestant, name)))
      throw new Error(`--only: there is no "${name}"`);
  }
  return contestants.filter((contestant) => wanted.some((name) => isMeant(contestant, name)));
}

function positive(name: string, text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new Error(`${name} must be a number above 0, not "${text}"`);
  return value;
}
