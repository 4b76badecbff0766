import { showLatency } from '../latency.ts';
import { decimals, percent } from '../markdown.ts';
import type { Summary } from '../printResult.ts';
import type { Figures } from './figures.ts';

/** The figures in words. */
export function summarize(figures: Figures): Summary {
  const { rows, asked, threshold, latencyWithEncoderMs } = figures;
  const from = {
    labels: `${rows.calibrate} questions`,
    articles: 'the articles alone',
    shared: 'other help centres',
  }[figures.calibration];
  return [
    ['Rows', `${rows.articles} articles, ${rows.queries} questions, ${rows.unanswerable} unanswerable`],
    ['Right article', `${percent(figures.hitAt1)} % first, ${percent(figures.hitAt5)} % among five`],
    ['Found of all right', `${percent(figures.recallAt5)} % among five (MRR ${decimals(figures.mrr)})`],
    ['Deflected', `${percent(figures.deflection)} % of what can be answered`],
    ['Precision', `${percent(figures.precision)} % (asked: ${percent(asked.precision)} %)`],
    ['Wrongly answered', `${percent(figures.wronglyAnswered)} % of what cannot be answered`],
    ['Threshold', `${decimals(threshold)}, learnt from ${from}`],
    ['Answerable or not', `AUROC ${decimals(figures.auroc)}`],
    ['Calibration error', decimals(figures.ece)],
    [
      'Indexing',
      `${decimals(figures.indexSeconds, 2)} s for words, ${decimals(figures.vectorSeconds, 2)} s for vectors`,
    ],
    ['A question', showLatency(figures.latencyMs)],
    ['With the encoder', latencyWithEncoderMs ? showLatency(latencyWithEncoderMs) : 'off'],
  ];
}
