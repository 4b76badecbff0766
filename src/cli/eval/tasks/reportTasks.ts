import { percent, table } from '../markdown.ts';
import type { ModeResult } from './modeResult.ts';

/** Markdown: one row a mode, and what failed in it. */
export function reportTasks(figures: Record<string, ModeResult>, { seed }: { seed: number }): string {
  const modes = Object.entries(figures);
  const rows = modes.map(([mode, { passed, total, wrongWrites, handedOver }]) => [
    mode,
    passed,
    total,
    percent(total === 0 ? null : passed / total),
    wrongWrites,
    handedOver,
  ]);
  const failed = modes.map(
    ([mode, result]) => `## Failed: ${mode}\n\n${result.failed.join(', ') || '_None._'}`,
  );
  return [
    `# Tasks (seed ${seed})`,
    table(['mode', 'passed', 'of', 'passed %', 'wrong writes', 'handed over'], rows),
    ...failed,
  ].join('\n\n');
}
