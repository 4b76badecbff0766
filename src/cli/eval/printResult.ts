import { writeFileSync } from 'node:fs';
import { BadInput, type Shell } from '../verb.ts';
import type { Output } from './readArgs.ts';
import { rounded } from './rounded.ts';

/** Name and value, in words. */
export type Summary = [name: string, value: string][];

export interface Result {
  figures: object;
  summary: Summary;
  /** In Markdown. */
  report: () => string;
}

/** The report where it was asked for; figures last, as one JSON object a line, or as lines for a person. */
export function printResult(
  { figures, summary, report }: Result,
  { report: isAsked, reportFile, json }: Output,
  { out }: Shell,
): void {
  if (isAsked && reportFile === undefined) out.write(`${report()}\n`);
  if (isAsked && reportFile !== undefined) writeReport(report(), reportFile);
  if (json) out.write(`${JSON.stringify(rounded(figures))}\n`);
  else if (!isAsked || reportFile) out.write(`${linesOf(summary).join('\n')}\n`);
}

function writeReport(report: string, file: string): void {
  try {
    writeFileSync(file, report);
  } catch (error) {
    throw new BadInput(`--report: ${file} cannot be written (${(error as NodeJS.ErrnoException).code}).`);
  }
}

function linesOf(summary: Summary): string[] {
  const width = Math.max(...summary.map(([name]) => name.length));
  return summary.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`);
}
