import type { Random } from './random.ts';

/** One SIGKILL. */
export interface Strike {
  /** A replica by its number, or the postmaster with all its processes. */
  target: number | 'postgres';
  /** Hits the server while it still starts, so that two kills follow in quick succession. */
  duringStart: boolean;
  /** From when the server was ready (or, during a start, from when it was started) to the blow. */
  afterMs: number;
}

export interface StrikeOptions {
  kills: number;
  replicas: number;
  /** On top of `kills`. */
  postmasterKills: number;
  random: Random;
}

/** The same seed gives the same blows. What they meet is up to the machine: that is the point. */
export function planStrikes({ kills, replicas, postmasterKills, random }: StrikeOptions): Strike[] {
  const strikes: Strike[] = [];
  let target = 0;
  for (let i = 0; i < kills; i++) {
    const duringStart = i > 0 && random.chance(0.2);
    if (!duringStart) target = random.between(0, replicas - 1);
    strikes.push({ target, duringStart, afterMs: duringStart ? random.between(20, 900) : uptime(random) });
  }
  for (let i = 0; i < postmasterKills; i++) {
    const at = Math.floor(((i + 0.5) * strikes.length) / postmasterKills);
    strikes.splice(at, 0, { target: 'postgres', duringStart: false, afterMs: random.between(200, 2_000) });
  }
  return strikes;
}

/** Mostly short, so that work is under way; sometimes long enough for whole handoffs. */
function uptime(random: Random): number {
  return random.chance(0.25) ? random.between(2_500, 5_000) : random.between(100, 2_200);
}
