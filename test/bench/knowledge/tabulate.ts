import { decimals, percent, table } from '../../../src/cli/eval/markdown.ts';
import { median } from '../ratios.ts';
import type { Measurement } from './measure.ts';
import type { ContestantName } from './options.ts';

/** One contestant on one help centre: a measurement a round. */
export interface Ran {
  set: string;
  contestant: ContestantName;
  measurements: Measurement[];
}

const HEAD = [
  'help centre',
  'contestant',
  'hit@1 %',
  'hit@5 %',
  'index s',
  'index CPU s',
  'memory MB',
  'p50 ms',
  'p99 ms',
  'CPU ms',
];

/** Medians over the rounds. */
export function combine(all: Measurement[]): Measurement {
  const names = Object.keys(all[0]!) as (keyof Measurement)[];
  return Object.fromEntries(
    names.map((name) => [name, median(all.map((one) => one[name]))]),
  ) as unknown as Measurement;
}

/** Markdown. */
export function tabulate(ran: Ran[]): string {
  const rows = ran
    .filter(({ measurements }) => measurements.length > 0)
    .map(({ set, contestant, measurements }) => {
      const one = combine(measurements);
      return [
        set,
        contestant,
        percent(one.hitAt1),
        percent(one.hitAt5),
        decimals(one.indexSeconds, 2),
        decimals(one.indexCpuSeconds, 2),
        decimals(one.memoryMB, 0),
        decimals(one.p50Ms, 2),
        decimals(one.p99Ms, 2),
        decimals(one.cpuMs, 2),
      ];
    });
  return table(HEAD, rows);
}
