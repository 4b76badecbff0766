import { oneLine } from '../columns.ts';
import type { Calibration } from './calibration.ts';

type Cell = string | number;

/** A Markdown table; numbers stand to the right. Text of the rows cannot break it. */
export function table(head: string[], rows: Cell[][]): string {
  if (rows.length === 0) return '_None._';
  const isNumber = head.map((_, at) => rows.every((row) => typeof row[at] === 'number' || isFigure(row[at])));
  const lines = [
    head,
    isNumber.map((right) => (right ? '--:' : '---')),
    ...rows.map((row) => row.map((cell) => plain(String(cell)))),
  ];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** `called`: what its rows and their accuracy are. */
export function calibrationTable({ bins }: Calibration, called: { rows: string; accuracy: string }): string {
  const rows = bins.map(({ from, to, rows, confidence, accuracy }) => [
    `${decimals(from, 2)} to ${decimals(to, 2)}`,
    rows,
    percent(confidence),
    percent(accuracy),
  ]);
  return table(['confidence', called.rows, 'mean confidence %', `${called.accuracy} %`], rows);
}

const isFigure = (cell: Cell | undefined) => /^(-|[\d.,]+( (%|ms|s|MB|KB))?)$/.test(String(cell));

function plain(text: string): string {
  return oneLine(text).replace(/[\\`*<>|[\]]/g, '\\$&');
}

/** `95.83`: a share as a percentage. */
export function percent(share: number | null): string {
  return share === null ? '-' : (share * 100).toFixed(2);
}

export function decimals(value: number | null, digits = 3): string {
  return value === null ? '-' : value.toFixed(digits);
}
