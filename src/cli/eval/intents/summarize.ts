import { showLatency } from '../latency.ts';
import { decimals, percent } from '../markdown.ts';
import type { Summary } from '../printResult.ts';
import type { Figures } from './figures.ts';

/** The figures in words. */
export function summarize(figures: Figures): Summary {
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
    ...(typos ? [['With typos', `${percent(typos.accuracy)} % accuracy`] as Summary[number]] : []),
    [
      'Training',
      `${decimals(figures.trainSeconds, 2)} s, and ${decimals(figures.encodeSeconds, 2)} s for vectors`,
    ],
    ['Model', model],
    ['A message', showLatency(figures.latencyMs)],
    ['With the encoder', figures.latencyWithEncoderMs ? showLatency(figures.latencyWithEncoderMs) : 'off'],
  ];
}
