import type { Judged } from './judge.ts';

export interface IntentFigures {
  intent: string;
  /** Test rows that mean it. */
  rows: number;
  /** Right ones of those taken for it; 0 where none was. */
  precision: number;
  /** Found ones of those that mean it; 0 where none does. */
  recall: number;
  f1: number;
}

/** Every intent that a row means or was taken for, whatever the threshold: weakest first. */
export function perIntent(judged: Judged[]): IntentFigures[] {
  const names = new Set(judged.flatMap(({ label, top }) => [label, top].filter((name) => name !== null)));
  const meant = countBy(judged, ({ label }) => label);
  const taken = countBy(judged, ({ top }) => top);
  const right = countBy(judged, ({ label, top }) => (label === top ? label : null));
  return [...names]
    .map((intent): IntentFigures => {
      const [hits, rows, guesses] = [right, meant, taken].map((counts) => counts.get(intent) ?? 0) as Counts;
      const [precision, recall] = [share(hits, guesses), share(hits, rows)];
      return { intent, rows, precision, recall, f1: share(2 * hits, rows + guesses) };
    })
    .sort((a, b) => a.f1 - b.f1 || (a.intent < b.intent ? -1 : 1));
}

type Counts = [hits: number, rows: number, guesses: number];

/** The plain mean, so that a rare intent counts as much as a frequent one. */
export function macroF1(figures: IntentFigures[]): number | null {
  return figures.length === 0 ? null : figures.reduce((sum, { f1 }) => sum + f1, 0) / figures.length;
}

function countBy(judged: Judged[], nameOf: (one: Judged) => string | null): Map<string, number> {
  const counts = new Map<string, number>();
  for (const one of judged) {
    const name = nameOf(one);
    if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);
