import type { Summary } from '../printResult.ts';
import type { ModeResult } from './modeResult.ts';

const MOST_NAMED = 12;

/** A line a mode, for a person. */
export function summarize(figures: Record<string, ModeResult>): Summary {
  return Object.entries(figures).map(([mode, result]) => [mode, lineOf(result)]);
}

function lineOf({ passed, total, wrongWrites, handedOver, failed }: ModeResult): string {
  const parts = [`${passed} of ${total}`, `wrong writes ${wrongWrites}`, `handed over ${handedOver}`];
  if (failed.length === 0) return parts.join(', ');
  const more = failed.length > MOST_NAMED ? ' …' : '';
  return `${parts.join(', ')}, failed: ${failed.slice(0, MOST_NAMED).join(' ')}${more}`;
}
