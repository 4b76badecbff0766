import { cut } from '../../columns.ts';
import { calibrationOf } from '../calibration.ts';
import { calibrationTable, decimals, percent, table } from '../markdown.ts';
import { atThreshold, thresholdCurve } from './atThreshold.ts';
import { confusions } from './confusions.ts';
import { type Figures, type Measured, sureOf } from './figures.ts';
import type { Judged } from './judge.ts';
import { perIntent } from './perIntent.ts';
import { summarize } from './summarize.ts';

const MOST_CONFUSIONS = 20;
const MOST_SLOW = 10;
const MOST_MENDED = 20;
const LONGEST = 120;

/** The Markdown report: what was measured, and the rows behind it. */
export function reportIntents(figures: Figures, measured: Measured): string {
  const { inside, outside } = measured;
  return [
    '# Intents: evaluation',
    table(['figure', 'value'], summarize(figures)),
    '## Confusions',
    'What was meant, what was taken for it, whatever the threshold; the surest examples.',
    confusionTable(inside),
    '## Calibration',
    'In-scope rows by how sure the classifier was of its top intent. Accuracy below confidence: too sure.',
    calibrationTable(calibrationOf(inside.map(sureOf)), { rows: 'rows', accuracy: 'accuracy' }),
    '## Accuracy against out-of-scope recall',
    'What other thresholds would give on these rows. To look at, not to choose by: these are the test rows.',
    curveTable(measured),
    ...(outside
      ? ['## Out-of-scope rows taken for an intent', acceptedTable(outside, figures.threshold)]
      : []),
    '## By intent',
    'Weakest first.',
    intentTable(inside),
    '## Rows whose spelling was mended',
    'Those that were understood wrongly come first. Clean text should not be here.',
    mendedTable(inside),
    '## Slowest rows',
    slowTable([...inside, ...(outside ?? [])]),
  ].join('\n\n');
}

function confusionTable(inside: Judged[]): string {
  const rows = confusions(inside)
    .slice(0, MOST_CONFUSIONS)
    .map(({ label, top, rows, examples }) => [
      label,
      top,
      rows,
      examples.map((one) => `“${cut(one.text, LONGEST)}” (${percent(one.confidence)} %)`).join('; '),
    ]);
  return table(['meant', 'taken for', 'rows', 'examples'], rows);
}

function curveTable({ trained, inside, outside }: Measured): string {
  const chosen = trained.classifier.threshold;
  const curve = [...thresholdCurve(inside, outside ?? []), atThreshold(chosen, inside, outside ?? [])];
  const rows = curve
    .sort((a, b) => a.threshold - b.threshold)
    .map(({ threshold, oosRecall, accuracy }) => [
      `${decimals(threshold, 4)}${threshold === chosen ? ' (chosen)' : ''}`,
      percent(oosRecall),
      percent(accuracy),
    ]);
  return table(['threshold', 'out-of-scope recall %', 'accuracy at it %'], rows);
}

function acceptedTable(outside: Judged[], threshold: number): string {
  const rows = outside
    .filter(({ inScope }) => inScope >= threshold)
    .toSorted((a, b) => b.inScope - a.inScope)
    .slice(0, MOST_CONFUSIONS)
    .map(({ text, top, inScope }) => [cut(text, LONGEST), top ?? '-', percent(inScope)]);
  return table(['row', 'taken for', 'in scope %'], rows);
}

function intentTable(inside: Judged[]): string {
  const rows = perIntent(inside).map(({ intent, rows, precision, recall, f1 }) => [
    intent,
    rows,
    percent(precision),
    percent(recall),
    percent(f1),
  ]);
  return table(['intent', 'rows', 'precision %', 'recall %', 'F1 %'], rows);
}

function mendedTable(inside: Judged[]): string {
  const isRight = ({ top, label }: Judged) => Number(top === label);
  const rows = inside
    .filter(({ readAs }) => readAs !== undefined)
    .toSorted((a, b) => isRight(a) - isRight(b))
    .slice(0, MOST_MENDED)
    .map(({ text, readAs, label, top }) => [
      cut(text, LONGEST),
      cut(readAs ?? '', LONGEST),
      label ?? '-',
      top ?? '-',
    ]);
  return table(['row', 'read as', 'meant', 'taken for'], rows);
}

function slowTable(all: Judged[]): string {
  const rows = all
    .toSorted((a, b) => b.ms - a.ms)
    .slice(0, MOST_SLOW)
    .map(({ text, ms, msWithEncoder }) => [
      cut(text, LONGEST),
      decimals(ms),
      decimals(msWithEncoder),
      text.length,
    ]);
  return table(['row', 'ms', 'ms with the encoder', 'characters'], rows);
}
