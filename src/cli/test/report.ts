import type { Mismatch } from './findMismatches.ts';
import type { TestResult } from './playTest.ts';

/** One line a test. */
export function describeResult({ file, name, failure }: TestResult): string {
  return `${failure ? 'FAILED' : 'ok    '}  ${name}  (${file})`;
}

/** What was expected, what came, and what the engine says of it. */
export function describeFailure({ name, failure }: TestResult): string {
  if (!failure) return '';
  const { file, line, after, mismatches, trace, missing } = failure;
  const lines = [
    '',
    `${file}:${line}: ${name}`,
    `  after ${after}`,
    ...mismatches.flatMap(describeMismatch),
    ...trace.map((one, i) => `  ${i === 0 ? 'because' : '       '}  ${one}`),
    ...missing.map((one) => `  the test has no ${one}. Add it.`),
  ];
  return `${lines.join('\n')}\n`;
}

function describeMismatch({ field, expected, came }: Mismatch): string[] {
  return [
    `  ${field}`,
    `    - expected  ${indented(expected)}`,
    `    + came      ${indented(came ?? 'nothing')}`,
  ];
}

const indented = (text: string) => text.replaceAll('\n', '\n                ');

export function summarise(results: TestResult[]): string {
  const failed = results.filter(({ failure }) => failure !== null).length;
  const all = results.length === 1 ? '1 test' : `${results.length} tests`;
  return failed === 0 ? `${all}, all pass.` : `${all}, ${failed} failed.`;
}
