import { pause } from './api.ts';
import type { Place } from './place.ts';
import type { Strike } from './planStrikes.ts';
import type { Replica } from './replica.ts';

export interface Struck {
  servers: number;
  /** Of these, while it still started. */
  duringStart: number;
  postmaster: number;
}

export interface StrikeParts {
  place: Place;
  replicas: Replica[];
  say: (line: string) => void;
  acknowledged: () => number;
}

/** Deals every blow and starts again what it hit. */
export async function strikeAll(strikes: Strike[], parts: StrikeParts): Promise<Struck> {
  const struck: Struck = { servers: 0, duringStart: 0, postmaster: 0 };
  for (const [i, strike] of strikes.entries()) {
    const what =
      strike.target === 'postgres' ? await killPostgres(strike, parts) : await killServer(strike, parts);
    struck[what === 'postmaster' ? 'postmaster' : 'servers']++;
    if (what === 'start') struck.duringStart++;
    parts.say(
      `kill -9 ${i + 1}/${strikes.length}: ${describe(strike, parts)}; ${parts.acknowledged()} messages acknowledged`,
    );
  }
  await Promise.all(parts.replicas.map((replica) => replica.ready()));
  return struck;
}

async function killServer(
  { target, duringStart, afterMs }: Strike,
  { replicas }: StrikeParts,
): Promise<'start' | 'server'> {
  const replica = replicas[target as number]!;
  if (!duringStart) await replica.ready();
  await pause(duringStart ? Math.max(0, afterMs - replica.upMs) : afterMs);
  await replica.kill();
  replica.start();
  return duringStart ? 'start' : 'server';
}

async function killPostgres({ afterMs }: Strike, { place, replicas }: StrikeParts): Promise<'postmaster'> {
  await Promise.any(replicas.map((replica) => replica.ready()));
  await pause(afterMs);
  await place.crash?.();
  return 'postmaster';
}

function describe({ target, duringStart, afterMs }: Strike, { replicas }: StrikeParts): string {
  if (target === 'postgres') return 'the postmaster and all its processes';
  const name = replicas.length > 1 ? `replica ${target + 1}` : 'the server';
  return duringStart ? `${name}, ${afterMs} ms into its start` : `${name}, ${afterMs} ms after it was ready`;
}
