import type { Judged } from './judge.ts';

export interface Confusion {
  label: string;
  top: string;
  rows: number;
  /** Up to three texts of them, the surest first. */
  examples: Judged[];
}

const EXAMPLES = 3;

/** Pairs of what was meant and what was taken for it, whatever the threshold: most frequent first. */
export function confusions(inside: Judged[]): Confusion[] {
  const wrong = inside.filter(({ label, top }) => label !== top);
  return [...Map.groupBy(wrong, ({ label, top }) => JSON.stringify([label, top]))]
    .map(([key, rows]): Confusion => {
      const [label, top] = JSON.parse(key) as [string, string | null];
      return { label, top: top ?? 'nothing', rows: rows.length, examples: surest(rows) };
    })
    .sort((a, b) => b.rows - a.rows);
}

function surest(rows: Judged[]): Judged[] {
  const byText = new Map(rows.map((row) => [row.text, row]));
  return [...byText.values()].sort((a, b) => b.confidence - a.confidence).slice(0, EXAMPLES);
}
