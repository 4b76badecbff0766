import { decimals, percent, table } from '../../../src/cli/eval/markdown.ts';
import { median } from '../ratios.ts';
import type { Measurement } from './measure.ts';
import type { ContestantName } from './options.ts';

/** One contestant on one set: a measurement a round. */
export interface Ran {
  set: string;
  contestant: ContestantName;
  measurements: Measurement[];
}

const HEAD = [
  'set',
  'contestant',
  'accuracy %',
  'AUROC',
  'training s',
  'of it vectors s',
  'saved MB',
  'load ms',
  'p50 ms',
  'p99 ms',
];

/** Several measurements as one: `median` over rounds, `mean` over parts of a set, since each holds other rows. */
export function combine(all: Measurement[], combineValues: (values: number[]) => number): Measurement {
  const of = (name: Exclude<keyof Measurement, 'auroc'>) => combineValues(all.map((one) => one[name]));
  const aurocs = all.flatMap(({ auroc }) => auroc ?? []);
  return {
    accuracy: of('accuracy'),
    auroc: aurocs.length > 0 ? combineValues(aurocs) : null,
    trainSeconds: of('trainSeconds'),
    encodeSeconds: of('encodeSeconds'),
    modelBytes: of('modelBytes'),
    loadMs: of('loadMs'),
    p50Ms: of('p50Ms'),
    p99Ms: of('p99Ms'),
  };
}

export function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Markdown; medians over the rounds. */
export function tabulate(ran: Ran[]): string {
  return table(
    HEAD,
    ran
      .filter(({ measurements }) => measurements.length > 0)
      .map(({ set, contestant, measurements }) => {
        const one = combine(measurements, median);
        return [
          set,
          contestant,
          percent(one.accuracy),
          decimals(one.auroc),
          decimals(one.trainSeconds + one.encodeSeconds, 2),
          decimals(one.encodeSeconds, 2),
          decimals(one.modelBytes / 1e6, 2),
          decimals(one.loadMs, 1),
          decimals(one.p50Ms),
          decimals(one.p99Ms),
        ];
      }),
  );
}
