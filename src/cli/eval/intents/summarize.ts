import { decimals, percent } from '../markdown.ts';
import type { Figures, Latency } from './figures.ts';

/** The figures in words: name and value. */
export function summarize(figures: Figures): [name: string, value: string][] {
  const { rows, typos, threshold } = figures;
  const model = `${(figures.modelBytes / 1e6).toFixed(2)} MB, loads in ${decimals(figures.loadMs, 1)} ms`;
  return [
    [
      'Rows',
      `${rows.train} to train ${figures.intents} intents, ${rows.test} test, ${rows.oos} out of scope`,
    ],
    ['Accuracy', `${percent(figures.accuracy)} % (macro F1 ${decimals(figures.macroF1)})`],
    ['Out of scope', `recall ${percent(figures.oosRecall)} %, AUROC ${decimals(figures.auroc)}`],
    [
      'At the threshold',
      `${percent(figures.accuracyAtThreshold)} % accuracy (threshold ${decimals(threshold)})`,
    ],
    ['Calibration error', `${decimals(figures.ece)} (out of scope included: ${decimals(figures.eceAll)})`],
    ...(typos ? [['With typos', `${percent(typos.accuracy)} % accuracy`] as [string, string]] : []),
    [
      'Training',
      `${decimals(figures.trainSeconds, 2)} s, and ${decimals(figures.encodeSeconds, 2)} s for vectors`,
    ],
    ['Model', model],
    ['A message', latency(figures.latencyMs)],
    ['With the encoder', figures.latencyWithEncoderMs ? latency(figures.latencyWithEncoderMs) : 'off'],
  ];
}

function latency({ p50, p99 }: Latency): string {
  return `p50 ${decimals(p50)} ms, p99 ${decimals(p99)} ms`;
}

/** As lines for a terminal. */
export function summaryLines(figures: Figures): string[] {
  return summarize(figures).map(([name, value]) => `  ${name.padEnd(18)} ${value}`);
}
