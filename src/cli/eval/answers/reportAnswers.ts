import { cut } from '../../columns.ts';
import { calibrationOf } from '../calibration.ts';
import { calibrationTable, decimals, percent, table } from '../markdown.ts';
import { atThreshold, type Figures, type Measured, sureOf } from './figures.ts';
import type { Judged } from './judge.ts';
import { summarize } from './summarize.ts';

const MOST_ROWS = 30;
const LONGEST = 200;
const BINS = 10;
const CURVE = [0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.98];

/** The Markdown report: what was measured, and the rows behind it. */
export function reportAnswers(figures: Figures, measured: Measured): string {
  const { judged } = measured;
  return [
    '# Answers: evaluation',
    table(['figure', 'value'], summarize(figures)),
    '## Deflection against precision',
    'What other thresholds would give on these questions. To look at, not to choose by: these are the test questions.',
    curveTable(measured),
    '## Calibration',
    'Questions by how sure the first article was. Right below confidence: too sure.',
    calibrationTable(calibrationOf(judged.map(sureOf), BINS), { rows: 'questions', accuracy: 'right' }),
    '## Wrong answers',
    'Given at the threshold, the surest first, with the passage that was quoted.',
    wrongTable(judged, figures.threshold),
    '## Right, but not given',
    'The right article was first, and the bot was not sure enough.',
    missedTable(judged, figures.threshold),
    '## Not among the first five',
    'The right article was not offered at all.',
    notFoundTable(judged),
  ].join('\n\n');
}

function curveTable({ judged, threshold }: Measured): string {
  const rows = [...CURVE, threshold]
    .sort((a, b) => a - b)
    .map((at) => {
      const { deflection, precision, wronglyAnswered } = atThreshold(judged, at);
      const shown = `${decimals(at)}${at === threshold ? ' (chosen)' : ''}`;
      return [shown, percent(deflection), percent(precision), percent(wronglyAnswered)];
    });
  return table(['threshold', 'deflection %', 'precision %', 'wrongly answered %'], rows);
}

function wrongTable(judged: Judged[], threshold: number): string {
  const rows = judged
    .filter(({ confidence, place, found }) => found.length > 0 && confidence >= threshold && place !== 1)
    .toSorted((a, b) => b.confidence - a.confidence)
    .slice(0, MOST_ROWS)
    .map(({ question, found, confidence }) => [
      cut(question.text, LONGEST),
      question.relevant.join(', ') || 'none',
      `${found[0]!.article.id}: ${found[0]!.article.title}`,
      percent(confidence),
      cut(found[0]!.quote, LONGEST),
    ]);
  return table(['question', 'right', 'answered with', 'confidence %', 'quote'], rows);
}

function missedTable(judged: Judged[], threshold: number): string {
  const rows = judged
    .filter(({ confidence, place }) => confidence < threshold && place === 1)
    .toSorted((a, b) => a.confidence - b.confidence)
    .slice(0, MOST_ROWS)
    .map(({ question, found, confidence }) => [
      cut(question.text, LONGEST),
      found[0]!.article.title,
      percent(confidence),
    ]);
  return table(['question', 'article', 'confidence %'], rows);
}

function notFoundTable(judged: Judged[]): string {
  const rows = judged
    .filter(({ question, place }) => question.relevant.length > 0 && place > 5)
    .slice(0, MOST_ROWS)
    .map(({ question, found }) => [
      cut(question.text, LONGEST),
      question.relevant.join(', '),
      found[0]?.article.id ?? '-',
    ]);
  return table(['question', 'right', 'first'], rows);
}
