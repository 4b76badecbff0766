import { parseArgs } from 'node:util';
import type { StoreName } from './place.ts';

export interface Options {
  seed: number;
  kills: number;
  stores: StoreName[];
  seconds: number;
}

export const USAGE = `npm run chaos -- [--seed N] [--kills 20] [--store sqlite|postgres|both] [--seconds 0]
  --seed     the same seed plans the same kills, texts and faults; without it one is chosen and shown
  --kills    SIGKILLs to servers, for each store
  --seconds  the load goes on for at least so long`;

/** Throws an Error that says which argument is wrong. */
export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      seed: { type: 'string' },
      kills: { type: 'string', default: '20' },
      store: { type: 'string', default: 'both' },
      seconds: { type: 'string', default: '0' },
    },
  });
  const { seed = String(Date.now() % 1_000_000), store } = values;
  const stores: StoreName[] = store === 'both' ? ['sqlite', 'postgres'] : [store as StoreName];
  if (!['both', 'sqlite', 'postgres'].includes(store))
    throw new Error(`--store is sqlite, postgres or both, not ${store}`);
  return {
    seed: whole('seed', seed),
    kills: whole('kills', values.kills),
    stores,
    seconds: whole('seconds', values.seconds),
  };
}

function whole(name: string, value: string): number {
  if (!/^\d+$/.test(value)) throw new Error(`--${name} is a whole number, not ${value}`);
  return Number(value);
}
