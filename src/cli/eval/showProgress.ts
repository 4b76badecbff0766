import { createPaint } from '../paint.ts';
import { createProgressLine } from '../progressLine.ts';

export interface Progress {
  show(step: string, done: number, total: number): void;
  end(): void;
}

const WITHOUT_WIDTH = 80;

/** Bars on a terminal; nothing where the stream goes to a file or another program. */
export function showProgress(err: NodeJS.WriteStream): Progress {
  if (!err.isTTY) return { show: () => {}, end: () => {} };
  const paint = createPaint(err.hasColors());
  const line = createProgressLine({ out: err, paint, width: () => err.columns ?? WITHOUT_WIDTH });
  return { show: line.progress, end: () => line.end() };
}
