import type { LoadResult, Measured } from './load.ts';

/** What a contestant reached in each round; a round that failed is not there. */
export type Rounds = Map<number, LoadResult>;
export type Results = Map<string, Rounds>;

export interface Ratio {
  median: number;
  /** Lowest and highest round. */
  range: [number, number];
}

type Pair = [name: string, ours: string, theirs: string];

/** Speed of the first over speed of the second; each ratio comes once for every number of connections. */
const pairs: Pair[] = [
  ['sqliteVsMemory', 'sqlite/rule', 'memory/rule'],
  ['postgresVsMemory', 'postgres/rule', 'memory/rule'],
  ['sqliteVsMemoryUnderstand', 'sqlite/understand', 'memory/understand'],
  ['postgresVsMemoryUnderstand', 'postgres/understand', 'memory/understand'],
  ['ruleVsBotbuilder', 'sqlite/rule', 'botbuilder/echo'],
  ['ruleVsAgentsHosting', 'sqlite/rule', 'agentsHosting/echo'],
  ['understandVsBotbuilder', 'sqlite/understand', 'botbuilder/understand'],
  ['understandVsAgentsHosting', 'sqlite/understand', 'agentsHosting/understand'],
  ['understandVsBotbuilderEntities', 'sqlite/understand', 'botbuilder/entities'],
  ['understandVsAgentsHostingEntities', 'sqlite/understand', 'agentsHosting/entities'],
];

/**
 * The median over the rounds of the ratio within one round, so that a machine that slows down or speeds up between
 * rounds changes nothing. Only what was measured on both sides is there. Key: name and number of connections.
 */
export function speedRatios(results: Results, connections: number[]): Record<string, Ratio> {
  const ratios: Record<string, Ratio> = {};
  for (const [name, ours, theirs] of pairs) {
    for (const count of connections) {
      const ratio = ratioOf(results.get(ours), results.get(theirs), count);
      if (ratio) ratios[`${name}${count}`] = ratio;
    }
  }
  return ratios;
}

function ratioOf(
  ours: Rounds | undefined,
  theirs: Rounds | undefined,
  connections: number,
): Ratio | undefined {
  const both = [...(ours ?? [])].flatMap(([round, result]) => {
    const mine = result[connections];
    const other = theirs?.get(round)?.[connections];
    return mine && other ? [mine.turnsPerSecond / other.turnsPerSecond] : [];
  });
  return both.length > 0
    ? { median: median(both), range: [Math.min(...both), Math.max(...both)] }
    : undefined;
}

/** One contestant's figures at one number of connections: medians over the rounds. */
export function medians(rounds: Rounds, connections: number): Record<string, unknown> | undefined {
  const windows = [...rounds.values()].flatMap((result) => result[connections] ?? []);
  if (windows.length === 0) return undefined;
  const of = (read: (window: Measured) => number | undefined) => {
    const values = windows.flatMap((window) => read(window) ?? []);
    return values.length > 0 ? median(values) : undefined;
  };
  const speeds = windows.map((window) => window.turnsPerSecond);
  return {
    turnsPerSecond: median(speeds),
    turnsPerSecondRange: [Math.min(...speeds), Math.max(...speeds)],
    p50Ms: of((window) => window.p50Ms),
    p99Ms: of((window) => window.p99Ms),
    serverCpuUsPerTurn: of((window) => window.serverCpuUsPerTurn),
    postgresCpuUsPerTurn: of((window) => window.postgresCpuUsPerTurn),
    turnsPerCommit: of((window) => window.turnsPerCommit),
    loadBusy: of((window) => window.loadBusy),
    turns: windows.reduce((sum, window) => sum + window.turns, 0),
    decisions: decisionsOf(windows),
  };
}

function decisionsOf(windows: Measured[]): Record<string, number> {
  const total: Record<string, number> = {};
  for (const { decisions } of windows) {
    for (const [decision, count] of Object.entries(decisions))
      total[decision] = (total[decision] ?? 0) + count;
  }
  return total;
}

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
