import { oneLine } from '../columns.ts';

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
